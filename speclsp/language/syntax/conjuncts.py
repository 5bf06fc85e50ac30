"""Three things of one kind joined by "and" and by "or" with nothing that groups them: `A or B and
C`. A comma, "either" or "both", things of different kinds, and words that are one expression group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.conjunct_kinds import (
    NAMES,
    common,
    kind,
    name_end,
)
from speclsp.language.syntax.expressions import is_pair, joins_expression
from speclsp.language.syntax.left_conjunct import FAR, LEFT, content
from speclsp.language.syntax.uneven import uneven
from speclsp.language.words import Word

_GROUPING = frozenset(("either", "both", "neither", "between", "whether"))
# Behind a conjunction these say how it goes on.
_SEQUEL = listed(
    "then otherwise else so thus therefore hence both thereby also if when while unless where once"
    " that which who whose only vice"
)
_ADDING = listed("addition case particular general turn parallel return contrast time once least")
# So many words before the first conjunction are looked at.
_BACK = 40


class Grouping(NamedTuple):
    """Indices of words: of the two conjunctions, and of the first word of each of the three."""

    first: int
    second: int
    left: int
    middle: int
    right: int


def groupings(words: Sequence[Word]) -> Iterator[Grouping]:
    """At most one for each stretch between marks."""
    done = -1
    joints = [at for at, word in enumerate(words) if word.lower in ("and", "or")]
    for first, second in pairwise(joints):
        if first <= done or words[first].lower == words[second].lower or second + 1 >= len(words):
            continue
        low = _after_mark(words, first, max(done + 1, first - _BACK))
        if first == low or any(words[at].kind == "mark" for at in range(first, second)):
            continue
        if second - first > FAR or _is_grouped(words, low, first, second):
            continue
        found = _parallel(words, low, first, second) or _uneven(words, low, first, second)
        if found is not None:
            done = second
            yield found


def _is_grouped(words: Sequence[Word], low: int, first: int, second: int) -> bool:
    if any(words[at].lower in _GROUPING for at in range(low, second)):
        return True
    return any(
        words[at + 1].lower in _SEQUEL or joins_expression(words, at) or is_pair(words, at)
        for at in (first, second)
    )


def _parallel(words: Sequence[Word], low: int, first: int, second: int) -> Grouping | None:
    middle, right = content(words, first + 1), content(words, second + 1)
    if middle >= second or right >= len(words):
        return None
    end = _before_mark(words, right)
    shared = common(kind(words, middle, second), kind(words, right, end))
    if shared == "" or (shared == "state" and _goes_on(words, right)):
        return None
    if words[middle].tag in NAMES and shared != "clause" and name_end(words, middle) != second:
        return None
    left = LEFT[shared.partition(" ")[0]](words, low, first, middle, second, shared)
    return None if left is None else Grouping(first, second, left, middle, right)


def _uneven(words: Sequence[Word], low: int, first: int, second: int) -> Grouping | None:
    middle, right = content(words, first + 1), content(words, second + 1)
    if middle >= second or right >= len(words):
        return None
    left = uneven(words, low, (first, second), middle, right, _before_mark(words, right))
    return None if left is None else Grouping(first, second, left, middle, right)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """`and in that case`, where no preposition tells how a thing is."""
    if words[at].tag != "preposition" or words[at].lower == "without" or at + 1 >= len(words):
        return False
    return words[at + 1].tag in ("determiner", "pronoun", "relative") or (
        words[at + 1].lower in _ADDING
    )


def _after_mark(words: Sequence[Word], at: int, low: int) -> int:
    """Where the stretch that holds `at` begins, not before `low`."""
    while at > low and words[at - 1].kind != "mark":
        at -= 1
    return at


def _before_mark(words: Sequence[Word], at: int) -> int:
    high = min(len(words), at + FAR)
    while at < high and words[at].kind != "mark":
        at += 1
    return at
