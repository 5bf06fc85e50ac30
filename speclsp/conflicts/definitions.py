"""One term with two meanings."""

from __future__ import annotations

import re

from speclsp.claims.meaning import LIKELY, SURE, Meaning
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import excludes
from speclsp.language.lexicon.contraries import KINDS
from speclsp.language.lexicon.word_list import listed
from speclsp.text import Span

_PARTS = listed(
    """
system service app application server client page component module api ui frontend backend user
admin administrator database db store repository library framework tool platform product site
website program interface view screen panel dialog form table list menu button file script
"""
)
_PEOPLE = frozenset(("user", "admin", "administrator"))
_INCLUDING = frozenset(("include", "exclude", "without", "exclusive", "inclusive"))
_WITH = re.compile(r"(?<!not )\b(?:including|inclusive of|with)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\b(?:excluding|exclusive of|without|not including|other than|except)\b", re.IGNORECASE
)
_NOWHERE = Span(0, 0)
_LIMITING = re.compile(
    r"\b(?:that|who|which|whose|where|whom|until|after|before|since|within|during|from|when|while|if"
    r"|under|not|no|without|only|all|any|each|every|exactly|at least|at most)\b|\d",
    re.IGNORECASE,
)
# Their words stand for other things as well: what is left, and what is right.
_BY_CHANCE = frozenset(
    ("level", "moment", "position", "presence", "side", "sign", "truth", "type", "unit")
)
_TIMES = frozenset(("time", "months", "business days"))
_ALIKE = 0.65
_FEWEST = 2
# Explanations of so many words that have so small a share in common are of different things.
_FEW = 3
_APART = 0.2


def definitions(one: Meaning, other: Meaning) -> Found | None:
    """Whether two explanations of a term tell of different things."""
    if one.words.casefold() == other.words.casefold() or one.grade + other.grade < SURE:
        return None
    mine, theirs = one.stems - other.stems, other.stems - one.stems
    shared = len(one.stems & other.stems)
    fewer = min(len(one.stems), len(other.stems))
    if fewer >= _FEW and shared <= _APART * fewer:
        return _found(one, other)
    sure = one.grade == other.grade == SURE
    if sure and not mine and not theirs and _sizes_differ(one, other):
        return _found(one, other)
    if _is_part(one.key):
        return None
    if sure and mine | theirs <= _INCLUDING and _includes(one) != _includes(other):
        return _found(one, other)
    if _sizes_differ(one, other) or (sure and excludes(mine, theirs)):
        return _found(one, other)
    if one.grade + other.grade >= SURE + LIKELY and _values_differ(mine, theirs):
        return _found(one, other)
    if one.grade + other.grade < SURE + LIKELY:
        return None
    if len(mine) < _FEWEST or len(theirs) < _FEWEST or shared >= _ALIKE * fewer:
        return None
    if not (_LIMITING.search(one.words) and _LIMITING.search(other.words)):
        # They describe, and do not say where it ends.
        return None
    return _found(one, other)


def _includes(meaning: Meaning) -> tuple[bool, bool]:
    """Whether it names what belongs to a thing, and what does not."""
    return _WITH.search(meaning.words) is not None, _WITHOUT.search(meaning.words) is not None


def _is_part(name: str) -> bool:
    """Whether a term names a part of a system, which every document describes from its side."""
    words = name.replace("_", " ").split()
    if len(words) > 1 and words[-1] in _PEOPLE:
        # "Active user."
        return False
    return bool(words) and (words[-1] in _PARTS or words[0] != words[0].lower())


def _sizes_differ(one: Meaning, other: Meaning) -> bool:
    mine, theirs = dict(one.sizes), dict(other.sizes)
    if any(theirs[each] != mine[each] for each in mine.keys() & theirs.keys()):
        return True
    # Days here and months there.
    return bool(_TIMES & mine.keys()) and bool(_TIMES & theirs.keys()) and not mine.keys() & theirs


def _values_differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one names a value where the other names another of its kind."""
    return any(
        KINDS[each] & KINDS[also] - _BY_CHANCE
        for each in mine & KINDS.keys()
        for also in theirs & KINDS.keys()
    )


def _found(one: Meaning, other: Meaning) -> Found:
    return Found("conflicting-definition", (one.words, other.words), (_NOWHERE, _NOWHERE))
