"""
A statement asks in a narrower case for something else than another does in general, and neither
names the other.

It may be meant as an exception. Saying so, with "unless" or the identifier of the other clause,
tells a reader which one holds.

## Bad

```spec
- **REQ-1**: A driver MUST NOT cancel a ride.
                      ^^^^^^^^^^^^^^^ uncited-exception: "MUST NOT cancel" here, but "MAY cancel" in REQ-2, and neither names the other as its exception
- **REQ-2**: While the road is closed, a driver MAY cancel a ride.
                                                ^^^^^^^^^^ uncited-exception: "MAY cancel" here, but "MUST NOT cancel" in REQ-1, and neither names the other as its exception
```

```spec
- **REQ-1**: The stock MUST be counted once a year.
                                       ^^^^^^^^^^^ uncited-exception: "once a year" here, but "once a month" in REQ-2, and neither names the other as its exception
- **REQ-2**: The stock of seeds MUST be counted once a month.
                                                ^^^^^^^^^^^^ uncited-exception: "once a month" here, but "once a year" in REQ-1, and neither names the other as its exception
```

## Good

```spec
- **REQ-1**: A driver MUST NOT cancel a ride, except where REQ-2 applies.
- **REQ-2**: While the road is closed, a driver MAY cancel a ride.
```

## Not for you?

Write `uncited-exception = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore uncited-exception: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import crossing, where, words


def _say(conflict: Conflict) -> str:
    return (
        f"{words(conflict.own)} here, but {words(conflict.other)} {where(conflict)}, and"
        " neither names the other as its exception"
    )


def _ask(_: Conflict) -> str:
    return "Is the narrower statement an exception to the wider one?"


RULE = crossing("uncited-exception", "info", __doc__, _say, _ask)
