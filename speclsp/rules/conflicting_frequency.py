"""
Two statements have the same done at different intervals.

## Bad

```spec
- **REQ-1**: The scheduler MUST rotate the signing key every 30 days.
                                                       ^^^^^^^^^^^^^ conflicting-frequency: "every 30 days" here, but "once a week" in REQ-2: 30 days would meet this one and break REQ-2
- **REQ-2**: The scheduler MUST rotate the signing key once a week.
                                                       ^^^^^^^^^^^ conflicting-frequency: "once a week" here, but "every 30 days" in REQ-1: 30 days would meet REQ-1 and break this one
```

## Good

```spec
- **REQ-1**: The scheduler MUST rotate the signing key every 7 days.
- **REQ-2**: The scheduler MUST rotate the signing key once a week.
```

## Not for you?

Write `conflicting-frequency = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-frequency: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import because, crossing, where, words


def _say(conflict: Conflict) -> str:
    return (
        f"{words(conflict.own)} here, but {words(conflict.other)} {where(conflict)}"
        f"{because(conflict)}"
    )


def _ask(conflict: Conflict) -> str:
    return f"How often: {words(conflict.own)} or {words(conflict.other)}?"


RULE = crossing("conflicting-frequency", "error", __doc__, _say, _ask)
