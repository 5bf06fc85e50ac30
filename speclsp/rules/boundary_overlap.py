"""
Two neighbouring ranges both have the value at which they meet, and ask for different things.

## Bad

```spec
- **REQ-1**: The meter MUST show green when the load is 80 percent or less.
                                                        ^^^^^^^^^^^^^^^^^^ boundary-overlap: "80 percent or less" here and "80 percent or more" in REQ-2 overlap: 80 percent is in both
- **REQ-2**: The meter MUST show red when the load is 80 percent or more.
                                                      ^^^^^^^^^^^^^^^^^^ boundary-overlap: "80 percent or more" here and "80 percent or less" in REQ-1 overlap: 80 percent is in both
```

## Good

```spec
- **REQ-1**: The meter MUST show green when the load is 80 percent or less.
- **REQ-2**: The meter MUST show red when the load is more than 80 percent.
```

## Not for you?

Write `boundary-overlap = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore boundary-overlap: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import because, crossing, where, words


def _say(conflict: Conflict) -> str:
    return (
        f"{words(conflict.own)} here and {words(conflict.other)} {where(conflict)}"
        f" overlap{because(conflict)}"
    )


def _ask(_: Conflict) -> str:
    return "To which of the two does the shared value belong?"


RULE = crossing("boundary-overlap", "warning", __doc__, _say, _ask)
