"""
Two neighbouring ranges leave out the value between them, so that nothing is said of it.

## Bad

```spec
- **REQ-1**: The meter MUST show green when the load is below 80 percent.
                                                        ^^^^^^^^^^^^^^^^ boundary-gap: "below 80 percent" here and "above 80 percent" in REQ-2 leave a gap: 80 percent is in neither
- **REQ-2**: The meter MUST show red when the load is above 80 percent.
                                                      ^^^^^^^^^^^^^^^^ boundary-gap: "above 80 percent" here and "below 80 percent" in REQ-1 leave a gap: 80 percent is in neither
```

## Good

```spec
- **REQ-1**: The meter MUST show green when the load is below 80 percent.
- **REQ-2**: The meter MUST show red when the load is at least 80 percent.
```

## Not for you?

Write `boundary-gap = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore boundary-gap: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import because, crossing, where, words


def _say(conflict: Conflict) -> str:
    return (
        f"{words(conflict.own)} here and {words(conflict.other)} {where(conflict)}"
        f" leave a gap{because(conflict)}"
    )


def _ask(_: Conflict) -> str:
    return "To which of the two does the value between them belong?"


RULE = crossing("boundary-gap", "warning", __doc__, _say, _ask)
