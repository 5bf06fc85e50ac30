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
from speclsp.notation.openspec import NAME as OPENSPEC
from speclsp.resolution.bodies import scenarios_of
from speclsp.resolution.places import ClausePlace
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, clause in document.settled.clauses:
        if clause.notation != OPENSPEC or clause.form != "heading":
            continue
        if clause.amends in ("removed", "renamed"):
            continue
        place = ClausePlace(document.path, start, clause)
        if not scenarios_of(document, place):
            yield Diagnostic(place.id_span, f'"{clause.id}" has no scenario', clause=clause.id)


RULE = Rule("missing-scenario", "evidence", "warning", __doc__, document=_check)
