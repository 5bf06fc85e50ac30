"""Semantic versions, and the ranges of them that an import may state: `>=1.2, <2`, `^1.2`, `~1.2`.

A part that is left out stands for any: `1.2` is each 1.2.x. A release candidate of 2.0.0 is before
2.0.0, and is not in `<2`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_NUMBER = r"(?:0|[1-9]\d{0,8})"
_PARTS = r"[0-9A-Za-z-]{1,30}(?:\.[0-9A-Za-z-]{1,30}){0,9}"
_VERSION = re.compile(
    rf"v?(?P<major>{_NUMBER})(?:\.(?P<minor>{_NUMBER}))?(?:\.(?P<patch>{_NUMBER}))?"
    rf"(?:-(?P<pre>{_PARTS}))?(?:\+{_PARTS})?"
)
_COMPARATOR = re.compile(r"\s*(?P<operator>>=|<=|>|<|==?|\^|~)?\s*(?P<version>[^\s,<>=^~]+)\s*,?")
_LONGEST = 100

_Part = tuple[int, int, str]
"""A number before a word, each by its own order."""

Version = tuple[int, int, int, tuple[_Part, ...]]
"""What versions are compared by. That of a release has a last part behind all words."""

_RELEASE: tuple[_Part, ...] = ((2, 0, ""),)
_FIRST: tuple[_Part, ...] = ()


class _Written(NamedTuple):
    """A version as it is written: how many of its numbers are given, and what is before it."""

    version: Version
    given: int


class Range(NamedTuple):
    """The versions from each of `lowest` on, and below each of `below`."""

    lowest: tuple[Version, ...] = ()
    below: tuple[Version, ...] = ()

    def holds(self, version: Version) -> bool:
        return all(each <= version for each in self.lowest) and all(
            version < each for each in self.below
        )


def version_of(words: str) -> Version | None:
    """The version that these words state; None where they state none."""
    found = _written(words)
    return found.version if found else None


@lru_cache(maxsize=256)
def range_of(words: str) -> Range | None:
    """The range that these words state; None where they state none."""
    if len(words) > _LONGEST or not words.strip():
        return None
    if words.strip() == "*":
        return Range()
    found = Range()
    at = 0
    while at < len(words):
        comparator = _COMPARATOR.match(words, at)
        written = _written(comparator["version"]) if comparator else None
        if comparator is None or written is None:
            return None
        one = _range(comparator["operator"] or "=", written)
        found = Range((*found.lowest, *one.lowest), (*found.below, *one.below))
        at = comparator.end()
    return found


def version_problem(words: str) -> str | None:
    """Why these words are no version."""
    return None if version_of(words) else "this is no version, such as 1.4.0"


def range_problem(words: str) -> str | None:
    """Why these words are no range of versions."""
    return None if range_of(words) else "this is no range of versions, such as >=1.2, <2 or ^1.2"


def _range(operator: str, written: _Written) -> Range:
    version = written.version
    first, behind = _first(version), _next(version, written.given)
    if operator == ">=":
        return Range((version,))
    if operator == "<":
        return Range((), (version if version[3] != _RELEASE else first,))
    if operator == ">":
        exact = (*version[:3], (*version[3], (3, 0, "")))
        return Range((exact if written.given == 3 else behind,))
    if operator == "<=":
        exact = (*version[:3], (*version[3], (3, 0, "")))
        return Range((), (exact if written.given == 3 else _first(behind),))
    if operator == "^":
        nonzero = next((at for at in range(3) if version[at]), written.given - 1)
        return Range((version,), (_first(_next(version, min(nonzero + 1, written.given))),))
    if operator == "~":
        return Range((version,), (_first(_next(version, min(written.given, 2))),))
    exact = (*version[:3], (*version[3], (0, 0, "")))
    return Range((version,), (exact if written.given == 3 else _first(behind),))


def _next(version: Version, given: int) -> Version:
    """The first release in which the last of the given numbers is one higher."""
    major, minor, patch, _ = version
    if given == 1:
        return major + 1, 0, 0, _RELEASE
    return (major, minor + 1, 0, _RELEASE) if given == 2 else (major, minor, patch + 1, _RELEASE)


def _first(version: Version) -> Version:
    """Before every candidate of this release."""
    return (*version[:3], _FIRST)


def _written(words: str) -> _Written | None:
    found = _VERSION.fullmatch(words.strip()) if len(words) <= _LONGEST else None
    if found is None:
        return None
    numbers = [found[name] for name in ("major", "minor", "patch")]
    given = sum(each is not None for each in numbers)
    major, minor, patch = (int(each or 0) for each in numbers)
    pre = tuple(map(_part, found["pre"].split("."))) if found["pre"] else _RELEASE
    return _Written((major, minor, patch, pre), given)


def _part(word: str) -> _Part:
    return (0, int(word), "") if word.isdecimal() else (1, 0, word)
