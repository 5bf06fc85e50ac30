"""
A requirement obliges nobody: it says neither SHALL nor MUST.

OpenSpec wants one of the two, in capitals, in the words of each requirement, above its scenarios;
its own validation refuses a requirement without.

## Bad

```spec openspec/specs/doors/spec.md
## Requirements

### Requirement: Closing time
                 ^^^^^^^^^^^^ missing-keyword: "Closing time" says neither SHALL nor MUST

The door closes after 10 s.

#### Scenario: Nobody comes

- **WHEN** the door was open for 10 s
- **THEN** it closes
```

## Good

```spec openspec/specs/doors/spec.md
## Requirements

### Requirement: Closing time

The door SHALL close after 10 s.

#### Scenario: Nobody comes

- **WHEN** the door was open for 10 s
- **THEN** it closes
```

## Not for you?

Write `missing-keyword = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore missing-keyword: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.notation.openspec import NAME as OPENSPEC
from speclsp.resolution.bodies import keywords_of
from speclsp.resolution.places import ClausePlace
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot

_OBLIGING = frozenset(("SHALL", "SHALL NOT", "MUST", "MUST NOT"))


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, clause in document.settled.clauses:
        if clause.notation != OPENSPEC or clause.form != "heading":
            continue
        if clause.amends in ("removed", "renamed"):
            continue
        place = ClausePlace(document.path, start, clause)
        if _OBLIGING.isdisjoint(keywords_of(document, place)):
            message = f'"{clause.id}" says neither SHALL nor MUST'
            yield Diagnostic(place.id_span, message, clause=clause.id)


RULE = Rule("missing-keyword", "keyword", "warning", __doc__, document=_check)
