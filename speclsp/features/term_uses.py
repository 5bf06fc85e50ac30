"""Where a term is meant: where it is defined, and where its words stand in prose, in whatever
letters and number; and how another term stands there instead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.trial import Replacement
from speclsp.language.lexicon.casing import in_manner
from speclsp.language.lexicon.inflection import plural
from speclsp.resolution.glossary import Glossary, Occurrence, glossary, places
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.spec.terms.glossaries import key
from speclsp.text import Span
from speclsp.work import Work
from speclsp.workspace import Snapshot


class Term(NamedTuple):
    """A term, and the words at the cursor that are it."""

    place: TermPlace
    span: Span


class Use(NamedTuple):
    """Where a term is meant, and whether it is where it is defined."""

    path: str
    span: Span
    defines: bool


def term_at(snapshot: Snapshot, path: str, offset: int) -> Term | None:
    """The term that is defined, or used, at `offset`; the first of its definitions."""
    return next(iter(terms_at(snapshot, path, offset)), None)


def terms_at(snapshot: Snapshot, path: str, offset: int) -> tuple[Term, ...]:
    """The same, with each definition that is equally near."""
    document = snapshot.document(path)
    if document is None:
        return ()
    for place in terms_in(document):
        if place.name_span.start <= offset <= place.name_span.end:
            return (Term(place, place.name_span),)
    at = bisect_right(document.starts, offset) - 1
    found = [
        (each.end - each.start, each)
        for each in _at(glossary(snapshot), document, at, offset)
        if places(snapshot, each.key, path)
    ]
    if not found:
        return ()
    # "session key" says more than "session".
    _, best = max(found)
    span = Span(best.start, best.end)
    return tuple(Term(place, span) for place in places(snapshot, best.key, path))


def uses(snapshot: Snapshot, place: TermPlace, only: str = "") -> Work[set[Use]]:
    """Where the term of this place is meant, in all documents or in `only` one."""
    found: set[Use] = set()
    for document in _meaning(snapshot, place, only):
        for each in terms_in(document):
            if key(each.name) == key(place.name):
                found.add(Use(document.path, each.name_span, True))
        defined = {span for path, span, _ in found if path == document.path}
        for span in _spans(snapshot, document, place):
            if not any(span.overlaps(each) for each in defined):
                found.add(Use(document.path, span, False))
        yield
    return found


def renamed_uses(snapshot: Snapshot, place: TermPlace, name: str) -> Work[set[Replacement]]:
    """The term in all prose, replaced; not in documents that define one of the two names
    themselves."""
    found: set[Replacement] = set()
    for document in _meaning(snapshot, place, ""):
        others = {key(each.name) for each in terms_in(document)}
        if document.path != place.path and (key(place.name) in others or key(name) in others):
            continue
        string = document.text.string
        for span in _spans(snapshot, document, place):
            words = in_manner(string[span.start : span.end], place.name, name)
            if words is not None:
                found.add(Replacement(document.path, span, words))
        yield
    return found


def _meaning(snapshot: Snapshot, place: TermPlace, only: str) -> Iterator[Document]:
    """The documents for which this is the nearest definition."""
    known = key(place.name)
    names = [place.name.split()[0], *(place.expansion.split()[:1])]
    starts = {word.casefold()[: max(2, len(word) - 1)] for word in names}
    starts |= {plural(word).casefold()[:3] for word in names}
    for path, document in snapshot.documents.items():
        if only and path != only:
            continue
        folded = document.text.string.casefold()
        if any(start in folded for start in starts) and (
            path == place.path
            or any(each.path == place.path for each in places(snapshot, known, path))
        ):
            yield document


def _spans(snapshot: Snapshot, document: Document, place: TermPlace) -> Iterator[Span]:
    """Where the words of the term stand in the prose of a document."""
    terms = glossary(snapshot)
    known = key(place.name)
    # A document that is no part of the glossary may have terms of its own.
    if known not in terms.paths:
        terms = Glossary([(place.path, place)])
    for at in range(len(document.segments)):
        for each in _occurrences(terms, document, at):
            if each.key == known:
                yield Span(each.start, each.end)


def _occurrences(terms: Glossary, document: Document, at: int) -> Iterator[Occurrence]:
    start, segment = document.starts[at], document.segments[at]
    words = document.segment_words(at)
    for prose in segment.facts.prose:
        low = start + prose.span.start
        for each in terms.occurrences(prose.words(words)):
            yield Occurrence(low + each.start, low + each.end, each.key)


def _at(terms: Glossary, document: Document, at: int, offset: int) -> Iterator[Occurrence]:
    """The terms that the word at `offset` is part of; one that ends there is at it."""
    if at < 0:
        return
    start, segment = document.starts[at], document.segments[at]
    words = document.segment_words(at)
    for prose in segment.facts.prose:
        low = start + prose.span.start
        if low <= offset <= start + prose.span.end:
            for each in terms.around(prose.words(words), offset - low):
                if low + each.start <= offset <= low + each.end:
                    yield Occurrence(low + each.start, low + each.end, each.key)
