"""
Two statements list all there is of something, and the lists differ.

One of the lists has to be closed: "one of", "only", "and no others".

## Bad

```spec
- **REQ-1**: The ticket status MUST be one of `open`, `held` and `closed`.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-enumeration: this list has "held" where that in REQ-2 has "late"
- **REQ-2**: The board MUST show a ticket by status, with the ticket status `open`, `late` or `closed`.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-enumeration: this list has "late" where that in REQ-1 has "held"
```

## Good

```spec
- **REQ-1**: The ticket status MUST be one of `open`, `held` and `closed`.
- **REQ-2**: The ticket priority MUST be one of `low`, `held` and `open`.
```

## Not for you?

Write `conflicting-enumeration = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-enumeration: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict, Side
from speclsp.rules.shared.conflicting import crossing, where


def _say(conflict: Conflict) -> str:
    return (
        f"this list has {_more(conflict.own)} where that {where(conflict)} has"
        f" {_more(conflict.other)}"
    )


def _more(side: Side) -> str:
    return f'"{side.words}"' if side.words else "nothing"


def _ask(_: Conflict) -> str:
    return "What belongs to the list?"


RULE = crossing("conflicting-enumeration", "error", __doc__, _say, _ask)
