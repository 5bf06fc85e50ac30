"""Sentences end where a reader would stop, and their spans are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.language.sentences import sentences

# Each is cut at the bars, which are not part of it.
CASES = [
    "The client MUST retry.|It stops after that.",
    "Wait for 0.5 s (e.g. in a test).|Then go on.",
    "See Fig. 3 and sec. 4, i.e. the table.|It is short.",
    "Files, folders, etc. are kept.|Links, labels, etc.|They go.",
    "**The client** MUST *retry*.|**It** stops.",
    'It says "stop."|Then it stops.',
    "Use [the port.￼￼￼￼￼|Any other is refused.",
    "It ends with ￼￼￼.|￼￼￼ is closed.",
    "One sentence\nin two lines.|Another\none.",
    "What now?|Stop!|Go...|Wait.",
    "The tag stands behind the stop.[^ab12]|The next sentence.[^cd34][^ef56]|More.",
    "1. An item with a number.|Its end.",
    "Ask J. Smith or U.S. offices.|Both know.",
    "version 1.2.3 is old.|2.0 is new.",
    "a lower case. word follows.",
]


@pytest.mark.parametrize("case", CASES)
def test_where_sentences_end(case: str) -> None:
    parts = case.split("|")
    words = " ".join(parts)
    found = [words[span.start : span.end] for span in sentences(words)]
    assert found == parts


@pytest.mark.parametrize("words", ["", " ", "...", "\n\n", "￼￼", "***", "- -"])
def test_where_nothing_is_said(words: str) -> None:
    assert sentences(words) == ()


@given(st.text(alphabet='ab .!?\n*"￼[]^()', max_size=60))
def test_sentences_are_in_order_and_hold_every_letter(words: str) -> None:
    end = 0
    covered: set[int] = set()
    for span in sentences(words):
        assert end <= span.start < span.end <= len(words)
        assert not words[span.start : span.start + 1].isspace()
        assert not words[span.end - 1 : span.end].isspace()
        covered |= set(range(*span))
        end = span.end
    tags = words.count("[^")
    assert tags or covered >= {at for at, each in enumerate(words) if each.isalnum()}
