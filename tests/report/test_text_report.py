"""The text report, line by line."""

from __future__ import annotations

from speclsp.report.finding import Excerpt, Finding, RelatedPlace
from speclsp.report.style import Style
from speclsp.report.summary import Recognised, Skip, Summary
from speclsp.report.text_report import closing, text_report

MAY_NOT = Finding(
    "docs/a.md", 12, 4, 12, 11, "may-not", "keyword", "warning", '"MAY NOT" is unclear',
    excerpt=Excerpt("It MAY NOT wait.", 3, 10),
)  # fmt: skip
TWICE = Finding(
    "docs/b.md", 3, 1, 3, 5, "duplicate-clause", "identity", "error", '"R-1" is defined twice',
    "R-1",
    (RelatedPlace("docs/a.md", 120, 1, "first defined here", Excerpt("R-1: It waits.", 0, 3)),),
    Excerpt("R-1: It runs.", 0, 3),
)  # fmt: skip
SUMMARY = Summary(
    1200,
    2,
    0,
    (Recognised("generic", 2, 2, "docs/a.md"),),
    (Skip("x.md", "too large (9 bytes)"), Skip("y.md", "too large (8 bytes)"), Skip("z", "binary")),
    suppressed=1,
)


CHECKED = (
    "Checked 1,200 files: 2 clauses, 0 sections with an ID; notations: generic; "
    "skipped: 3 (2 too large, 1 binary)"
)


def test_findings_stand_below_their_file_with_both_sides() -> None:
    assert list(text_report([MAY_NOT, TWICE], Style())) == [
        "docs/a.md: 1 warning",
        "",
        'warning[may-not]: "MAY NOT" is unclear',
        "   --> docs/a.md:12:4",
        "12 | It MAY NOT wait.",
        "   |    ^^^^^^^",
        "",
        "docs/b.md: 1 error",
        "",
        'error[duplicate-clause]: "R-1" is defined twice',
        "    --> docs/b.md:3:1",
        "  3 | R-1: It runs.",
        "    | ^^^",
        "    --> docs/a.md:120:1: first defined here",
        "120 | R-1: It waits.",
        "    | ---",
        "",
    ]


def test_the_last_lines_count() -> None:
    assert list(closing([MAY_NOT, TWICE], SUMMARY, Style())) == [
        CHECKED,
        "Found 1 error, 1 warning, 1 suppressed",
    ]


def test_nothing_is_said_too() -> None:
    assert list(closing([], Summary(files=1), Style())) == [
        "Checked 1 file: 0 clauses, 0 sections with an ID; notations: none; skipped: nothing",
        "No findings",
    ]


def test_sentences_without_an_identifier_are_counted_apart() -> None:
    checked, _ = closing([], Summary(files=2, derived=14), Style())
    assert "0 clauses, 0 sections with an ID, 14 sentences without;" in checked


def test_what_failed_is_named() -> None:
    lines = list(closing([], Summary(files=1, failed=("may-not",)), Style()))
    assert any("may-not" in line and "Failed" in line for line in lines)


def test_colours_change_nothing_but_colours() -> None:
    import re

    coloured = list(text_report([MAY_NOT, TWICE], Style(colour=True)))
    assert any("\x1b[" in line for line in coloured)
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured]
    assert plain == list(text_report([MAY_NOT, TWICE], Style()))


def test_many_other_sides_are_counted() -> None:
    several = TWICE._replace(related=TWICE.related * 20)
    lines = list(text_report([several], Style()))
    assert sum("first defined here" in line for line in lines) == 8
    assert "    --> and 12 more places" in lines


def test_nothing_in_a_finding_moves_the_cursor_or_commands() -> None:
    evil = "\x1b[2J\r::error::\u202e##[add-mask]"
    finding = MAY_NOT._replace(path="::" + evil, message=evil, excerpt=Excerpt(evil, 0, 3))
    for line in text_report([finding], Style(watched=True)):
        assert line.isprintable()
        assert "##[" not in line
        assert not line.lstrip().startswith("::")
