"""An immutable text, its lines, and edits to it. Offsets count code points; Markdown is unknown
here.

A line ends with `\\n`, `\\r\\n` or a lone `\\r`, as the Language Server Protocol has it (3.18,
`EOL`), and with nothing else: U+2028, U+0085, form feed and vertical tab are ordinary characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """Half-open, in code points: `text[start:end]`."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Edit(NamedTuple):
    """Replace what stands at `span` by `text`."""

    span: Span
    text: str


class Shift(NamedTuple):
    """What an edit does to places: those in a stretch are unsettled, those behind it move."""

    # The stretch, in the text before the edit.
    low: int
    high: int
    # How far everything from `high` on moves.
    by: int

    def settles(self, span: Span) -> Span | None:
        """Where `span` is after the edit; None for one that starts in the stretch."""
        if span.start < self.low:
            return span
        return None if span.start < self.high else span.moved(self.by)

    def touches(self, span: Span) -> bool:
        """Whether a place is partly or wholly in the stretch."""
        return span.start < self.high and self.low < span.end


class Place(NamedTuple):
    """A line and a column in it, both counted from 0, the column in code points."""

    line: int
    column: int


class Text:
    """A string that knows where its lines start. Equal strings are equal texts."""

    __slots__ = ("_starts", "string")

    def __init__(self, string: str, starts: list[int] | None = None) -> None:
        self.string = string
        self._starts = starts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.string == other.string

    def __hash__(self) -> int:
        return hash(self.string)

    def __len__(self) -> int:
        return len(self.string)

    @property
    def starts(self) -> list[int]:
        """Where each line starts, ascending; the first is 0. Not to be changed."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.string))]
        return self._starts

    def line_at(self, offset: int) -> int:
        """The line, from 0, that holds `offset`; the offset of a line end belongs to its line."""
        return bisect_right(self.starts, offset) - 1

    def line(self, number: int) -> Span:
        """Line `number`, from 0, without its end."""
        start = self.starts[number]
        if number + 1 == len(self.starts):
            return Span(start, len(self.string))
        end = self.starts[number + 1]
        return Span(start, end - (2 if self.string[end - 2 : end] == "\r\n" else 1))

    def place(self, offset: int) -> Place:
        """Where `offset` is; one inside or past the text's end is clamped to it."""
        offset = max(0, min(offset, len(self.string)))
        line = self.line_at(offset)
        return Place(line, offset - self.starts[line])

    def offset(self, place: Place) -> int:
        """The offset of a place; past the end of a line is its end, past the last line the text's
        end."""
        if place.line >= len(self.starts):
            return len(self.string)
        line = self.line(max(0, place.line))
        return min(line.start + max(0, place.column), line.end)

    def apply(self, edit: Edit) -> Text:
        """The text after one edit. A reversed span is taken the right way round, one past the end
        clamped."""
        size = len(self.string)
        low, high = sorted(max(0, min(bound, size)) for bound in edit.span)
        string = self.string[:low] + edit.text + self.string[high:]
        if self._starts is None:
            return Text(string)
        return Text(string, self._starts_after(low, high, edit.text, string))

    def _starts_after(self, low: int, high: int, inserted: str, string: str) -> list[int]:
        # Lines before the one that holds `low` stand as they are, except that a `\r` that ends the
        # line before it may now meet a `\n`; lines after the one that holds `high` only move.
        starts = self.starts
        first = max(0, self.line_at(low) - 1)
        after = bisect_right(starts, high)
        moved = len(inserted) - (high - low)
        window_start = starts[first]
        window_end = starts[after] + moved if after < len(starts) else len(string)
        between = [match.end() for match in _LINE_END.finditer(string, window_start, window_end)]
        if after < len(starts) and between and between[-1] == window_end:
            between.pop()
        return [*starts[: first + 1], *between, *[start + moved for start in starts[after:]]]


def edited(string: str, edits: Iterable[Edit]) -> str:
    """`string` after edits that all speak of the same original and do not overlap, in any order.

    Several insertions at one place are made in the order given. Raises ValueError where two
    overlap.
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: each.span):
        if edit.span.start < done:
            raise ValueError(f"edits overlap at {edit.span.start}")
        pieces += (string[done : edit.span.start], edit.text)
        done = edit.span.end
    pieces.append(string[done:])
    return "".join(pieces)
