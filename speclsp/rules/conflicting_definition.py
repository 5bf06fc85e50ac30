"""
One term is defined twice, and the definitions tell of different things.

Definitions that differ in a number do, and those that have few words in common. What only points
elsewhere ("see the glossary") defines nothing.

## Bad

```spec glossary.md
# Glossary

- **Dormant account**: an account whose owner has not signed in for 90 days.
    ^^^^^^^^^^^^^^^ conflicting-definition: "Dormant account" is defined differently in billing.md: "a contract without any paid invoice since the start of the year."
```

```spec billing.md
# Terms

- **Dormant account**: a contract without any paid invoice since the start of the year.
    ^^^^^^^^^^^^^^^ conflicting-definition: "Dormant account" is defined differently in glossary.md: "an account whose owner has not signed in for 90 days."
```

## Good

```spec glossary.md
# Glossary

- **Dormant account**: an account whose owner has not signed in for 90 days.
```

```spec billing.md
# Terms

- **Dormant account**: an account whose owner has not signed in for three months (90 days).
```

## Not for you?

Write `conflicting-definition = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-definition: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from speclsp.conflicts.listing import Conflict
from speclsp.rules.shared.conflicting import crossing, words


def _say(conflict: Conflict) -> str:
    return (
        f"{words(conflict.own)} is defined differently in {conflict.other.path}:"
        f' "{conflict.other.quote}"'
    )


def _ask(conflict: Conflict) -> str:
    return f"What does {words(conflict.own)} mean?"


RULE = crossing("conflicting-definition", "error", __doc__, _say, _ask)
