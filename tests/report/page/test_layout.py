"""The map is readable whatever there is to be drawn, and the same every time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from speclsp.report.page.chart import Box, Chart, Line, Row, chart
from speclsp.report.page.grouping import modules, within
from speclsp.report.page.layout import Drawing, drawn
from speclsp.report.page.overview import Clause, Overview, Reference, Sheet
from speclsp.report.page.rows import DOT, LETTER, STEP, cells, shortened

WIDTHS = (364, 760, 1160)


def workspace(size: int) -> Overview:
    """Documents in folders of nine, each with some clauses, each referring to the next."""
    paths = [f"area-{at // 9:02}/part-{at:03}-of-the-whole.md" for at in range(size)]
    sheets = tuple(
        Sheet(
            path,
            path,
            ("One", "Two"),
            tuple(Clause(f"A-{n}", "It holds.", n, "tested", n % 2) for n in range(at % 40)),
            (0,) * (at % 7),
        )
        for at, path in enumerate(paths, 1)
    )
    references = tuple(Reference((one, 0), (other, 1)) for one, other in pairwise(paths))
    return Overview(sheets=sheets, references=references)


def faults(drawing: Drawing, width: int) -> list[str]:
    """What stands on or outside of something else."""
    found = []
    for at, box in enumerate(drawing.boxes):
        right, bottom = box.x + box.width, box.y + box.height
        if box.x < 0 or right > width or bottom > drawing.height:
            found.append(f"{box.name} is outside")
        for other in drawing.boxes[at + 1 :]:
            beside = other.x >= right or other.x + other.width <= box.x
            below = other.y >= bottom or other.y + other.height <= box.y
            if not (beside or below):
                found.append(f"{box.name} covers {other.name}")
        floor = box.y
        for row in box.rows:
            lines = -(-len(row.dots) // row.in_line)
            dots_right = row.dots_x + min(len(row.dots), row.in_line) * STEP
            dots_bottom = row.dots_y + (lines - 1) * STEP + DOT if row.dots else row.y
            name_right = row.x + cells(row.name) * LETTER
            if row.y - 8 < floor or max(dots_bottom, row.y) > bottom:
                found.append(f"{row.name} is not in its place")
            if max(dots_right, name_right) > right:
                found.append(f"{row.name} is too wide")
            if row.dots and row.dots_y < row.y + 4 and name_right > row.dots_x:
                found.append(f"{row.name} covers its dots")
            floor = max(dots_bottom, row.y)
    found += [
        "a line is outside"
        for curve in drawing.curves
        for x, y in curve.points
        if not (0 <= x <= width and 0 <= y <= drawing.height)
    ]
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 10, 41, 300])
def test_nothing_covers_anything(size: int, width: int) -> None:
    charted = chart(workspace(size))
    drawing = drawn(charted, width)
    assert faults(drawing, width) == []
    assert sum(len(box.rows) for box in drawing.boxes) == sum(len(b.rows) for b in charted.boxes)
    assert drawn(chart(workspace(size)), width) == drawing


def test_many_documents_fill_the_columns_evenly() -> None:
    drawing = drawn(chart(workspace(300)), 1160)
    ends: dict[float, float] = {}
    for box in drawing.boxes:
        ends[box.x] = box.y + box.height
    assert len(ends) == 3
    assert min(ends.values()) > 0.85 * max(ends.values())
    assert drawing.height < 4_000


def test_many_lines_become_lines_between_folders() -> None:
    charted = chart(workspace(300))
    assert 0 < len(charted.lines) <= 64
    assert all(line.source[1] == line.target[1] == -1 for line in charted.lines)


def test_a_long_box_is_continued_in_the_next_column() -> None:
    box = Box("long", tuple(Row(f"r{at}", f"r{at}", ()) for at in range(80)))
    drawing = drawn(Chart("document", (box, box._replace(name="more"))), 1160)
    assert [(each.name, each.is_continued) for each in drawing.boxes].count(("long", True)) == 1
    assert faults(drawing, 1160) == []


def test_a_small_change_moves_little() -> None:
    rows = tuple(Row(f"r{at}", f"r{at}", ()) for at in range(10))
    boxes = tuple(Box(f"b{at}", rows) for at in range(9))
    before = drawn(Chart("document", boxes), 1160)
    after = drawn(Chart("document", (*boxes[:8], Box("b8", rows[:9]))), 1160)
    assert before.boxes[:6] == after.boxes[:6]


def test_a_document_of_thousands_is_drawn_with_fewer_dots() -> None:
    row = Row("all", "all.md", ("tested",) * 5_000)
    (box,) = drawn(Chart("document", (Box("", (row,)),)), 1160).boxes
    assert box.rows[0].demands == 5_000
    assert box.rows[0].each > 1
    assert 0 < len(box.rows[0].dots) <= 240


def test_a_line_to_what_is_not_drawn_is_left_out() -> None:
    charted = Chart("document", (Box("a", (Row("r", "r", ()),)),), (Line((0, 0), (7, 7), 1),))
    assert drawn(charted, 1160).curves == ()


def test_a_folder_with_one_document_is_no_module() -> None:
    paths = ["a/x/spec.md", "a/y/spec.md", "b/one.md", "b/two.md", "c/d/e/only.md", "README.md"]
    found = modules(paths)
    assert [found[path] for path in paths] == ["a", "a", "b", "b", "", ""]
    assert within("a/x/spec.md", "a") == "x"
    assert within("b/one.md", "b") == "one"
    assert within("c/d/e/only.md", "") == "c/d/e/only"
    assert within("README.md", "") == "README"


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("short", 10, "short"),
        ("a-long-name", 7, "a-l\u2026me"),
        ("日本語の規則", 9, "日本\u2026規則"),
        ("anything", 0, "\u2026"),
    ],
)
def test_a_long_name_loses_its_middle(text: str, room: int, shown: str) -> None:
    assert shortened(text, room) == shown
    assert cells(shortened(text, room)) <= max(1, room) + 1
