"""Positions of clients in three units, against a reference that goes character by character."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.server.connection.values import MalformedError
from speclsp.server.convert import ENCODINGS, Encoding, Units, sound
from speclsp.text import Span, Text

_ALPHABET = [
    "a",
    "#",
    " ",
    "\n",
    "\r",
    "\r\n",
    "é",
    "e\u0301",
    "\u2028",
    "\x0b",
    "\x85",
    "漢",
    "😀",
]
TEXTS = st.lists(st.sampled_from([*_ALPHABET, "👩\u200d🚀"]), max_size=40).map("".join)
NUMBERS = st.integers(-2, 30)
encodings = pytest.mark.parametrize("encoding", ENCODINGS)


def width(character: str, encoding: Encoding) -> int:
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    return len(character.encode(encoding if encoding == "utf-8" else f"{encoding}-le")) // size


def lines(string: str) -> list[tuple[int, str]]:
    """Where each line starts, and its words without their end."""
    found, start = [], 0
    for end in [*re.finditer(r"\r\n|\r|\n", string), None]:
        stop = len(string) if end is None else end.start()
        found.append((start, string[start:stop]))
        start = stop if end is None else end.end()
    return found


def slow_offset(string: str, line: int, character: int, encoding: Encoding) -> int:
    if line < 0:
        return 0
    if line >= len(lines(string)):
        return len(string)
    start, words = lines(string)[line]
    units = 0
    for column, each in enumerate(words):
        units += width(each, encoding)
        if units > character:
            return start + column
    return start + len(words)


@encodings
@given(string=TEXTS, line=NUMBERS, character=NUMBERS)
def test_a_position_is_the_offset_that_counting_gives(
    encoding: Encoding, string: str, line: int, character: int
) -> None:
    expected = slow_offset(string, line, character, encoding)
    assert Units(encoding).offset(Text(string), line, character) == expected


@encodings
@given(string=TEXTS, data=st.data())
def test_an_offset_comes_back_from_its_position(
    encoding: Encoding, string: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(string)))
    text, units = Text(string), Units(encoding)
    position = units.position(text, offset)
    inside = string[max(0, offset - 1) : offset + 1] == "\r\n"
    assert units.place(text, position) == offset - inside
    start, words = lines(string)[position["line"]]
    assert position["character"] <= sum(width(each, encoding) for each in words)
    assert start <= offset


@encodings
@given(string=TEXTS, places=st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), new=TEXTS)
def test_an_edit_replaces_what_stands_in_its_range(
    encoding: Encoding, string: str, places: tuple[int, int, int, int], new: str
) -> None:
    start, end = places[:2], places[2:]
    change = {"range": {"start": _position(*start), "end": _position(*end)}, "text": new}
    edit = Units(encoding).edit(Text(string), change)
    low, high = sorted(slow_offset(string, *place, encoding) for place in (start, end))
    assert Text(string).apply(edit).string == string[:low] + new + string[high:]


@pytest.mark.parametrize(
    ("encoding", "character", "column"),
    [("utf-16", 2, 1), ("utf-16", 3, 2), ("utf-8", 4, 1), ("utf-8", 5, 2), ("utf-32", 2, 2)],
)
def test_inside_a_character_is_before_it(encoding: Encoding, character: int, column: int) -> None:
    assert Units(encoding).offset(Text("a😀b"), 0, character) == column


def test_a_reversed_range_is_taken_the_right_way_round() -> None:
    span = Units().span(Text("abc"), {"start": _position(0, 2), "end": _position(0, 1)})
    assert span == Span(1, 2)


def test_without_a_range_it_is_the_whole_text() -> None:
    for change in ({"text": "new"}, {"text": "new", "range": None}):
        assert Text("old").apply(Units().edit(Text("old"), change)).string == "new"


@pytest.mark.parametrize(
    "change",
    [
        None,
        3,
        [],
        {},
        {"text": 3},
        {"text": "x", "range": 3},
        {"text": "x", "range": {"start": {"line": 0, "character": 0}}},
        {"text": "x", "range": {"start": {"line": "0", "character": 0}, "end": None}},
        {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}},
        {"text": "x", "range": {"start": {"line": 0.5, "character": 0}, "end": {}}},
        {"text": "x", "range": {"start": {"line": True, "character": 0}, "end": {}}},
    ],
)
def test_what_is_no_change_is_refused(change: object) -> None:
    with pytest.raises(MalformedError):
        Units().edit(Text("abc"), change)


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert sound("a\ud800b\udc00") == "a\ufffdb\ufffd"
    assert sound("a😀b") == "a😀b"


def _position(line: int, character: int) -> dict[str, int]:
    return {"line": line, "character": character}
