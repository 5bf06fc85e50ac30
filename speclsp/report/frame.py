"""A code frame: the line of a place with marks below it, cut to a width in cells of a terminal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from speclsp.report.finding import Excerpt
from speclsp.report.safe import safe

_TAB = "    "
_CUT = "..."


class Frame(NamedTuple):
    """A line as it is shown, and what stands under it: spaces, then one mark for each cell."""

    line: str
    indent: int
    marks: int


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
