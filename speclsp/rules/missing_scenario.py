"""
A requirement has no scenario, so nothing shows what it means in a case.

OpenSpec wants at least one `#### Scenario:` below each requirement; its own validation refuses a
requirement without.

## Bad

```spec openspec/specs/doors/spec.md
## Requirements

### Requirement: Closing time
                 ^^^^^^^^^^^^ missing-scenario: "Closing time" has no scenario

The door SHALL close after 10 s.
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

Write `missing-scenario = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore missing-scenario: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.bodies import obliging, scenarios_of
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for place in obliging(document):
        if not scenarios_of(document, place):
            identifier = place.clause.id
            yield Diagnostic(place.id_span, f'"{identifier}" has no scenario', clause=identifier)


RULE = Rule("missing-scenario", "evidence", "warning", __doc__, document=_check)
