"""
An identifier is given to a second clause or section, so whoever cites it cites two things.

Identifiers are unique within their scope: the feature folder for `FR-001`, the workspace for rule
markers, the documents that share a folder of tests for tags (whose files must not differ in case
alone), the capability for requirements of OpenSpec, the document for `{#id}`, and the workspace for
precedents.

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

```spec doors.md
- **REQ-3**: The door stays open for 5 s.
```

```spec precedents.md
# P-7: How long the door stays open

- Clauses: REQ-3@9e6eb41a
- Ruling: This is 5 s of the wall clock.

# P-7: How often the door opens
  ^^^ duplicate-clause: "P-7" is defined before

- Clauses: REQ-3@9e6eb41a
- Ruling: Once a minute.
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

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import count

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.evidence import test_folder
from speclsp.resolution.fresh import fresh_tag, next_number
from speclsp.resolution.judged import clauses_by_segment, judged
from speclsp.resolution.places import ClausePlace, clauses_in
from speclsp.rules.rule import Rule
from speclsp.spec.facts import ROWS, Clause
from speclsp.spec.names import Name
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_Given = tuple[str, Span]
"""An identifier and where it stands."""

_Key = tuple[str, str]
"""How an identifier is told from others in its domain: "tag", "" for the document or a notation, and
itself."""


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    clauses = clauses_by_segment(document)
    keys = Counter(_key(clause) for each in clauses for clause in each)
    keys.update(("", section.id) for _, section in document.sections if section.id)
    again = {key for key, count in keys.items() if count > 1}

    def defined_elsewhere(clause: Clause) -> _Key | None:
        key = _key(clause)
        others = key[0] and snapshot.index.defining(_name(document, key)) != (document.path,)
        return key if others else None

    again |= {
        key for _, _, key in judged(snapshot, document, "elsewhere", (), clauses, defined_elsewhere)
    }
    if again:
        # Where a requirement is there twice, so are its criteria.
        said_above = {
            _key(clause)
            for each in clauses
            for clause in each
            if clause.kind == "criterion"
            and (clause.notation, clause.id.rpartition(".")[0]) in again
        }
        yield from _judged(snapshot, document, again - said_above)
    yield from _precedents(snapshot, document)


def _precedents(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    own: dict[str, list[Span]] = {}
    for each in document.precedents:
        own.setdefault(each.id, []).append(each.id_span)
    for identifier, spans in own.items():
        paths = snapshot.index.defining(Name("precedent", "", identifier))
        path = next((each for each in paths if each in snapshot.documents), document.path)
        if path == document.path:
            first, *again = spans
        else:
            others = snapshot.documents[path].precedents
            first = next(each.id_span for each in others if each.id == identifier)
            again = spans
        for place in again:
            related = (Related(path, first, "defined here first"),)
            yield Diagnostic(place, f'"{identifier}" is defined before', related)


def _judged(snapshot: Snapshot, document: Document, keys: Collection[_Key]) -> Iterator[Diagnostic]:
    given: dict[_Key, list[_Given]] = {}
    for start, section in document.sections:
        if ("", section.id) in keys:
            place = section.id_span.moved(start)
            given.setdefault(("", section.id), []).append((section.id, place))
    for start, clause in document.settled.clauses:
        if (key := _key(clause)) in keys:
            given.setdefault(key, []).append((clause.id, clause.id_span.moved(start)))
    for key, each in given.items():
        kind, identifier = key
        if not kind:
            earlier = None
        elif kind == "tag":
            earlier = _earlier_tag(snapshot, document, identifier)
        else:
            earlier = _earlier(snapshot, document, _name(document, key), kind)
        yield from _repeated(document.path, sorted(each, key=lambda one: one[1]), earlier)


def _key(clause: Clause) -> _Key:
    if clause.is_tag:
        return "tag", clause.id.casefold()
    # A table may list what another document defines.
    if clause.form == "attribute" or clause.form in ROWS:
        return "", clause.id
    kin = BY_NAME[clause.notation].kin if clause.kind == "requirement" else ""
    return kin or clause.notation, clause.id


def _name(document: Document, key: _Key) -> Name:
    kind, identifier = key
    if kind == "tag":
        return Name("tag", "", identifier)
    return Name("clause", document.settled.scope(kind), identifier)


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
            if _key(place.clause)[0] == notation:
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
                if clause.is_tag and clause.id.casefold() == folded:
                    return ClausePlace(path, start, clause)
    return None


def _clauses_in(snapshot: Snapshot, path: str, identifier: str) -> tuple[ClausePlace, ...]:
    document = snapshot.document(path)
    return clauses_in(document, identifier) if document else ()


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """Another identifier for the second. What refers to the two goes on meaning the first."""
    identifier = _another(snapshot, document, diagnostic) if diagnostic.clause else None
    if identifier:
        edit = Edit(diagnostic.span, identifier)
        yield Fix(f'Call it "{identifier}"', "consent", ((document.path, edit),))


def _another(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> str | None:
    for start, clause in document.clauses_by_id.get(diagnostic.clause, ()):
        if clause.id_span.moved(start) != diagnostic.span:
            continue
        if clause.is_tag:
            return fresh_tag(snapshot, document, document.words(clause.span.moved(start)))
        if clause.form not in ("attribute", "marker"):
            return next_number(snapshot, document, clause)
        if clause.form == "marker":
            return None
    numbered = (f"{diagnostic.clause}-{number}" for number in count(2))
    return next(each for each in numbered if each not in document.anchors)


RULE = Rule(
    "duplicate-clause",
    "identity",
    "error",
    __doc__,
    document=_check,
    fixes=_fixes,
    needs="documents",
)
