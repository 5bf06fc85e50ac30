"""What may have been meant by a name that is not known."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

MOST = 20
"""Of how many findings in one document the nearest names are looked for: it is slow."""

_MOST_NAMES = 2_000
# How much of two names has to be the same, as `difflib` measures it.
_ALIKE = 0.6
# The same for titles, which share words with many others.
_TITLES_ALIKE = 0.8
_NUMBER = re.compile(r"\d+")
_LONGEST = 100


@lru_cache(maxsize=256)
def nearest(name: str, names: frozenset[str]) -> tuple[str, ...]:
    """Up to three of `names` that are like `name`, the nearest first; of equal ones, as sorted."""
    if len(name) > _LONGEST:
        return ()
    if alike := _by_spelling(names).get(_spelling(name)):
        return alike[:3]
    some = islice((each for each in sorted(names) if len(each) <= _LONGEST), _MOST_NAMES)
    # Those that are too long or too short to be like it need no closer look.
    size, cutoff = len(name), _TITLES_ALIKE if " " in name else _ALIKE
    possible = [
        each
        for each in some
        if 2.0 * min(size, len(each)) / (size + len(each) or 1) >= cutoff
        and not _is_another_number(name, each)
    ]
    return tuple(get_close_matches(name, possible, 3, cutoff))


def _is_another_number(name: str, other: str) -> bool:
    """Whether two names differ in a number only, and not by digits that changed places: FR-7 is no
    guess for FR-9, which was meant by whoever wrote it."""
    if _NUMBER.sub("0", name) != _NUMBER.sub("0", other):
        return False
    ours, theirs = _NUMBER.findall(name), _NUMBER.findall(other)
    return any(sorted(one) != sorted(another) for one, another in zip(ours, theirs, strict=True))


@lru_cache(maxsize=8)
def _by_spelling(names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(names):
        spelling = _spelling(name)
        found[spelling] = (*found.get(spelling, ())[:2], name)
    return found


def is_respelt(name: str, other: str) -> bool:
    """Whether two names differ in case, hyphens and leading zeros only."""
    return _spelling(name) == _spelling(other)


def hint(candidates: tuple[str, ...]) -> str:
    """The end of a message that offers the first of them, or nothing."""
    return f', did you mean "{candidates[0]}"?' if candidates else ""


@lru_cache(maxsize=65_536)
def _spelling(name: str) -> str:
    letters = re.sub(r"[\W_]+", "", name.casefold())
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)
