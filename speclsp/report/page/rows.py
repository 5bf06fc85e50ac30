"""A row of the map: its name in the room there is, and its dots beside or below it. In pixels."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from speclsp.report.page.chart import Row
from speclsp.report.page.overview import State
from speclsp.report.safe import safe

LETTER = 7.0
"""How wide a letter is, at most."""

DOT = 6
STEP = DOT + 2
PAD = 12
HEIGHT = 20

_MOST_DOTS = 240
_FEWEST_BESIDE = 10
_SHARE = 0.6
_CUT = "\u2026"


class Shape(NamedTuple):
    """How the rows of a box are laid out."""

    # Of a row, with its margins.
    width: float
    # Of the names.
    names: float
    # How many dots fit into a line, and whether that is beside the name.
    in_line: int
    beside: bool


class PlacedRow(NamedTuple):
    """A row where it stands: the place of its name, and its dots in lines of so many."""

    name: str
    path: str
    x: float
    y: float
    dots: tuple[State, ...]
    dots_x: float
    dots_y: float
    in_line: int
    # How many demands there are, and for how many each dot stands.
    demands: int
    each: int


def shape(rows: Sequence[Row], width: float) -> Shape:
    """How rows of these names share a width: what the dots leave, and a part of it at least."""
    inner = width - 2 * PAD
    wanted = max((cells(safe(each.name)) * LETTER for each in rows), default=0)
    dots = max((_FEWEST_BESIDE, *(_shown(each)[1] for each in rows))) * STEP
    names = min(wanted, max(inner * _SHARE, inner - PAD - dots))
    in_line = int((inner - names - PAD) // STEP)
    if in_line >= _FEWEST_BESIDE:
        return Shape(width, names, in_line, True)
    return Shape(width, inner, int(inner // STEP), False)


def height(row: Row, shape: Shape) -> float:
    """How high a row is."""
    lines = -(-_shown(row)[1] // shape.in_line)
    if shape.beside:
        return HEIGHT + max(0, lines - 1) * STEP
    return HEIGHT + (lines * STEP + 4 if lines else 0)


def placed(row: Row, x: float, y: float, shape: Shape) -> PlacedRow:
    """A row whose upper left corner is at a place."""
    each, count = _shown(row)
    beside = shape.beside
    return PlacedRow(
        shortened(safe(row.name), int(shape.names // LETTER)),
        row.path,
        x + PAD,
        y + HEIGHT / 2,
        row.dots[::each][:count],
        x + PAD + (shape.names + PAD if beside else 0),
        y + (HEIGHT - DOT) / 2 + (0 if beside else HEIGHT - 5),
        shape.in_line,
        len(row.dots),
        each,
    )


def cells(text: str) -> int:
    """How many letters wide a text is."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def shortened(text: str, room: int) -> str:
    """A text in so many letters, without its middle where it is longer."""
    if cells(text) <= room:
        return text
    head, tail = "", ""
    left = list(text)
    while left and cells(head + tail) + 3 <= room:
        if len(head) <= len(tail) or len(left) == 1:
            head += left.pop(0)
        else:
            tail = left.pop() + tail
    return f"{head}{_CUT}{tail}"


def _shown(row: Row) -> tuple[int, int]:
    """For how many demands a dot stands, and how many dots there are."""
    each = max(1, -(-len(row.dots) // _MOST_DOTS))
    return each, -(-len(row.dots) // each)
