"""Carets stand below what they mean, whatever the line is made of and however long it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.report.finding import Excerpt
from speclsp.report.frame import frame
from speclsp.report.safe import safe


def marked(excerpt: Excerpt, width: int = 100) -> list[str]:
    line, indent, marks = frame(excerpt, width)
    return [line, " " * indent + "^" * marks]


def excerpt(line: str) -> Excerpt:
    """The part of the line between « and »."""
    start, end = line.index("«"), line.index("»") - 1
    return Excerpt(line.replace("«", "").replace("»", ""), start, end)


@pytest.mark.parametrize(
    ("line", "shown", "below"),
    [
        ("It «may not» wait.", "It may not wait.", "   ^^^^^^^"),
        ("  - It «waits».", "- It waits.", "     ^^^^^"),
        ("日本語の«規則»です", "日本語の規則です", "        ^^^^"),
        ("cafe\u0301 «x»", "cafe\u0301 x", "     ^"),
        ("a\t«x»", "a    x", "     ^"),
        ("a\x1b«x»", "a\\u001bx", "       ^"),
        ("end«»", "end", "   ^"),
    ],
)
def test_carets_stand_below_the_place(line: str, shown: str, below: str) -> None:
    assert marked(excerpt(line)) == [shown, below]


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "word " * 40 + "«place»" + " more" * 40
    assert marked(excerpt(line), 40) == [
        "...ord word word place more more more...",
        "                 ^^^^^",
    ]


def test_a_line_that_goes_on_says_so() -> None:
    assert marked(Excerpt("abc", 1, 2, True, True)) == ["...abc...", "    ^"]


@given(
    st.text(st.characters(exclude_characters="\n\r"), max_size=80),
    st.integers(0, 80),
    st.integers(0, 80),
    st.integers(30, 120),
)
def test_a_frame_is_never_much_wider_than_asked_for(
    text: str, one: int, other: int, width: int
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    line, indent, marks = frame(Excerpt(text, start, end), width)
    assert safe(line) == line
    assert marks >= 1
    assert indent <= width
    # A character that is spelled out may be ten cells wide.
    assert indent + marks <= width + 10
