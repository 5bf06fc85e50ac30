"""What a precedent cites: a clause by its identifier or by a link, or a sentence by its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from speclsp.document import Document
from speclsp.notation.precedents import NAME, Precedent
from speclsp.precedents.wording import hash_of, quoted
from speclsp.resolution.extents import extents
from speclsp.resolution.links import Target, anchored, destination, reached
from speclsp.resolution.places import ClausePlace, clauses_in
from speclsp.resolution.references import resolve
from speclsp.spec.derived import normal
from speclsp.spec.facts import Reference
from speclsp.spec.precedents import Citation
from speclsp.text import Span
from speclsp.workspace import Snapshot


class Quote(NamedTuple):
    """Words of a clause that has no identifier, and where they are to be found."""

    path: str
    # What the link's fragment says, "" for all of the document.
    fragment: str
    words: str


class Cited(NamedTuple):
    """What a citation means. `lost`: its link leads nowhere, which is said of the link. `astray`:
    it leads to what is no document here. `silent`: a link without the words that it is about."""

    verdict: Literal["found", "ambiguous", "missing", "lost", "astray", "silent"]
    clauses: tuple[ClausePlace, ...] = ()
    quote: Quote | None = None

    @property
    def keys(self) -> Iterator[tuple[str, ...]]:
        """What it names, without places."""
        for place in self.clauses:
            yield (place.path, place.clause.id)
        if self.quote is not None:
            yield self.quote


def cited(snapshot: Snapshot, document: Document, citation: Citation) -> Cited:
    """What a citation in `document` means; it depends on names alone."""
    if citation.link:
        return _linked(snapshot, document, citation)
    reference = Reference(citation.target, "clause", NAME, citation.span, explicit=True)
    found = resolve(snapshot, document, reference)
    if found.verdict == "found" or found.verdict == "ambiguous":
        return Cited(found.verdict, found.clauses)
    return Cited("missing")


def _linked(snapshot: Snapshot, document: Document, citation: Citation) -> Cited:
    target = reached(snapshot, document, citation.link)
    other = snapshot.document(target.path)
    if target.verdict in ("no-file", "no-anchor", "no-label"):
        return Cited("lost")
    if target.verdict != "found" or other is None:
        return Cited("astray")
    if citation.quote:
        return Cited("found", (), Quote(other.path, target.fragment, normal(citation.quote)))
    if named := clauses_in(other, citation.target):
        return Cited("found", named)
    place = destination(snapshot, document, citation.link)
    found = (place.clause,) if place.clause else tuple(_headed(other, place))
    return Cited("found", found) if found else Cited("silent")


def _headed(document: Document, target: Target) -> Iterator[ClausePlace]:
    """The clause that a section is."""
    if target.section is None or target.section.path != document.path:
        return
    for start, clause in document.settled.clauses:
        place = ClausePlace(document.path, start, clause)
        if clause.form == "heading" and place.id_span.overlaps(target.section.span):
            yield place
            return


def sentence(document: Document, quote: Quote) -> Span | None:
    """Where a document says what is quoted of it; None where it does not."""
    known: dict[Quote, Span | None] = document.memo.setdefault(sentence, {})
    if quote not in known:
        known[quote] = quoted(document, _stretch(document, quote.fragment), quote.words)
    return known[quote]


def _stretch(document: Document, fragment: str) -> Span:
    section = anchored(document, fragment).section if fragment else None
    for each in extents(document) if section else ():
        if section and each.start == section.span.start:
            return each
    return Span(0, document.size)


@dataclass(frozen=True)
class Says:
    """Whether a clause still says what a hash was made of."""

    notation: str
    identifier: str
    hash: str

    def __call__(self, document: Document) -> bool:
        return any(
            each.clause.notation == self.notation and hash_of(document, each) == self.hash
            for each in clauses_in(document, self.identifier)
        )


@dataclass(frozen=True)
class Quotes:
    """Whether a document still says what is quoted of it."""

    quote: Quote

    def __call__(self, document: Document) -> bool:
        return sentence(document, self.quote) is not None


def holds(snapshot: Snapshot, document: Document, citation: Citation, found: Cited) -> bool:
    """Whether what is cited still says what it said; whoever asks is asked anew when that changes.

    `document` is that of the precedent."""
    if found.quote is not None:
        return _answer(snapshot, document, found.quote.path, Quotes(found.quote))
    return any(
        _answer(
            snapshot,
            document,
            place.path,
            Says(place.clause.notation, place.clause.id, citation.hash),
        )
        for place in found.clauses
    )


def _answer(snapshot: Snapshot, document: Document, path: str, ask: Says | Quotes) -> bool:
    if path == document.path:
        return ask(document)
    other = snapshot.document(path)
    return other is not None and snapshot.names.asked(other, ask)


def citations(
    snapshot: Snapshot, document: Document, precedent: Precedent
) -> Iterator[tuple[Citation, Cited]]:
    """What a precedent of the document cites, with what it means."""
    for citation in precedent.clauses:
        yield citation, cited(snapshot, document, citation)
