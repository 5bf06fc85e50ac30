"""
An identifier is given to a second clause or section, so whoever cites it cites two things.

Identifiers are unique within their scope: the feature folder for `FR-001`, the workspace for rule
markers, the documents that share a folder of tests for tags (whose files must not differ in case
alone), and the document for `{#id}`.

## Bad

```spec
- **FR-001**: An album has one owner.
- **FR-001**: An album has a title.
    ^^^^^^ duplicate-clause: "FR-001" is defined before
```

```spec
# Tone {#tone}

# Voice {#tone}
          ^^^^ duplicate-clause: "tone" is defined before
```

## Good

```spec specs/001-upload/spec.md
- **FR-001**: A photo has an owner.
```

```spec specs/002-albums/spec.md
- **FR-001**: An album has an owner.
```

## Not for you?

Write `duplicate-clause = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore duplicate-clause: reason -->` on a line of its own above the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.resolution.evidence import test_folder
from speclsp.resolution.places import ClausePlace, clauses_in
from speclsp.rules.rule import Rule
from speclsp.spec.facts import Clause
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot

_Given = tuple[str, Span]
"""An identifier and where it stands."""


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    tags: dict[str, list[_Given]] = {}
    scoped: dict[tuple[str, str], list[_Given]] = {}
    local: dict[str, list[_Given]] = {}
    for start, section in document.sections:
        if section.id:
            local.setdefault(section.id, []).append((section.id, section.id_span.moved(start)))
    for start, clause in document.settled.clauses:
        given = (clause.id, clause.id_span.moved(start))
        if clause.form == "tag":
            tags.setdefault(clause.id.casefold(), []).append(given)
        elif clause.form == "attribute":
            local.setdefault(clause.id, []).append(given)
        else:
            scoped.setdefault((clause.notation, clause.id), []).append(given)
    for each in local.values():
        yield from _repeated(document.path, sorted(each, key=lambda given: given[1]), None)
    for folded, each in tags.items():
        yield from _repeated(document.path, each, _earlier_tag(snapshot, document, folded))
    for (notation, identifier), each in scoped.items():
        name = Name("clause", document.settled.scope(notation), identifier)
        yield from _repeated(document.path, each, _earlier(snapshot, document, name, notation))


def _repeated(
    path: str, given: Sequence[_Given], earlier: ClausePlace | None
) -> Iterator[Diagnostic]:
    if earlier is None and len(given) == 1:
        return
    if earlier:
        first, first_path, span, again = earlier.clause.id, earlier.path, earlier.id_span, given
    else:
        (first, span), *again = given
        first_path = path
    for identifier, place in again:
        fault = (
            "is defined before" if identifier == first else f'differs from "{first}" in case only'
        )
        related = (Related(first_path, span, "defined here first"),)
        yield Diagnostic(place, f'"{identifier}" {fault}', related, identifier)


def _earlier(
    snapshot: Snapshot, document: Document, name: Name, notation: str
) -> ClausePlace | None:
    """The first clause of that name, if it stands in a document before this one."""
    for path in snapshot.index.defining(name):
        if path >= document.path:
            return None
        for place in _clauses_in(snapshot, path, name.id):
            if place.clause.notation == notation and _is_scoped(place.clause):
                return place
    return None


def _earlier_tag(snapshot: Snapshot, document: Document, folded: str) -> ClausePlace | None:
    """The first tag of that name, if its document comes before this one and shares its tests."""
    paths = snapshot.index.defining(Name("tag", "", folded))
    if paths[:1] == (document.path,):
        return None
    folder = test_folder(snapshot, document.path)
    for path in paths:
        if folder is None or path >= document.path:
            return None
        if test_folder(snapshot, path) == folder and (other := snapshot.document(path)):
            for start, clause in other.settled.clauses:
                if clause.form == "tag" and clause.id.casefold() == folded:
                    return ClausePlace(path, start, clause)
    return None


def _clauses_in(snapshot: Snapshot, path: str, identifier: str) -> tuple[ClausePlace, ...]:
    document = snapshot.document(path)
    return clauses_in(document, identifier) if document else ()


def _is_scoped(clause: Clause) -> bool:
    return clause.form not in ("tag", "attribute")


RULE = Rule("duplicate-clause", "identity", "error", __doc__, document=_check, crosses=True)
