"""What is quoted of a passage, and which words of it are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.diagnostic import Diagnostic
from speclsp.report.quoting import clashing, quoted
from speclsp.text import Span, Text

LOCK = """\
# Locks

The door is locked by an officer.
The lock SHALL close within 30 s
of the last departure.

- The lock SHALL stay open for
  45 s at least.
- The light is red.

## Override

The officer MAY open it.
"""


def shown(text: str, words: str, *names: str) -> list[str]:
    """The lines that are quoted around `words`, with what is marked between « and »."""
    at = text.index(words)
    found = []
    for line in quoted(Text(text), Span(at, at + len(words)), names):
        said = line.text
        for start, end in reversed(line.marks):
            said = f"{said[:start]}«{said[start:end]}»{said[end:]}"
        found.append(f"{line.number}: {said}")
    return found


def test_a_paragraph_is_quoted_whole_and_the_place_marked() -> None:
    assert shown(LOCK, "within 30 s") == [
        "3: The door is locked by an officer.",
        "4: The lock SHALL close «within 30 s»",
        "5: of the last departure.",
    ]


def test_of_a_long_place_the_words_are_marked_that_the_message_quotes() -> None:
    sentence = "The lock SHALL stay open for\n  45 s at least."
    assert shown(LOCK, sentence, "open for 45 s", "30 s") == [
        "7: - The lock SHALL stay «open for»",
        "8:   «45 s» at least.",
    ]


def test_words_that_stand_elsewhere_mark_nothing() -> None:
    assert shown(LOCK, "The light is red.", "30 s", "ligh") == ["9: - «The light is red.»"]


def test_below_a_heading_is_what_it_is_about() -> None:
    assert shown(LOCK, "Override") == ["11: ## «Override»", "13: The officer MAY open it."]
    assert shown("# A\n\n## B\n", "A") == ["1: # «A»"]


def test_a_long_line_and_a_long_passage_are_cut() -> None:
    line = "word " * 200 + "HERE" + " word" * 200
    (only,) = quoted(Text(line), Span(1000, 1004), ())
    assert len(only.text) <= 400
    assert (only.cut_before, only.cut_after) == (True, True)
    assert [only.text[slice(*each)] for each in only.marks] == ["HERE"]
    lines = quoted(Text("one\n" * 100), Span(200, 203), ())
    assert len(lines) == 8
    assert [each.number for each in lines if each.marks] == [51]


def test_the_clause_itself_does_not_clash() -> None:
    found = Diagnostic(Span(0, 1), '"A-1" has "30 s" and "45 s"', clause="A-1")
    assert clashing(found, 'said as "45 s" here') == ("30 s", "45 s")


@pytest.mark.parametrize("span", [(0, 0), (7, 8), (10**6, 10**7), (5, 2), (-3, -1)])
@pytest.mark.parametrize("string", ["", "\n", "a\r\nb", LOCK])
def test_any_place_can_be_quoted(span: tuple[int, int], string: str) -> None:
    for line in quoted(Text(string), Span(*span), ("a", "", " ", '"')):
        assert line.text.strip()


@given(st.text("ab #-\n\r.", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_what_is_marked_is_of_the_place(string: str, one: int, other: int) -> None:
    span = Span(*sorted((min(one, len(string)), min(other, len(string)))))
    text = Text(string)
    for line in quoted(text, span, ("a b", "b")):
        start = text.starts[line.number - 1]
        assert line.text == string[start : start + len(line.text)]
        assert all(span.start <= start + low < start + high <= span.end for low, high in line.marks)
