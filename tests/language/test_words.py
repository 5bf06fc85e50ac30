"""Words as they are cut from a sentence, and the lists of words that rules look them up in."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import speclsp.language
import speclsp.rules
from speclsp.language.words import tokens
from speclsp.text import Span

# Looked up in the text, and not among the words of a sentence.
IN_TEXT = {"speclsp.rules.slash._PAIRS"}


def cut(sentence: str) -> list[str]:
    return [token.text for token in tokens(sentence, Span(0, len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("e.g. a key", ["e.g", "a", "key"]),
        ("(i.e., a key)", ["(", "i.e", ",", "a", "key", ")"]),
        ("until 10 a.m.", ["until", "10", "a.m"]),
        ("the U.S. desk", ["the", "U.S", "desk"]),
        ("at 30 km/h and 20 °C", ["at", "30", "km/h", "and", "20", "°C"]),
        ("a read/write lock", ["a", "read", "/", "write", "lock"]),
        ("It ends. A key", ["It", "ends", ".", "A", "key"]),
        ("plan A. Then", ["plan", "A", ".", "Then"]),
        ("file a.txt", ["file", "a", ".", "txt"]),
    ],
)
def test_words_are_cut(sentence: str, words: list[str]) -> None:
    assert cut(sentence) == words


def test_the_place_of_a_short_form_has_its_last_stop() -> None:
    (first, *_) = tokens("e.g. a key", Span(0, 10))
    assert (first.start, first.end) == (0, 4)


def listed() -> Iterator[tuple[str, str]]:
    """The words of every list that a module of the language layer or a rule has."""
    for package in (speclsp.language, speclsp.rules):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(found.name)).items():
                if name.startswith("__") or not isinstance(value, frozenset | dict):
                    continue
                for word in value:
                    if isinstance(word, str) and any(map(str.isalpha, word)):
                        yield f"{found.name}.{name}", word


def test_a_listed_word_can_stand_in_a_sentence() -> None:
    every = list(listed())
    never = [
        f"{name}: {word}"
        for name, word in every
        if name not in IN_TEXT and [each.lower() for each in cut(word)] != word.lower().split()
    ]
    assert len(every) > 5_000
    assert never == []
