"""What a finding is known by: not where it stands, nor how its words are broken into lines."""

from __future__ import annotations

import pytest

from speclsp.suppression.around import words_at
from speclsp.suppression.fingerprint import fingerprint
from speclsp.text import Span

ONE = "It has a TODO in the middle of a paragraph that goes on.\n"


def key(text: str, word: str = "TODO", clause: str = "") -> str:
    start = text.index(word)
    return fingerprint(
        "placeholder", clause, words_at(text, Span(start, start + len(word)), clause)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Above.\n\n" + ONE,
        "Above.\n" * 300 + "\n" + ONE,
        ONE.replace(" ", "\n"),
        ONE.replace(" ", "  \r\n   "),
        "> " + ONE.replace(" ", "\n> "),
        "- Above\n- " + ONE + "- Below\n",
        "12. " + ONE,
        ONE + "\nBelow, renamed FR-002.\n",
        ONE + "# A heading\n",
    ],
)
def test_it_survives_what_says_nothing_else(text: str) -> None:
    assert key(text) == key(ONE)


def test_a_script_without_spaces_may_be_broken_anywhere() -> None:
    text = "これは長い文章の途中にTODOがあって続きます"
    assert key(text) == key(text.replace("途", "\n途").replace("続", "\n続"))


def test_other_words_around_it_are_another_finding_except_in_a_clause() -> None:
    other = ONE.replace("middle", "end")
    assert key(ONE) != key(other)
    assert key(ONE, clause="FR-1") == key(other, clause="FR-1")
    assert key(ONE, clause="FR-1") != key(ONE, clause="FR-2")
    assert key("A TODO here", clause="FR-1") != key("A todo here", "todo", clause="FR-1")


def test_the_same_letters_in_another_part_are_another_finding() -> None:
    assert fingerprint("a", "bc", "d") != fingerprint("ab", "c", "d")
    assert fingerprint("a", "b", "é") == fingerprint("a", "b", "e\u0301")
    assert len(fingerprint("a", "", "\ud800")) == 20
