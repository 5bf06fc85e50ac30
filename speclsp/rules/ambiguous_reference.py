"""
An identifier is used outside the folder of its feature, and several features have one of that name.

Identifiers start again in every feature folder, so a bare `FR-001` means whatever the reader thinks
of first. Name the feature beside it.

## Bad

```spec specs/001-upload/spec.md
- **FR-001**: A photo has an owner.
```

```spec specs/002-albums/spec.md
- **FR-001**: An album has a title.
```

```spec overview.md
Uploads are described in FR-001.
                         ^^^^^^ ambiguous-reference: "FR-001" is defined in 2 places, say which is meant
```

## Good

```spec specs/001-upload/spec.md
- **FR-001**: A photo has an owner.
```

```spec specs/002-albums/spec.md
- **FR-001**: An album has a title, which FR-001 of this feature demands.
```

## Not for you?

Write `ambiguous-reference = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore ambiguous-reference: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.resolution.marks import meaning
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.references import resolve
from speclsp.resolution.unresolved import lost_references
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot

_MOST_SHOWN = 5


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    known: dict[str, tuple[ClausePlace, ...]] = {}
    for start, reference, verdict in lost_references(snapshot, document):
        if verdict != "ambiguous":
            continue
        places = known.get(reference.target)
        if places is None:
            places = known[reference.target] = resolve(snapshot, document, reference).clauses
        related = tuple(
            Related(place.path, place.id_span, "it may be this one")
            for place in places[:_MOST_SHOWN]
        )
        message = f'"{reference.target}" is defined in {len(places)} places, say which is meant'
        yield Diagnostic(reference.span.moved(start), message, related)


def _check_source(snapshot: Snapshot, source: Source) -> Iterator[Diagnostic]:
    """Only the first of a file: what tells one apart tells all."""
    for mark in source.marks:
        if not mark.explicit:
            continue
        found = meaning(snapshot, mark)
        if found.verdict == "ambiguous":
            related = tuple(
                Related(place.path, place.id_span, "it may be this one")
                for place in found.clauses[:_MOST_SHOWN]
            )
            count = len(found.clauses)
            message = f'"{mark.target}" is defined in {count} places, say which is meant'
            yield Diagnostic(mark.span, message, related)
            return


RULE = Rule(
    "ambiguous-reference",
    "identity",
    "warning",
    __doc__,
    document=_check,
    source=_check_source,
    needs="documents",
)
