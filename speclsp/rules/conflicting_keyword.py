"""
One statement demands or allows what another forbids, or demands the opposite.

Compared are the modal verbs and their negation, and verbs that undo each other: what must be
accepted here must not be rejected there. A narrower case that the wider statement leaves room for
is an exception (see `uncited-exception`), and a prohibition of one actor says nothing of another.

## Bad

```spec
- **REQ-1**: A viewer MUST NOT see the salary of an employee.
                      ^^^^^^^^^^^^ conflicting-keyword: "MUST NOT see" here, but "MUST see" in REQ-2, in the same case
- **REQ-2**: A viewer MUST see the salary of an employee.
                      ^^^^^^^^ conflicting-keyword: "MUST see" here, but "MUST NOT see" in REQ-1, in the same case
```

## Good

```spec
- **REQ-1**: A viewer MUST NOT see the salary of an employee, unless the employee agrees.
- **REQ-2**: A manager MUST see the salary of an employee.
```

## Not for you?

Write `conflicting-keyword = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-keyword: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.claims.claim import Claim
from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import crossing, where, words


def _say(conflict: Conflict) -> str:
    one, other = conflict.one, conflict.two
    alike = isinstance(one, Claim) and isinstance(other, Claim) and one.cases == other.cases
    same = ", in the same case" if alike else ""
    return f"{words(conflict.own)} here, but {words(conflict.other)} {where(conflict)}{same}"


def _ask(conflict: Conflict) -> str:
    return f"Which holds: {words(conflict.own)} or {words(conflict.other)}?"


RULE = crossing("conflicting-keyword", "error", __doc__, _say, _ask)
