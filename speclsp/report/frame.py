"""A code frame: the line of a place with marks below it, cut to a width in cells of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from speclsp.report.finding import Excerpt, QuotedLine
from speclsp.report.safe import safe

_TAB = "    "
_CUT = "..."


class Frame(NamedTuple):
    """A line as it is shown, and what stands under it: spaces, then one mark for each cell."""

    line: str
    indent: int
    marks: int


class Piece(NamedTuple):
    """A part of a line as it is shown, and the cells that it takes."""

    text: str
    cells: int
    is_marked: bool


def below(pieces: Iterable[Piece], mark: str) -> str:
    """What stands under a line: `mark` for each cell that is marked; "" where none is."""
    return "".join((mark if each.is_marked else " ") * each.cells for each in pieces).rstrip()


def frame(excerpt: Excerpt, width: int) -> Frame:
    """The excerpt in about `width` cells; where a place begins is never cut off."""
    shown = [_shown(character) for character in excerpt.text]
    sizes = [_cells(text) for text in shown]
    low, high = _window(sizes, excerpt, width)
    cut_before = excerpt.cut_before or low > 0
    cut_after = excerpt.cut_after or high < len(shown)
    if not cut_before:
        # The indentation of a line says nothing here.
        while low < excerpt.start and excerpt.text[low] in " \t":
            low += 1
    before = _CUT if cut_before else ""
    line = before + "".join(shown[low:high]) + (_CUT if cut_after else "")
    indent = len(before) + sum(sizes[low : excerpt.start])
    marks = sum(sizes[excerpt.start : min(excerpt.end, high)])
    return Frame(line.rstrip(), indent, max(1, marks))


def marked(line: QuotedLine, width: int) -> tuple[Piece, ...]:
    """The line in about `width` cells, around its marks as far as there is room for them."""
    first, last = (line.marks[0][0], line.marks[-1][1]) if line.marks else (0, 0)
    around = Excerpt(line.text, first, last, line.cut_before, line.cut_after)
    shown = [_shown(character) for character in line.text]
    sizes = [_cells(text) for text in shown]
    low, high = _window(sizes, around, width)
    cut_before, cut_after = line.cut_before or low > 0, line.cut_after or high < len(shown)
    if not cut_before:
        low = min(first if line.marks else high, len(line.text) - len(line.text.lstrip(" \t")))
    bounds = [low, *(max(low, min(bound, high)) for each in line.marks for bound in each), high]
    pieces = [
        Piece("".join(shown[start:end]), sum(sizes[start:end]), at % 2 == 1)
        for at, (start, end) in enumerate(pairwise(bounds))
        if start < end
    ]
    cut = Piece(_CUT, len(_CUT), False)
    return (*([cut] if cut_before else ()), *pieces, *([cut] if cut_after else ()))


def _window(sizes: list[int], excerpt: Excerpt, width: int) -> tuple[int, int]:
    """The characters that are shown: those of the place, then as many around it as fit."""
    if not excerpt.cut_before and not excerpt.cut_after and sum(sizes) <= width:
        return 0, len(sizes)
    room = max(20, width - 2 * len(_CUT))
    low = high = excerpt.start
    while high < excerpt.end and room - sizes[high] >= 0:
        room -= sizes[high]
        high += 1
    before = room // 2
    while low > 0 and before - sizes[low - 1] >= 0:
        low -= 1
        before -= sizes[low]
        room -= sizes[low]
    while high < len(sizes) and room - sizes[high] >= 0:
        room -= sizes[high]
        high += 1
    while low > 0 and room - sizes[low - 1] >= 0:
        low -= 1
        room -= sizes[low]
    return low, high


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    return _TAB if character == "\t" else safe(character)


@lru_cache(maxsize=4096)
def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
