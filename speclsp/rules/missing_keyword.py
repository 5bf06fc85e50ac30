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

## Evidence

OpenSpec's own validator refuses a requirement without SHALL or MUST in its text. Who archives a
change is told then; here it is told while it is written.

## Not for you?

Write `missing-keyword = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore missing-keyword: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.bodies import keywords_of, obliging
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot

_OBLIGING = frozenset(("SHALL", "SHALL NOT", "MUST", "MUST NOT"))


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for place in obliging(document):
        if _OBLIGING.isdisjoint(keywords_of(document, place)):
            identifier = place.clause.id
            message = f'"{identifier}" says neither SHALL nor MUST'
            yield Diagnostic(place.id_span, message, clause=identifier)


RULE = Rule("missing-keyword", "keyword", "warning", __doc__, document=_check)
