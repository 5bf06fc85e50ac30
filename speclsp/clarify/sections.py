"""A document in stretches that can be asked about at once: whole sections where they are short."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.document import Document
from speclsp.resolution.extents import extents
from speclsp.text import Span

MOST = 10_000
"""Code points of a stretch."""


def stretches(document: Document) -> tuple[Span, ...]:
    """All of the document, in order. A section is in one stretch with those below it if that is
    short enough, else what stands above the first of them has one of its own; a change of one
    section leaves the stretches of the others as they are."""
    every = extents(document)
    first = every[0].start if every else document.size
    spans = [Span(0, first), *_fitting(document, every)]
    return tuple(each for span in spans for each in _cut(document, span) if each.end > each.start)


def _fitting(document: Document, every: tuple[Span, ...]) -> Iterator[Span]:
    at = 0
    while at < len(every):
        span = every[at]
        inner = at + 1
        if span.end - span.start <= MOST:
            while inner < len(every) and every[inner].start < span.end:
                inner += 1
            yield span
        else:
            below = every[inner].start if inner < len(every) else document.size
            yield Span(span.start, min(span.end, below))
        at = inner


def _cut(document: Document, span: Span) -> Iterator[Span]:
    """The span in pieces that end with a line, where there is one that is short enough."""
    start = span.start
    while span.end - start > MOST:
        words = document.words(Span(start, start + MOST))
        length = max(words.rfind("\n\n"), 0) or words.rfind("\n") + 1 or MOST
        yield Span(start, start + length)
        start += length
    yield Span(start, span.end)
