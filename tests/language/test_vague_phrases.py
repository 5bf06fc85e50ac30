"""Phrases whose places take one of several words."""

from __future__ import annotations

import pytest

from speclsp.language.tagging import tagged
from speclsp.language.vagueness.phrase import Phrases, combined, each, triggers, words_alone
from speclsp.text import Span

KNOWN = (
    *each("short", "in time", combined("for|over", "a|", "short|very short", "while")),
    *each("long", "in time for it", combined("|many", "dozens", "of"), "soon"),
    *each("last", "in time"),
)
PHRASES = Phrases(KNOWN)


def said(sentence: str) -> list[tuple[str, str]]:
    words = tagged(sentence, Span(0, len(sentence)))
    return [(" ".join(found.words), found.value) for _, found in PHRASES.said(words)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Wait for a very short while.", [("for a very short while", "short")]),
        ("Wait over short while.", [("over short while", "short")]),
        ("Wait for a while.", []),
        ("Be there in time for it.", [("in time for it", "long")]),
        ("Be there in time for tea.", [("in time", "last")]),
        (
            "Send dozens of them, many dozens of them.",
            [("dozens of", "long"), ("many dozens of", "long")],
        ),
        ("Soon", [("soon", "long")]),
        ("for a", []),
    ],
)
def test_the_longest_phrase_is_found_and_of_equals_the_later(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    assert said(sentence) == found


def test_one_of_the_triggers_is_in_every_phrase() -> None:
    assert PHRASES.triggers == {"time", "short", "dozens", "soon"}
    assert triggers(KNOWN, lambda value: value == "last") == {"time"}


def test_a_phrase_may_be_one_word() -> None:
    assert words_alone(pattern for pattern, _ in KNOWN) == {"soon"}
