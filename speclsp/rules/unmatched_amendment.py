"""
A change modifies, removes or renames a requirement that is not there, so it cannot be applied.

In OpenSpec, the titles below `## MODIFIED Requirements` and the like are those of requirements in
`openspec/specs/`, letter by letter; only what is below `## ADDED Requirements` is new. A
requirement that the change renames may be modified by its new title.

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
from speclsp.rules.instead import instead
from speclsp.rules.nearest import nearest
from speclsp.rules.rule import Rule
from speclsp.text import Span
from speclsp.workspace import Snapshot

_CHANGING = frozenset(("modified", "removed", "renamed"))


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    amending = [each for each in document.settled.clauses if each[1].amends in _CHANGING]
    if not amending:
        return
    added = {clause.id for _, clause in document.settled.clauses if clause.amends == "added"}
    for start, clause in amending:
        scope = document.settled.amended(clause.notation)
        if clause.id in added or in_force(snapshot, scope, clause.id):
            continue
        path = f"{scope}/{document.path.rpartition('/')[2]}"
        base = snapshot.document(path)
        lacks = f'"{path}" has no such requirement' if base else f'there is no "{path}"'
        yield Diagnostic(
            clause.id_span.moved(start),
            f'"{clause.id}" is to be {clause.amends}, but {lacks}',
            (Related(path, _top(base), "what is in force"),) if base else (),
            clause.id,
            data=nearest(clause.id, _titles(base)) if base else (),
        )


def _titles(base: Document) -> frozenset[str]:
    return frozenset(clause.id for _, clause in base.settled.clauses)


def _top(document: Document) -> Span:
    """The heading above the requirements, or the first one."""
    for start, section in document.sections:
        if section.title.casefold() == "requirements":
            return section.span.moved(start)
    for start, section in document.sections[:1]:
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
