"""Texts, lines and edits. Offsets count code points; only `\\n`, `\\r\\n` and `\\r` end a line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.text import Edit, Place, Span, Text, edited

TEXTS = st.text(st.sampled_from("ab\r\n\u2028\x0b\x0c\x85\x1c😀é "), max_size=30)
OFFSETS = st.integers(-3, 40)


@given(TEXTS)
def test_lines_end_with_the_protocols_three_ends_only(string: str) -> None:
    pieces = re.split("\r\n|\r|\n", string)
    text = Text(string)
    assert len(text.starts) == len(pieces)
    assert [string[slice(*text.line(number))] for number in range(len(pieces))] == pieces


@given(TEXTS, st.integers(0, 30))
def test_a_place_leads_back_to_its_offset(string: str, offset: int) -> None:
    text = Text(string)
    offset = min(offset, len(string))
    place = text.place(offset)
    inside_line_end = string[offset - 1 : offset + 1] == "\r\n" and offset > 0
    assert text.offset(place) == (offset - 1 if inside_line_end else offset)


@given(TEXTS, st.lists(st.tuples(OFFSETS, OFFSETS, TEXTS), max_size=5))
def test_edits_keep_the_lines_of_a_fresh_text(
    string: str, edits: list[tuple[int, int, str]]
) -> None:
    text = Text(string)
    assert text.starts
    for start, end, inserted in edits:
        low, high = sorted(max(0, min(each, len(text))) for each in (start, end))
        expected = text.string[:low] + inserted + text.string[high:]
        text = text.apply(Edit(Span(start, end), inserted))
        assert text.string == expected
        assert text.starts == Text(expected).starts


def test_a_place_past_the_end_of_a_line_is_its_end() -> None:
    text = Text("ab\r\ncd")
    assert text.offset(Place(0, 99)) == 2
    assert text.offset(Place(1, 99)) == 6
    assert text.offset(Place(9, 0)) == 6


def test_simultaneous_edits_speak_of_the_same_original_in_any_order() -> None:
    edits = [Edit(Span(4, 5), "Z"), Edit(Span(0, 1), ""), Edit(Span(2, 2), "--")]
    assert edited("abcdef", edits) == edited("abcdef", reversed(edits)) == "b--cdZf"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited("abcdef", [Edit(Span(0, 3), ""), Edit(Span(2, 4), "")])
