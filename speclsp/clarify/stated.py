"""What can be reworded of a clause that is known by its identifier, however that stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from speclsp.clarify.passage import Passage, passage_at
from speclsp.document import Document
from speclsp.resolution.bodies import own_words
from speclsp.resolution.places import ClausePlace
from speclsp.text import Span
from speclsp.workspace import Snapshot


def passage_of(snapshot: Snapshot, place: ClausePlace) -> Passage | None:
    """The words of a clause; of one that a heading names, the first below it. None where it says
    nothing in words."""
    start = place.id_span.start
    found = passage_at(snapshot, place.path, Span(start, start))
    document = snapshot.documents.get(place.path)
    if found is not None or document is None:
        return found
    words = own_words(document, place)
    passages = (passage_at(snapshot, place.path, at) for at in _blocks(document, words))
    return next((each for each in passages if each is not None), None)


def _blocks(document: Document, within: Span) -> Iterator[Span]:
    """Where each block of prose begins."""
    first = max(0, bisect_right(document.starts, within.start) - 1)
    last = bisect_left(document.starts, within.end)
    for at in range(first, last):
        for prose in document.segments[at].facts.prose:
            start = document.starts[at] + prose.span.start
            if within.start <= start < within.end:
                yield Span(start, start)
