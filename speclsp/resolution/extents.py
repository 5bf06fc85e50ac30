"""How far the sections of a document reach: to the next heading that is not below them."""

from __future__ import annotations

from speclsp.document import Document
from speclsp.text import Span


def extents(document: Document) -> tuple[Span, ...]:
    """From each heading to where its section ends, in the order of the text."""
    return document.remembered(_extents)


def _extents(document: Document) -> tuple[Span, ...]:
    ends: list[int] = [document.size] * len(document.sections)
    open_: list[tuple[int, int]] = []
    for at, (start, section) in enumerate(document.sections):
        while open_ and open_[-1][0] >= section.level:
            ends[open_.pop()[1]] = start + section.span.start
        open_.append((section.level, at))
    return tuple(
        Span(start + section.span.start, end)
        for (start, section), end in zip(document.sections, ends, strict=True)
    )
