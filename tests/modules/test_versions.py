"""Versions, and the ranges of them that an import may state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.config.versions import Version, range_of, range_problem, version_of, version_problem


def known(words: str) -> Version:
    found = version_of(words)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "inside", "others"),
    [
        (">=1.2, <2", "1.2 1.2.0 1.9.9 1.3.0-rc1", "2.0.0 2.0.0-rc1 1.1.9 1.2.0-rc"),
        (">=1.2 <2", "1.2 1.9.9", "2.0.0"),
        ("^1.2", "1.2.0 1.9", "2.0.0 1.1 2.0.0-a"),
        ("^0.2.3", "0.2.3 0.2.9", "0.3.0 0.2.2"),
        ("^0", "0.0.1 0.9", "1.0"),
        ("^0.0", "0.0.5", "0.1"),
        ("^0.0.3", "0.0.3", "0.0.4"),
        ("~1.2", "1.2.9", "1.3"),
        ("~1", "1.0 1.7", "2"),
        ("1.2", "1.2.7", "1.3 1.1"),
        ("=1.2.3", "1.2.3 1.2.3+b v1.2.3", "1.2.4 1.2.3-a"),
        (">1.2", "1.3", "1.2.5"),
        (">1.2.3", "1.2.4", "1.2.3"),
        ("<=1.2", "1.2.9", "1.3"),
        ("<=1.2.3", "1.2.3", "1.2.4"),
        ("=1.0.0-rc.1", "1.0.0-rc.1", "1.0.0 1.0.0-rc.2"),
        ("<2.0.0-rc.2", "2.0.0-rc.1 1.9", "2.0.0-rc.2"),
        ("*", "0.1 9", ""),
    ],
)
def test_a_range_holds_what_it_says(words: str, inside: str, others: str) -> None:
    found = range_of(words)
    assert found is not None
    for version in inside.split():
        assert found.holds(known(version)), version
    for version in others.split():
        assert not found.holds(known(version)), version


def test_versions_have_an_order() -> None:
    ordered = "0.9 1.0.0-1 1.0.0-2 1.0.0-10 1.0.0-alpha 1.0.0-alpha.1 1.0.0-beta 1.0.0 1.0.1 1.10"
    versions = [version_of(each) for each in ordered.split()]
    assert versions == sorted(versions, key=lambda each: each or (0, 0, 0, ()))


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "x", "1..2", ">=", "1.2.3.4", "^^1", ">= 1,,2", "1" * 60, "01.2", "^1 nonsense",
        ">=1 ||<2", "1.x", "latest", "1.2.3-", "\u0661.\u0662", ">=1," * 60, "\n", "1\n2\0",
    ],
)  # fmt: skip
def test_nonsense_is_none(words: str) -> None:
    assert range_of(words) is None
    assert range_problem(words)
    assert version_of(words) is None
    assert version_problem(words)


@given(st.text(alphabet="0123456789.,<>=^~-+*v ab\n", max_size=200))
def test_nothing_written_fails(words: str) -> None:
    version, found = version_of(words), range_of(words)
    if version is not None and found is not None:
        assert found.holds(version) in (True, False)
