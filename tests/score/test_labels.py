"""A finding is held against a label by its place; ratios by what is right, raised and wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.score.labels import Label, labelled
from bench.score.ratios import Hits, hits, per, two
from speclsp.report.finding import Finding

LABEL = Label("a.md", 3, 5, 9, "soon", "vague-time")


def finding(column: int, end_column: int, *, line: int = 3, end_line: int = 3) -> Finding:
    return Finding(
        "a.md", line, column, end_line, end_column, "vague-time", "ambiguity", "warning", "m"
    )


@pytest.mark.parametrize(
    ("found", "holds"),
    [
        (finding(5, 9), True),
        (finding(1, 6), True),
        (finding(8, 20), True),
        (finding(1, 5), False),
        (finding(9, 12), False),
        (finding(7, 2, end_line=4), True),
        (finding(5, 9, line=2, end_line=2), False),
        # It is reported on the line above, where nobody looks for this one.
        (finding(5, 9, line=2), False),
        (finding(5, 9)._replace(path="b.md"), False),
    ],
)
def test_a_label_holds_what_overlaps_its_quote_on_its_line(found: Finding, holds: bool) -> None:
    assert LABEL.holds(found) is holds


def test_labels_are_read_with_their_columns(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Doors\n\nClose the door soon.\n", "utf-8")
    entry = {"path": "a.md", "line": 3, "quote": "soon", "why": "no deadline"}
    expected = {
        "ambiguities": [entry | {"kind": "vague-time", "severity": "warning"}],
        "traps": [entry | {"quote": "door"}],
    }
    (tmp_path / "expected.json").write_text(json.dumps(expected), "utf-8")
    read = labelled(tmp_path)
    assert read.ambiguities == (Label("a.md", 3, 16, 20, "soon", "vague-time", "warning"),)
    assert read.traps == (Label("a.md", 3, 11, 15, "door"),)


def test_ratios() -> None:
    result = hits({"a", "b", "c", "d"}, {"a", "b", "x"})
    assert result == Hits(2, 4, 3)
    assert result.cells == ("0.50", "0.67", "0.57")
    assert Hits().cells == ("-", "-", "-")
    assert Hits(0, 0, 3).cells == ("-", "0.00", "0.00")
    assert per(3, 1_500, 1_000) == "2.00"
    assert per(3, 0, 1_000) == two(None) == "-"
