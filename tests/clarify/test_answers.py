"""Of an answer nothing is taken but what has exactly the agreed form."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.clarify.answers import LONGEST, MANY, MOST, answer, shown
from speclsp.clarify.quotes import places
from speclsp.model.asking import ModelError
from speclsp.text import Span

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"type": "string", "enum": ["a", "b"]},
        "count": {"type": "integer"},
        "words": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["kind", "count", "words"],
    "additionalProperties": False,
}
GOOD = {"kind": "a", "count": 3, "words": ["x", "y"]}

BAD = {
    "nothing": "",
    "cut": json.dumps(GOOD)[:-1],
    "prose around it": f"Here you are: {json.dumps(GOOD)}",
    "a fence around it": f"```json\n{json.dumps(GOOD)}\n```",
    "two of them": json.dumps(GOOD) * 2,
    "null": "null",
    "a list": "[]",
    "a string": '"a"',
    "html": "<html><body>502</body></html>",
    "lacking": '{"kind": "a", "count": 3}',
    "more": json.dumps({**GOOD, "note": "x"}),
    "another name": '{"kind": "a", "count": 3, "Words": []}',
    "wrong choice": json.dumps({**GOOD, "kind": "c"}),
    "another case": json.dumps({**GOOD, "kind": "A"}),
    "a number for words": json.dumps({**GOOD, "kind": 1}),
    "a truth for a number": json.dumps({**GOOD, "count": True}),
    "a fraction": json.dumps({**GOOD, "count": 3.5}),
    "a number in words": json.dumps({**GOOD, "count": "3"}),
    "null inside": json.dumps({**GOOD, "words": None}),
    "a member of another kind": json.dumps({**GOOD, "words": ["x", 1]}),
    "NaN": '{"kind": "a", "count": NaN, "words": []}',
    "Infinity": '{"kind": "a", "count": -Infinity, "words": []}',
    "twice": '{"kind": "a", "kind": "b", "count": 3, "words": []}',
    "twice below": '{"kind": "a", "count": 3, "words": [{"x": 1, "x": 2}]}',
    "half a character": r'{"kind": "a", "count": 3, "words": ["\ud800"]}',
    "a long string": json.dumps({**GOOD, "words": ["x" * (LONGEST + 1)]}),
    "many": json.dumps({**GOOD, "words": ["x"] * (MANY + 1)}),
    "a megabyte": json.dumps({**GOOD, "words": ["x" * 1_000_000]}),
    "deep": "[" * 21 + "]" * 21,
    "very deep": "[" * MOST,
    "deep objects": '{"a":' * 10_000,
    "a number of 5,000 digits": json.dumps(GOOD).replace("3", "9" * 5_000),
    "a trailing comma": '{"kind": "a", "count": 3, "words": [],}',
    "a comment": '{"kind": "a", /* 3 */ "count": 3, "words": []}',
    "a control character": '{"kind": "a", "count": 3, "words": ["\x01"]}',
    "quotes without end": '{"kind": "' + '\\"' * 40_000,
}


def test_an_answer_of_the_agreed_form_is_its_value() -> None:
    assert answer(json.dumps(GOOD), SCHEMA) == GOOD
    assert answer(f"\n {json.dumps(GOOD, indent=4)}\n", SCHEMA) == GOOD


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_anything_else_is_a_bad_answer(text: str) -> None:
    with pytest.raises(ModelError) as caught:
        answer(text, SCHEMA)
    assert caught.value.kind == "bad-answer"
    assert str(caught.value).startswith("the model's answer is not in the agreed form: ")
    assert "\n" not in str(caught.value)


def test_the_error_repeats_nothing_of_the_answer() -> None:
    for said in ({**GOOD, "kind": "hunter2"}, {**GOOD, "hunter2": 1}, {**GOOD, "words": "hunter2"}):
        with pytest.raises(ModelError) as caught:
            answer(json.dumps(said), SCHEMA)
        assert "hunter2" not in str(caught.value)


@given(st.text() | st.text('{}[]",:\\ax3'))
def test_no_text_gives_anything_but_a_value_or_a_bad_answer(text: str) -> None:
    with suppress(ModelError):
        assert set(answer(text, SCHEMA)) == set(GOOD)


@given(st.text(), st.integers(1, 50))
def test_what_is_shown_is_one_line_of_characters_that_are_seen(text: str, most: int) -> None:
    line = shown(text, most)
    assert len(line) <= most
    assert line == " ".join(line.split())
    assert not set(line) & set("\x00\x1b\x7f\u200b\u202e\u2066\ufeff\U000e0041")


@pytest.mark.parametrize(
    "escape",
    ["\x1b[2J", "\x1b[1;31m", "\x9b2K", "\x1b]8;;https://a.example\x1b\\", "\x1b\x1b[2J", "\x1bc"],
)
def test_an_escape_sequence_leaves_nothing_behind(escape: str) -> None:
    assert shown(f"a {escape}b`c`", 50) == "a b`c`"
    assert shown("a \x1b]no end", 50) == "a ]no end"


@pytest.mark.parametrize(
    ("words", "quote", "found"),
    [
        ("The door opens soon.", "soon", [(15, 19)]),
        ("The door opens\n> soon.", "opens soon", [(9, 21)]),
        ("The door  opens\r\n  soon.", "door opens soon", [(4, 23)]),
        ("a b a", "a", [(0, 1), (4, 5)]),
        ("The door opens soon.", "Soon", []),
        ("The door opens soon.", "opens  soon.", [(9, 20)]),
        ("sooner", "soon", []),
        ("The door\n\nopens", "door opens", []),
        ("x (soon) y", "(soon)", [(2, 8)]),
        ("anything", "", []),
        ("a . b", ".", []),
        ("a.*b", "a.+b", []),
        ("w " * 700, "w " * 400, []),
    ],
)
def test_a_quote_is_found_where_it_stands_verbatim(
    words: str, quote: str, found: list[tuple[int, int]]
) -> None:
    assert list(places(words, quote)) == [Span(*each) for each in found]


def test_a_quote_is_looked_for_in_linear_time() -> None:
    assert places(" " * 50_000 + "a" + "\n> " * 20_000, "a b c") == ()
    assert places("a " * 10_000, "a " * 100 + "b") == ()
