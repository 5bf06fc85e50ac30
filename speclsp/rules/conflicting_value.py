"""
Two statements limit the same amount, and no amount satisfies both.

Amounts are compared in one unit, so 3 weeks and 20 days are 21 days and 20 days. They are of the
same thing where both statements do the same to the same thing and at most one of them says more
than the other. What differs in its conditions is left alone, and so is what cites the other.

## Bad

```spec
- **REQ-1**: The gateway MUST keep an audit entry for at least 90 days.
                                                      ^^^^^^^^^^^^^^^^ conflicting-value: "at least 90 days" here and "60 days" in REQ-2 cannot both hold: after 60 days REQ-2 is met and this one is broken
- **REQ-2**: The gateway MUST delete an audit entry after 60 days.
                                                          ^^^^^^^ conflicting-value: "60 days" here and "at least 90 days" in REQ-1 cannot both hold: after 60 days this one is met and REQ-1 is broken
```

## Good

```spec
- **REQ-1**: The gateway MUST keep an audit entry for at least 90 days.
- **REQ-2**: The gateway MUST delete an audit entry after 120 days.
```

## Not for you?

Write `conflicting-value = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-value: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import amount, because, crossing, where, words


def _say(conflict: Conflict) -> str:
    # Of two limits that go together, one is the tighter.
    fault = "are two limits of one thing" if conflict.milder else "cannot both hold"
    return (
        f"{amount(conflict.own)} here and {amount(conflict.other)} {where(conflict)} {fault}"
        f"{because(conflict)}"
    )


def _ask(conflict: Conflict) -> str:
    return f"Which holds: {words(conflict.own)} or {words(conflict.other)}?"


RULE = crossing("conflicting-value", "error", __doc__, _say, _ask)
