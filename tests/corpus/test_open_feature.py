"""Numbered requirements: those of OpenFeature are the ones that its own list has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from speclsp.document import Document
from tests.corpus.corpora import Place, Report, markdown_paths

NAME = "open-feature"


def listed(corpus: Path) -> Counter[str]:
    """Every number of specification.json, as often as it stands there."""
    rules = json.loads((corpus / "specification.json").read_text("utf-8"))["rules"]
    return Counter(name.rpartition(" ")[2] for name in _names(rules))


def _names(rules: list[dict[str, Any]]) -> Iterator[str]:
    for rule in rules:
        yield rule["id"]
        yield from _names(rule.get("children") or [])


def found(corpus: Path) -> Counter[str]:
    documents = (
        Document.read(path, (corpus / path).read_text("utf-8-sig"))
        for path in markdown_paths(corpus)
    )
    return Counter(each.id for document in documents for _, each in document.settled.clauses)


def test_the_numbers_are_those_of_its_own_list(corpus: Callable[[str], Path]) -> None:
    numbers = listed(corpus(NAME))
    assert found(corpus(NAME)) == numbers
    assert len(numbers) == 171
    # A requirement and a condition.
    assert [number for number, count in numbers.items() if count > 1] == ["4.3.2"]


def test_the_number_that_is_given_twice_is_said_once(report: Callable[[str], Report]) -> None:
    found = report(NAME).of("duplicate-clause")
    assert [(each.clause, each.place) for each in found] == [
        ("4.3.2", Place("specification/sections/04-hooks.md", 171))
    ]
    assert report(NAME).clauses == 172
    assert report(NAME).notations == ("numbered",)
