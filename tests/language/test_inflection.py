"""Singular and plural of nouns."""

from __future__ import annotations

import pytest

from speclsp.language.lexicon.inflection import plural, singular

PAIRS = [
    ("entry", "entries"),
    ("key", "keys"),
    ("response", "responses"),
    ("database", "databases"),
    ("status", "statuses"),
    ("bus", "buses"),
    ("alias", "aliases"),
    ("process", "processes"),
    ("box", "boxes"),
    ("index", "indices"),
    ("batch", "batches"),
    ("cache", "caches"),
    ("hash", "hashes"),
    ("size", "sizes"),
    ("house", "houses"),
    ("use", "uses"),
    ("release", "releases"),
    ("leaf", "leaves"),
    ("slave", "slaves"),
    ("archive", "archives"),
    ("person", "people"),
    ("child", "children"),
    ("criterion", "criteria"),
    ("analysis", "analyses"),
    ("hero", "heroes"),
    ("photo", "photos"),
    ("cookie", "cookies"),
    ("schema", "schemas"),
    ("ID", "IDs"),
    ("API", "APIs"),
    ("Active Customer", "Active Customers"),
    ("time-out policy", "time-out policies"),
    ("Entry", "Entries"),
    ("edge", "edges"),
    ("type", "types"),
    ("course", "courses"),
    ("lens", "lenses"),
    ("day", "days"),
    ("employee", "employees"),
    ("path", "paths"),
    ("quiz", "quizzes"),
    ("life", "lives"),
    ("shelf", "shelves"),
]


@pytest.mark.parametrize(("one", "more"), PAIRS)
def test_one_and_more(one: str, more: str) -> None:
    assert plural(one) == more
    assert singular(more) == one


@pytest.mark.parametrize("one", [one for one, _ in PAIRS])
def test_a_singular_stays(one: str) -> None:
    assert singular(one) == one


@pytest.mark.parametrize(
    "word", ["data", "metadata", "series", "news", "species", "software", "information"]
)
def test_some_words_are_both(word: str) -> None:
    assert singular(word) == word == plural(word)


@pytest.mark.parametrize("word", ["", "s", "is", "gas", "this", "class", "access", "previous"])
def test_no_plural(word: str) -> None:
    assert singular(word) == word
