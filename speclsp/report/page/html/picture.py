"""The map as a picture: one drawing for each width that a page may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log2

from speclsp.report.page.chart import Chart, chart
from speclsp.report.page.layout import HEAD, NOTE, Curve, Drawing, PlacedBox, drawn
from speclsp.report.page.markup import Markup, element, joined, lines, number
from speclsp.report.page.overview import Overview, State
from speclsp.report.page.rows import DOT, PAD, STEP, PlacedRow
from speclsp.report.style import counted

_WIDTHS = (("wide", 1160), ("medium", 760), ("narrow", 364))
_THICKEST = 3.2
_TIP = 6
_SAID: tuple[tuple[State, str], ...] = (
    ("tested", "a clause that a test shows"),
    ("untested", "a clause without a test"),
    ("clashing", "a clause in a conflict"),
    ("unnamed", "a demand without an ID, which no test can name"),
)


def picture(overview: Overview, anchors: Mapping[str, str]) -> Iterator[Markup]:
    """The section of the map. `anchors` has where on the page a document is."""
    charted = chart(overview)
    if not charted.boxes:
        yield element("p", "There are no documents.", class_="soft")
        return
    yield element("p", _caption(overview, charted), class_="soft")
    for name, width in _WIDTHS:
        drawing = drawn(charted, width)
        yield element("figure", _svg(drawing, anchors), class_=name)
    yield element("div", *(_legend(state, said) for state, said in _SAID), class_="legend")


def _caption(overview: Overview, charted: Chart) -> str:
    drawn_ = len(overview.specifications)
    several = counted(drawn_, "document")
    box = "a document with its sections" if charted.of == "part" else "a folder with its documents"
    said = f"{several}; a box is {box}."
    if charted.lines:
        said += " A line leads from what refers to what is referred to; thicker is more often."
    if charted.apart:
        said += f" Elsewhere: {charted.apart.removeprefix('and ')}."
    if charted.undrawn:
        said += f" {counted(charted.undrawn, 'thinner line')} left out."
    return said


def _svg(drawing: Drawing, anchors: Mapping[str, str]) -> Markup:
    pieces = [_curve(each) for each in drawing.curves]
    pieces += [_box(each, anchors) for each in drawing.boxes]
    width, height = number(drawing.width), number(drawing.height)
    return element(
        "svg",
        lines([Markup(""), *pieces, Markup("")]),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="group",
        aria_label="Map of the documents",
    )


def _curve(curve: Curve) -> Markup:
    (x, y), one, two, (end_x, end_y) = curve.points
    bends = " ".join(f"{number(a)} {number(b)}" for a, b in (one, two))
    back = _TIP if two[0] > end_x else -_TIP
    path = f"M{number(x)} {number(y)}C{bends} {number(end_x + back)} {number(end_y)}"
    tip = f"M{number(end_x)} {number(end_y)}l{number(back)} -3.5v7z"
    thick = min(_THICKEST, 1 + log2(curve.times) * 0.4)
    return joined(
        (
            element("path", d=path, class_="wire", stroke_width=thick),
            element("path", d=tip, class_="tip"),
        )
    )


def _box(box: PlacedBox, anchors: Mapping[str, str]) -> Markup:
    name = f"{box.name} (continued)" if box.is_continued else box.name
    pieces = [
        element("title", box.whole),
        element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=3, class_="box"),
        element("text", name, x=box.x + PAD, y=box.y + HEAD / 2 + 5, class_="name"),
        *(_row(each, anchors) for each in box.rows),
    ]
    if box.note:
        below = box.y + box.height - NOTE / 2
        pieces.append(element("text", box.note, x=box.x + PAD, y=below, class_="note"))
    return element("g", lines(pieces))


def _row(row: PlacedRow, anchors: Mapping[str, str]) -> Markup:
    name: Markup = element("text", row.name, x=row.x, y=row.y + 4, class_="row")
    if row.path in anchors:
        name = element("a", name, href=f"#{anchors[row.path]}")
    states = dict.fromkeys(row.dots)
    dots = (_dots(state, _places(row, state)) for state in states)
    return element("g", element("title", _told(row)), name, *dots)


def _places(row: PlacedRow, state: State) -> Iterator[tuple[float, float]]:
    for at, each in enumerate(row.dots):
        if each == state:
            line, column = divmod(at, row.in_line)
            yield row.dots_x + column * STEP, row.dots_y + line * STEP


def _dots(state: State, places: Iterable[tuple[float, float]]) -> Markup:
    return element("path", d="".join(_dot(state, *place) for place in places), class_=state)


def _dot(state: State, x: float, y: float) -> str:
    """Told apart by shape too: a diamond, a square, an empty square, a small one."""
    half = DOT / 2
    if state == "clashing":
        reach = number(half + 1)
        top = f"M{number(x + half)} {number(y - 1)}"
        return f"{top}l{reach} {reach}l-{reach} {reach}l-{reach} -{reach}z"
    inset = {"tested": 0.0, "untested": 0.5, "unnamed": 1.5}[state]
    side = number(DOT - 2 * inset)
    return f"M{number(x + inset)} {number(y + inset)}h{side}v{side}h-{side}z"


def _told(row: PlacedRow) -> str:
    told = f"{row.path}: {counted(row.demands, 'demand')}"
    return f"{told}; a dot stands for {row.each}" if row.each > 1 else told


def _legend(state: State, said: str) -> Markup:
    dot = element(
        "svg", _dots(state, [(1, 1)]), width=DOT + 4, height=DOT + 4,
        viewBox=f"-1 -1 {DOT + 4} {DOT + 4}", aria_hidden="true",
    )  # fmt: skip
    return element("span", dot, said)
