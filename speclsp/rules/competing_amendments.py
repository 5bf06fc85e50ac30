"""
Two open changes are about the same requirement, so the one that is archived last undoes the other.

In OpenSpec, each change carries the whole new words of a requirement. Changes in the archive are
done and count no more.

## Bad

```spec openspec/changes/longer/specs/doors/spec.md
## ADDED Requirements

### Requirement: Warning tone
                 ^^^^^^^^^^^^ competing-amendments: "Warning tone" is added here and by the change "shorter"

The door SHALL sound a tone of 3 s.

#### Scenario: Closing

- **WHEN** the door closes
- **THEN** the tone sounds
```

```spec openspec/changes/shorter/specs/doors/spec.md
## ADDED Requirements

### Requirement: Warning tone
                 ^^^^^^^^^^^^ competing-amendments: "Warning tone" is added here and by the change "longer"

The door SHALL sound a tone of 1 s.

#### Scenario: Closing

- **WHEN** the door closes
- **THEN** the tone sounds
```

## Good

```spec openspec/changes/longer/specs/doors/spec.md
## ADDED Requirements

### Requirement: Warning tone

The door SHALL sound a tone of 3 s.

#### Scenario: Closing

- **WHEN** the door closes
- **THEN** the tone sounds
```

```spec openspec/changes/lights/specs/doors/spec.md
## ADDED Requirements

### Requirement: Warning light

The door SHALL flash for 1 s.

#### Scenario: Closing

- **WHEN** the door closes
- **THEN** the light flashes
```

## Not for you?

Write `competing-amendments = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore competing-amendments: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.resolution.amendments import amendments, change_of
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot

_MOST = 5


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    own = change_of(document.path)
    for start, clause in document.settled.clauses:
        if not clause.amends:
            continue
        scope = document.settled.amended(clause.notation)
        others = [
            each for each in amendments(snapshot, scope, clause.id) if change_of(each.path) != own
        ]
        if not others:
            continue
        names = sorted({change_of(each.path) for each in others})
        by = f'the change "{names[0]}"' if len(names) == 1 else f"{len(names)} other changes"
        yield Diagnostic(
            clause.id_span.moved(start),
            f'"{clause.id}" is {clause.amends} here and by {by}',
            tuple(
                Related(each.path, each.id_span, f"{each.clause.amends} here")
                for each in others[:_MOST]
            ),
            clause.id,
        )


RULE = Rule(
    "competing-amendments", "conflict", "warning", __doc__, document=_check, needs="documents"
)
