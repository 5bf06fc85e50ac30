"""Where everything of the map stands: boxes fill columns from top to bottom, as in a newspaper.

The same map and width give the same drawing, and a small change of the map moves little of it.
Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from speclsp.report.page.chart import Box, Chart, Line, Row
from speclsp.report.page.rows import (
    HEIGHT,
    PAD,
    PlacedRow,
    Shape,
    height,
    placed,
    shape,
    shortened,
)
from speclsp.report.safe import safe

HEAD = 30
"""How high the top of a box is, where its name stands."""

NOTE = 20
BOLD = 7.9
"""How wide a letter of the name of a box is, at most."""

_GAP = 56
_NARROW_GAP = 30
_EDGE = 2
_BELOW = 8
_BETWEEN = 16
_WIDEST = 780
_FEWEST_ROWS = 3
# Narrower columns have no room for names.
_LEAST = 300
_MOST_COLUMNS = 3
_SHORT = 13
_HALF = 26

Point = tuple[float, float]


class PlacedBox(NamedTuple):
    """A box, or the part of one that is in a column."""

    name: str
    # Without being shortened.
    whole: str
    x: float
    y: float
    width: float
    height: float
    rows: tuple[PlacedRow, ...]
    note: str
    is_continued: bool


class Curve(NamedTuple):
    """A line from the first point to the last, bent by those between."""

    points: tuple[Point, Point, Point, Point]
    times: int


class Drawing(NamedTuple):
    """The map as it is drawn."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    curves: tuple[Curve, ...]


class _Spot(NamedTuple):
    """Where a line can begin or end: at either side of a box."""

    column: int
    left: float
    right: float
    y: float


def drawn(chart: Chart, width: int) -> Drawing:
    """The drawing of the map, at most so wide."""
    count = _columns(chart.boxes, width)
    gap = _GAP if width >= _LEAST * 2 else _NARROW_GAP
    flush = _laid_out(chart, width, count, gap, _EDGE)
    # Lines within the last column need room beside it.
    outside = any(each.points[1][0] > flush.width for each in flush.curves)
    return _laid_out(chart, width, count, gap, gap) if outside else flush


def _laid_out(chart: Chart, width: int, count: int, gap: float, beside: float) -> Drawing:
    room = min((width - beside - (count - 1) * gap - _EDGE) / count, _WIDEST)
    page = _Page(room, gap, count)
    limit = sum(_whole(each, room) for each in chart.boxes) / count
    for at, box in enumerate(chart.boxes):
        page.place(at, box, limit + HEIGHT)
    curves = [_curve(line, page.spots, gap) for line in chart.lines]
    return Drawing(
        max((each.x + each.width for each in page.boxes), default=0) + beside,
        max((each.y + each.height for each in page.boxes), default=0) + _EDGE,
        tuple(page.boxes),
        tuple(curve for curve in curves if curve is not None),
    )


def _columns(boxes: Sequence[Box], width: int) -> int:
    """How many columns suit what there is to be drawn."""
    rows = sum(len(each.rows) + 2 for each in boxes)
    wanted = 1 if rows <= _SHORT else 2 if rows <= _HALF else _MOST_COLUMNS
    if len(boxes) == 1 and rows <= _HALF:
        wanted = 1
    return max(1, min(wanted, (width + _GAP) // (_LEAST + _GAP)))


def _whole(box: Box, room: float) -> float:
    shaped = shape(box.rows, room)
    rows = sum(height(each, shaped) for each in box.rows)
    return HEAD + rows + (NOTE if box.note else 0) + _BELOW + _BETWEEN


class _Page:
    """The columns while they fill."""

    def __init__(self, room: float, gap: float, columns: int) -> None:
        self._room = room
        self._gap = gap
        self._left = columns - 1
        self._column = 0
        self._y = float(_EDGE)
        self.boxes: list[PlacedBox] = []
        self.spots: dict[tuple[int, int], _Spot] = {}

    def place(self, at: int, box: Box, limit: float) -> None:
        """Put a box below the one before it, or at the top of the next column; what is too long
        for a column is continued there."""
        shaped = shape(box.rows, self._room)
        done = 0
        while self._left and done < len(box.rows):
            rest = box.rows[done:]
            fits = _fitting(rest, shaped, limit - self._y - HEAD - _BELOW)
            if fits == len(rest):
                break
            if fits >= _FEWEST_ROWS and len(rest) - fits >= _FEWEST_ROWS:
                self._put(at, box, shaped, range(done, done + fits))
                done += fits
            elif self._y <= _EDGE or len(rest) - fits < _FEWEST_ROWS < fits:
                break
            self._left -= 1
            self._column += 1
            self._y = float(_EDGE)
        self._put(at, box, shaped, range(done, len(box.rows)))

    def _put(self, at: int, box: Box, shaped: Shape, rows: range) -> None:
        x, top = self._column * (self._room + self._gap) + _EDGE / 2, self._y
        self.spots.setdefault((at, -1), self._spot(x, top + HEAD / 2))
        y = top + HEAD
        found = []
        for number in rows:
            row = box.rows[number]
            found.append(placed(row, x, y, shaped))
            self.spots[at, number] = self._spot(x, y + HEIGHT / 2)
            y += height(row, shaped)
        note = box.note if rows.stop == len(box.rows) else ""
        y += (NOTE if note else 0) + _BELOW
        name = safe(box.name) or "(top)"
        # Behind the name of what is continued there is another word.
        letters = int((self._room - 2 * PAD) // BOLD) - (12 if rows.start else 0)
        self.boxes.append(
            PlacedBox(
                shortened(name, letters),
                name,
                x,
                top,
                self._room,
                y - top,
                tuple(found),
                note,
                rows.start > 0,
            )
        )
        self._y = y + _BETWEEN

    def _spot(self, x: float, y: float) -> _Spot:
        return _Spot(self._column, x, x + self._room, y)


def _fitting(rows: Sequence[Row], shaped: Shape, room: float) -> int:
    """How many of the rows fit into a height."""
    used = 0.0
    for count, row in enumerate(rows):
        used += height(row, shaped)
        if used > room:
            return count
    return len(rows)


def _curve(line: Line, spots: dict[tuple[int, int], _Spot], gap: float) -> Curve | None:
    """From one side of a box to the nearer side of another; what stands between is behind them."""
    if line.source not in spots or line.target not in spots:
        return None
    source, target = spots[line.source], spots[line.target]
    if source.column == target.column:
        bend = source.right + min(gap - 6, 12 + abs(source.y - target.y) * 0.16)
        start, end = (source.right, source.y), (target.right, target.y)
        return Curve((start, (bend, source.y), (bend, target.y), end), line.times)
    forth = source.column < target.column
    start = (source.right if forth else source.left, source.y)
    end = (target.left if forth else target.right, target.y)
    reach = (end[0] - start[0]) * 0.55
    bends = ((start[0] + reach, start[1]), (end[0] - reach, end[1]))
    return Curve((start, *bends, end), line.times)
