"""
A section states a level of authority that the project does not have.

Which of two rules yields is decided by their levels, so a misspelt one decides wrongly or not at
all. The levels are those of `authority.levels` in the configuration, else those that a document
lists from highest to lowest, else root, system, developer, user and guideline; platform is the
earlier name of root.

## Bad

```spec
# Honesty {#honesty authority=rooot}
                              ^^^^^ unknown-authority: "rooot" is no level of authority, did you mean "root"?
```

```spec
# Levels

The levels of authority, from highest to lowest, are law, board and staff.

# Budgets {#budgets authority=bord}
                              ^^^^ unknown-authority: "bord" is no level of authority, did you mean "board"?
```

## Good

```spec
# Honesty {#honesty authority=root}

## Scope {#scope}
```

```toml house/speclsp.toml
[authority]
levels = ["law", "board"]
```

```spec house/rules.md
# Budgets {#budgets authority=board}
```

## Not for you?

Write `unknown-authority = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unknown-authority: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.authority.levels import ladder
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import MOST, hint, nearest
from speclsp.spec.facts import Attribute
from speclsp.spec.relating import AUTHORITY
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    held = ladder(snapshot, document.path)
    offered = 0
    for start, identifier, attribute in _stated(document):
        if attribute.key == AUTHORITY and held.rank(attribute.value) is None:
            offered += 1
            near = nearest(attribute.value, frozenset(held.levels)) if offered <= MOST else ()
            yield Diagnostic(
                attribute.span.moved(start),
                f'"{attribute.value}" is no level of authority{hint(near)}',
                clause=identifier,
                data=near,
            )


def _stated(document: Document) -> Iterator[tuple[int, str, Attribute]]:
    for start, facts in document.facts:
        for section in facts.sections:
            for attribute in section.attributes:
                yield start, section.id, attribute
    for start, clause in document.settled.clauses:
        for attribute in clause.attributes:
            yield start, clause.id, attribute


RULE = Rule("unknown-authority", "authority", "warning", __doc__, document=_check, fixes=instead)
