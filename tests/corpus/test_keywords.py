"""Keywords and placeholders of all corpora: what is wrong is reported, what is mentioned is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus import oracle_keywords as keywords
from tests.corpus.corpora import NAMES, RELEASES, Report

Folder = Callable[[str], Path]
Reports = Callable[[str], Report]
ALL = pytest.mark.parametrize("name", [*NAMES, *RELEASES])


@ALL
def test_a_keyword_with_a_small_not_is_reported(corpus: Folder, report: Reports, name: str) -> None:
    # What an archive says holds no longer, and nobody will mend it.
    found = keywords.places(corpus(name), keywords.NEGATED)
    certain = {place for place in found if "/archive/" not in place.path}
    arguable = {*keywords.places(corpus(name), keywords.NEGATED_OTHERWISE)}
    reported = {*report(name).places("negated-keyword-case")}
    assert certain - reported == set()
    assert reported - certain - arguable == set()


@ALL
def test_may_not_is_reported(corpus: Folder, report: Reports, name: str) -> None:
    expected = sorted(keywords.places(corpus(name), keywords.MAY_NOT))
    capitals = [each for each in report(name).of("may-not") if each.message.startswith('"MAY')]
    assert sorted(each.place for each in capitals) == expected


@ALL
def test_a_doubled_modal_is_reported(corpus: Folder, report: Reports, name: str) -> None:
    expected = sorted(keywords.places(corpus(name), keywords.DOUBLED))
    assert report(name).places("doubled-modal") == expected


@ALL
def test_a_placeholder_is_reported_and_a_mention_is_not(report: Reports, name: str) -> None:
    real = keywords.REAL_PLACEHOLDERS.get(name, frozenset())
    arguable = keywords.ARGUABLE_PLACEHOLDERS.get(name, frozenset())
    reported = {*report(name).places("placeholder")}
    assert real - reported == set()
    assert reported - real - arguable == set()
