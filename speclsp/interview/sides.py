"""A document with a passage, before it is reworded or after, and places that compare across the
two: those in front of the passage as they are, those behind it counted from its end."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from speclsp.document import Document
from speclsp.notation.reading import facts
from speclsp.spec.facts import Facts
from speclsp.spec.passage import Passage as Block
from speclsp.spec.passage import passages
from speclsp.text import Edit, Span

_INSIDE, _BEHIND = 1, 2


class Side:
    """The document, and where the passage stands in it. `span` is that of the document, `window` a
    stretch that begins and ends where the document is cut into segments."""

    def __init__(self, document: Document, span: Span, window: Span) -> None:
        self.document = document
        self.span = span
        self.start = window.start
        # What is written in the window, where the passage stands in it, and what that says.
        self.words = document.words(window)
        self.there = span.moved(-self.start)
        self.facts: Facts = facts(self.words, document.options)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return passages(self.words)

    @cached_property
    def own(self) -> Block | None:
        """The block that holds the passage; None where no block with words does."""
        low, high = self.there
        for each in reversed(self.blocks):
            block = each.block
            if each.masked and block.inner_start <= low and high <= block.inner_end:
                return each
        return None

    @cached_property
    def shown(self) -> str:
        """The passage, U+FFFC for what is no prose, on one line."""
        own = self.own
        if own is None:
            return ""
        low = self.there.start - own.start
        return " ".join(own.masked[low : low + self.there.end - self.there.start].split())

    def is_inside(self, span: Span) -> bool:
        """Whether a place of the window is in the passage."""
        return self.there.start <= span.start and span.end <= self.there.end

    def compared(self, place: int, by: int = 0) -> int:
        """A place of the window, or of the document when `by` is where that starts, as the other
        side would have it."""
        low, high = self.there.moved(by)
        if place <= low:
            return place
        return low + _INSIDE if place < high else low + _BEHIND + place - high

    def placed(self, value: Any, by: int = 0) -> Any:
        """A fact, or several, with comparable places."""
        if isinstance(value, Span):
            return Span(self.compared(value.start, by), self.compared(value.end, by))
        if isinstance(value, tuple):
            parts = (self.placed(each, by) for each in value)
            return value._make(parts) if hasattr(value, "_make") else tuple(parts)
        return value


def sides(before: Document, after: Document, edit: Edit) -> tuple[Side, Side]:
    """A document before and after an edit that has put one passage for another."""
    old, new = before.segments, after.segments
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] is not new[at]), most)
    last = next(
        (at for at in range(most - first) if old[-1 - at] is not new[-1 - at]), most - first
    )
    span = Span(edit.span.start, edit.span.start + len(edit.text))
    return (
        Side(before, edit.span, _window(before, first, last)),
        Side(after, span, _window(after, first, last)),
    )


def _window(document: Document, first: int, last: int) -> Span:
    """From the segment at `first` on, without the `last` ones."""
    bounds = [*document.starts, document.size]
    return Span(bounds[first], bounds[len(bounds) - 1 - last])
