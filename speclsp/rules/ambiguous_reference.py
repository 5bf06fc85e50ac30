"""
An identifier is used outside the folder of its feature, and several features have one of that name.

Identifiers start again in every feature folder, so a bare `FR-001` means whatever the reader thinks
of first. A link says which is meant.

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

```spec overview.md
Uploads are described in [FR-001](specs/001-upload/spec.md).
```

## Not for you?

Write `ambiguous-reference = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore ambiguous-reference: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.notation.folders import feature_folder
from speclsp.resolution.linking import link_to
from speclsp.resolution.marks import meaning
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.references import resolve
from speclsp.resolution.unresolved import lost_references
from speclsp.rules.rule import Rule
from speclsp.text import Edit, Span
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


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """A link to each of the clauses that may be meant."""
    for start, reference, _ in lost_references(snapshot, document):
        span = reference.span.moved(start)
        if span != diagnostic.span or document.words(span) != reference.target:
            continue
        outside = _outside_links(document, span)
        for place in resolve(snapshot, document, reference).clauses[:_MOST_SHOWN]:
            target = link_to(snapshot, document, place)
            if outside is not None and target:
                edit = Edit(outside, f"[{reference.target}]({target})")
                title = f'Link to "{reference.target}" in "{place.path}"'
                yield Fix(title, "consent", ((document.path, edit),))


def _outside_links(document: Document, span: Span) -> Span | None:
    """What a link may stand in place of: `[FR-001]`, or the words; None inside another link."""
    for start, facts in document.facts:
        for link in facts.links:
            around = link.span.moved(start)
            if around.start <= span.start and span.end <= around.end:
                is_all = link.kind == "shortcut" and link.target_span.moved(start) == span
                return around if is_all else None
    return span


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
            names = tuple(dict.fromkeys(_qualified(place) for place in found.clauses))
            such = f', such as "{names[0]}"' if len(names) > 1 else ""
            message = f'"{mark.target}" is defined in {count} places, say which is meant{such}'
            yield Diagnostic(mark.span, message, related, data=names[:_MOST_SHOWN])
            return


def _qualified(place: ClausePlace) -> str:
    """As code may write it: with the feature's folder in front."""
    folder = feature_folder(place.path).rpartition("/")[2]
    return f"{folder}/{place.clause.id}" if folder else place.clause.id


def _source_fixes(snapshot: Snapshot, source: Source, diagnostic: Diagnostic) -> Iterator[Fix]:
    """Every mark of the file that says the same is meant to be the same."""
    at = {mark.span: mark.target for mark in source.marks}
    target = at.get(diagnostic.span)
    spans = [mark.span for mark in source.marks if mark.target == target and mark.explicit]
    for name in diagnostic.data:
        edits = tuple((source.path, Edit(span, name)) for span in spans)
        yield Fix(f'Write "{name}"', "consent", edits)


RULE = Rule(
    "ambiguous-reference",
    "identity",
    "warning",
    __doc__,
    document=_check,
    fixes=_fixes,
    source=_check_source,
    source_fixes=_source_fixes,
    needs="documents",
)
