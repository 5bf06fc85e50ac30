"""
A statement recommends or allows what another, of the same words, demands.

## Bad

```spec
- **REQ-1**: The client MUST retry a failed upload.
- **REQ-2**: The client SHOULD retry a failed upload.
                        ^^^^^^^^^^^^ weakened-clause: "SHOULD retry" here, but "MUST retry" in REQ-1, of the same
```

## Good

```spec
- **REQ-1**: The client MUST retry a failed upload.
- **REQ-2**: The client SHOULD report a failed upload.
```

## Not for you?

Write `weakened-clause = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore weakened-clause: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import STRENGTHS, crossing, where, words


def _say(conflict: Conflict) -> str:
    return f"{words(conflict.own)} here, but {words(conflict.other)} {where(conflict)}, of the same"


def _ask(_: Conflict) -> str:
    return "How strongly is this demanded?"


def _is_weaker(conflict: Conflict) -> bool:
    return STRENGTHS.index(conflict.own.force) > STRENGTHS.index(conflict.other.force)


RULE = crossing("weakened-clause", "info", __doc__, _say, _ask, _is_weaker)
