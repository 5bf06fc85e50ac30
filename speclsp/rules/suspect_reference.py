"""
A clause has changed since the branch began, and what refers to it or tests it has not been touched.

It may still be right, but nobody has said so. It is looked for only where another branch is named:
`speclsp --check --base main`. What stands in a line that has changed too is taken for looked at. A
mark in code is looked at when anything in its function has changed, and outside of functions when
anything in the file has.

## Bad

```spec
- **FR-001**: An album has at most two owners.

A photo belongs to the one owner of its album, see FR-001.
                                                   ^^^^^^ suspect-reference: "FR-001" has changed since main, and this reference has not
```

When the branches parted, this was:

```spec fork:page.md
- **FR-001**: An album has one owner.

A photo belongs to the one owner of its album, see FR-001.
```

A link and a test in code are suspect too.

```spec
r[photo.owner]
A photo has at most two owners.

Whoever owns an album [owns its photos](#r-photo.owner).
                                        ^^^^^^^^^^^^^^ suspect-reference: "photo.owner" has changed since main, and this link has not
```

```spec tests/photo.rs
// r[verify photo.owner]
            ^^^^^^^^^^^ suspect-reference: "photo.owner" has changed since main, and this code has not
#[test]
fn a_photo_is_owned() {}
```

```spec fork:page.md
r[photo.owner]
A photo has one owner.

Whoever owns an album [owns its photos](#r-photo.owner).
```

```spec fork:tests/photo.rs
// r[verify photo.owner]
#[test]
fn a_photo_is_owned() {}
```

## Good

```spec
- **FR-001**: An album has at most two owners.

A photo belongs to each owner of its album, see FR-001.
```

```spec fork:page.md
- **FR-001**: An album has one owner.

A photo belongs to the one owner of its album, see FR-001.
```

```spec
r[photo.owner]
A photo has at most two owners.
```

```spec tests/photo.rs
// r[verify photo.owner]
#[test]
fn a_photo_is_owned() { owned_by_two(); }
```

```spec fork:page.md
r[photo.owner]
A photo has one owner.
```

```spec fork:tests/photo.rs
// r[verify photo.owner]
#[test]
fn a_photo_is_owned() {}
```

## Not for you?

Write `suspect-reference = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore suspect-reference: reason -->` at the end of the line; in code,
`speclsp-ignore suspect-reference: reason` in a comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.resolution.comparison import Comparison, clause_words, line_of, name_of, namesakes
from speclsp.resolution.evidence import is_test, tested_clauses
from speclsp.resolution.links import destination
from speclsp.resolution.marks import meaning
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.pointers import pointers
from speclsp.resolution.references import resolve
from speclsp.rules.rule import Rule
from speclsp.text import Span
from speclsp.workspace import Snapshot


def _check(comparison: Comparison, document: Document) -> Iterator[Diagnostic]:
    here, _, fork, branch = comparison
    before = fork.document(document.path)
    if before is None:
        return
    lines = _lines(before.text.string)
    suspect: list[Span] = []
    for span, what, places in _citations(here, document):
        if any(span.overlaps(each) for each in suspect):
            # The words of a link may name what it leads to.
            continue
        for place in _changed(comparison, places):
            inside = place.path == document.path and place.span.overlaps(span)
            if inside or not _stood(lines, line_of(document, span)):
                continue
            suspect.append(span)
            yield _suspect(span, place, branch, what)
            break
    if is_test(here, document.path) and before.text.string == document.text.string:
        yield from _tests(comparison, document)


def _citations(
    here: Snapshot, document: Document
) -> Iterator[tuple[Span, str, tuple[ClausePlace, ...]]]:
    """What cites clauses: where, what it is, and which they are."""
    for start, reference in document.settled.references:
        if reference.kind == "clause":
            places = resolve(here, document, reference).clauses
            yield reference.span.moved(start), "this reference", places
    for pointer in pointers(document).all:
        if pointer.fragment_span is not None:
            clause = destination(here, document, pointer.fact.target).clause
            yield (
                Span(pointer.path_span.start, pointer.fragment_span.end),
                "this link",
                (clause,) if clause else (),
            )


def _check_source(comparison: Comparison, source: Source) -> Iterator[Diagnostic]:
    before = comparison.fork.sources.get(source.path)
    if before is None:
        return
    same = before.data == source.data
    lines, text = _lines(before.text.string), source.text
    for mark in source.marks:
        if not mark.explicit or mark.notation == "duvet":
            continue
        around = [each.extent for each in source.functions if each.extent.overlaps(mark.span)]
        for place in _changed(comparison, meaning(comparison.here, mark).clauses):
            words = (text.string[extent.start : extent.end] for extent in around)
            if same or (around and all(_stood(lines, each) for each in words)):
                yield _suspect(mark.span, place, comparison.name, "this code")
                break


def _suspect(span: Span, place: ClausePlace, branch: str, what: str) -> Diagnostic:
    identifier = place.clause.id
    message = f'"{identifier}" has changed since {branch}, and {what} has not'
    return Diagnostic(
        span, message, (Related(place.path, place.id_span, "changed here"),), identifier
    )


def _tests(comparison: Comparison, document: Document) -> Iterator[Diagnostic]:
    for place in _changed(comparison, tested_clauses(comparison.here, document.path)):
        yield _suspect(_header(document), place, comparison.name, "its test")


def _header(document: Document) -> Span:
    for start, facts in document.facts:
        for header in facts.headers:
            return header.id_span.moved(start)
    return document.text.line(0)


def _changed(comparison: Comparison, places: tuple[ClausePlace, ...]) -> Iterator[ClausePlace]:
    """Those of the clauses that said something else where the branches parted."""
    here, _, fork, _ = comparison
    for place in places:
        if fork.document(place.path) is here.document(place.path):
            continue
        former = list(namesakes(fork, name_of(here, place), place.clause.notation))
        now = clause_words(here, place)
        if former and all(clause_words(fork, each) != now for each in former):
            yield place


def _lines(words: str) -> set[str]:
    return {line.strip() for line in words.splitlines()}


def _stood(lines: set[str], words: str) -> bool:
    """Whether these lines stood there before, each somewhere."""
    return all(line.strip() in lines for line in words.splitlines())


RULE = Rule(
    "suspect-reference",
    "evidence",
    "info",
    __doc__,
    compared=_check,
    compared_source=_check_source,
    needs="documents",
)
