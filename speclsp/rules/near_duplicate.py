"""
Two statements say the same in other words, so that an edit of one leaves the other behind.

## Bad

```spec
- **REQ-1**: When the door opens, the kiosk MUST print a receipt for the sale.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ near-duplicate: REQ-2 says the same in other words
- **REQ-2**: The kiosk MUST print a receipt for each sale when the door opens.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ near-duplicate: REQ-1 says the same in other words
```

## Good

```spec
- **REQ-1**: When the door opens, the kiosk MUST print a receipt for the sale.
- **REQ-2**: When the door closes, the kiosk MUST print a receipt for the sale.
```

## Not for you?

Write `near-duplicate = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore near-duplicate: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import crossing, name_of


def _say(conflict: Conflict) -> str:
    return f"{name_of(conflict)} says the same in other words"


RULE = crossing("near-duplicate", "info", __doc__, _say)
