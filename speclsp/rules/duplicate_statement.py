"""
A statement stands twice, so that an edit of one leaves the other behind.

## Bad

```spec
- **REQ-1**: The kiosk MUST print a receipt for every sale.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-statement: the same is said in REQ-2
- **REQ-2**: The kiosk MUST print a receipt for every sale.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-statement: the same is said in REQ-1
```

## Good

```spec
- **REQ-1**: The kiosk MUST print a receipt for every sale.
- **REQ-2**: The kiosk MUST print a receipt for every refund.
```

## Not for you?

Write `duplicate-statement = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore duplicate-statement: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import crossing, where


def _say(conflict: Conflict) -> str:
    return f"the same is said {where(conflict)}"


RULE = crossing("duplicate-statement", "info", __doc__, _say)
