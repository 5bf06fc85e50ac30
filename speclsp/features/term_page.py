"""What is known about a term: its definition, each of them where several are equally near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from speclsp.features.page import Code, Excerpt, Line
from speclsp.features.term_uses import terms_at
from speclsp.features.wording import first_lines
from speclsp.resolution.extents import extents
from speclsp.resolution.terms import TermPlace
from speclsp.text import Span
from speclsp.workspace import Snapshot

_MOST = 3
_LINES = 6


class TermPage(NamedTuple):
    """What to show about the words at `span`."""

    span: Span
    pieces: tuple[Line | Excerpt, ...]


def term_page(snapshot: Snapshot, path: str, offset: int) -> TermPage | None:
    """What is known about the term at `offset`; None where none is."""
    found = terms_at(snapshot, path, offset)
    if not found:
        return None
    pieces = [piece for term in found[:_MOST] for piece in _pieces(snapshot, term.place)]
    return TermPage(found[0].span, tuple(pieces))


def _pieces(snapshot: Snapshot, place: TermPlace) -> Iterator[Line | Excerpt]:
    yield ("**Term** ", Code(place.name), " in ", Code(place.path))
    if place.expansion:
        yield ("Stands for ", Code(place.expansion))
    if words := explanation(snapshot, place):
        yield Excerpt(words, "markdown")


def explanation(snapshot: Snapshot, place: TermPlace) -> str:
    """The first lines of what explains a term."""
    document = snapshot.document(place.path)
    if document is None:
        return ""
    span = place.span
    if place.form == "title":
        for (start, section), extent in zip(document.sections, extents(document), strict=True):
            if start + section.span.start == span.start:
                span = Span(span.end, extent.end)
    return first_lines(document, span, _LINES, 900)
