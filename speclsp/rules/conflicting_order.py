"""
Two statements put the same two steps in opposite orders.

## Bad

```spec
- **REQ-1**: The installer MUST verify the signature before it unpacks the archive.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-order: the steps come in another order here than in REQ-2, which says "The installer MUST unpack the archive before it verifies the signature."
- **REQ-2**: The installer MUST unpack the archive before it verifies the signature.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-order: the steps come in another order here than in REQ-1, which says "The installer MUST verify the signature before it unpacks the archive."
```

## Good

```spec
- **REQ-1**: The installer MUST verify the signature before it unpacks the archive.
- **REQ-2**: The installer MUST unpack the archive before it runs the setup.
```

## Not for you?

Write `conflicting-order = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-order: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import crossing, where


def _say(conflict: Conflict) -> str:
    return (
        f"the steps come in another order here than {where(conflict)}, which says"
        f' "{conflict.other.quote}"'
    )


def _ask(_: Conflict) -> str:
    return "Which of the two steps comes first?"


RULE = crossing("conflicting-order", "error", __doc__, _say, _ask)
