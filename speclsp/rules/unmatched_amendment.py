"""
A change cannot be applied: what it modifies, removes or renames is not there, or what it adds is.

In OpenSpec, the titles below `## MODIFIED Requirements` and the like are those of requirements in
`openspec/specs/`, letter by letter; only what is below `## ADDED Requirements`, and the new title of
what is renamed, must not be there yet. A requirement that the change renames may be modified by its
new title.

## Bad

```spec openspec/specs/doors/spec.md
## Requirements

### Requirement: Closing time

The door SHALL close after 10 s.

#### Scenario: Nobody comes

- **WHEN** the door was open for 10 s
- **THEN** it closes
```

```spec openspec/changes/slower/specs/doors/spec.md
## REMOVED Requirements

### Requirement: Closing hour
                 ^^^^^^^^^^^^ unmatched-amendment: "Closing hour" is to be removed, but "openspec/specs/doors/spec.md" has no such requirement
```

```spec openspec/specs/lights/spec.md
### Requirement: Night light

The light SHALL go out with the door.

#### Scenario: Night

- **WHEN** a door closes
- **THEN** its light goes out
```

```spec openspec/changes/brighter/specs/lights/spec.md
## ADDED Requirements

### Requirement: Night light
                 ^^^^^^^^^^^ unmatched-amendment: "Night light" is to be added, but "openspec/specs/lights/spec.md" has it already

The light SHALL shine all night.

#### Scenario: Night

- **WHEN** a door closes
- **THEN** its light stays
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

```spec openspec/changes/slower/specs/doors/spec.md
## REMOVED Requirements

### Requirement: Closing time
```

## Not for you?

Write `unmatched-amendment = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unmatched-amendment: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.resolution.amendments import in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import nearest
from speclsp.text import Span
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    stated = [each for each in document.settled.clauses if each[1].amends]
    if not stated:
        return
    added = {clause.id for _, clause in stated if clause.amends == "added"}
    gone = {clause.id for _, clause in stated if clause.amends in ("removed", "renamed")}
    for start, clause in stated:
        scope = document.settled.amended(clause.notation)
        there = in_force(snapshot, scope, clause.id)
        is_new = clause.amends == "added"
        if there != is_new or clause.id in (gone if is_new else added):
            continue
        path = f"{scope}/{document.path.rpartition('/')[2]}"
        base = snapshot.document(path)
        if is_new:
            says = f'"{path}" has it already'
        else:
            says = f'"{path}" has no such requirement' if base else f'there is no "{path}"'
        yield Diagnostic(
            clause.id_span.moved(start),
            f'"{clause.id}" is to be {clause.amends}, but {says}',
            (Related(path, _place(base, clause.id), "what is in force"),) if base else (),
            clause.id,
            data=nearest(clause.id, _titles(base)) if base and not is_new else (),
        )


def _titles(base: Document) -> frozenset[str]:
    return frozenset(clause.id for _, clause in base.settled.clauses)


def _place(document: Document, identifier: str) -> Span:
    """The requirement of that title, else the heading above all of them, or the first one."""
    for start, clause in document.clauses_by_id.get(identifier, ()):
        return clause.id_span.moved(start)
    sections = document.sections
    tops = [each for each in sections if each[1].title.casefold() == "requirements"]
    for start, section in (*tops, *sections[:1]):
        return section.span.moved(start)
    return Span(0, 0)


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    for fix in instead(snapshot, document, diagnostic):
        yield fix._replace(grade="consent")


RULE = Rule(
    "unmatched-amendment",
    "conflict",
    "error",
    __doc__,
    document=_check,
    fixes=_fixes,
    needs="documents",
)
