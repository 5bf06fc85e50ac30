"""One thing of which a statement chooses one value and another statement another."""

from __future__ import annotations

from speclsp.claims.claim import Claim, Value
from speclsp.claims.stems import LIGHT
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import (
    Overlap,
    actors_agree,
    apart,
    excludes,
    is_excepted,
    objects_agree,
    same_deed,
)
from speclsp.language.lexicon.word_list import listed

_SEVERAL = listed(
    "support accept allow offer provide understand handle know read take include contain list"
)
# What takes one value: what a thing is, and what is answered.
_SETTING = listed("be equal default set return respond reply answer use")
_FORMING = listed(
    """
store save encode write format express display render issue sort order represent serialize serialise
label mark treat classify print show
"""
)
# Words of a value of which nothing else is known.
_SHORT = 2
_LITERAL = frozenset(("code", "number"))
# What stands behind these is not a value.
_BESIDES = listed("into on from of for about between over under")


def choices(one: Claim, other: Claim, seen: Overlap) -> Found | None:
    """Two values for one slot that exclude each other."""
    if one.forbids or other.forbids or "may" in (one.force, other.force):
        return None
    if "" in (one.force, other.force) or not actors_agree(one, other) or apart(one, other):
        return None
    if not seen.own or not seen.other:
        return None
    if not same_deed(one, other):
        return None
    if one.action in _SEVERAL and not (one.universal and other.universal):
        # What supports one may support another.
        return None
    for mine in one.values:
        for theirs in other.values:
            if mine.stems & theirs.stems and not (mine.stems ^ theirs.stems):
                continue
            found = _clash(one, mine, other, theirs, seen)
            if found is not None:
                return found
    return None


def _clash(one: Claim, mine: Value, other: Claim, theirs: Value, seen: Overlap) -> Found | None:
    differing = (mine.stems - theirs.stems) and (theirs.stems - mine.stems)
    if not differing or not (mine.stems & seen.own and theirs.stems & seen.other):
        return None
    own, others = seen.own - mine.stems, seen.other - theirs.stems
    if mine.slot in _BESIDES or theirs.slot in _BESIDES:
        return None
    kinds = mine.kinds & theirs.kinds
    if one.action != "be" or other.action != "be":
        kinds -= {"type"}
    strong = bool(kinds - _LITERAL)
    if excludes(own, others) or is_excepted(one, other, seen._replace(own=own, other=others)):
        return None
    found = Found("conflicting-choice", (mine.words, theirs.words), (mine.span, theirs.span))
    topic = one.stems & other.stems
    if not topic and not (one.actor & other.actor):
        return None
    if strong:
        about = _about_same(one, mine, other, theirs)
        if not own and not others:
            return found if about else None
        if not own or not others:
            wide = one if not own else other
            narrow = other if wide is one else one
            covers = wide.universal or (bool(wide.cases) and wide.cases - LIGHT <= narrow.stems)
            return found if about and covers else None
        for wide, rest, narrow in ((one, own, other), (other, others, one)):
            if wide.universal and len(rest) == 1 and _object_in(wide, narrow):
                return found
        return None
    if own or others or mine.slot != theirs.slot:
        return None
    if one.action == "set" and mine.slot != "to":
        return None
    if kinds & _LITERAL and one.action == other.action and one.action in _SETTING:
        return found if _about_same(one, mine, other, theirs) else None
    short = _SHORT * 2 if mine.slot == "as" else _SHORT
    if max(len(mine.words.split()), len(theirs.words.split())) > short:
        return None
    if mine.slot in ("as", "in") and one.action == other.action and one.action in _FORMING:
        return found if objects_agree(one, other) else None
    return None


def _object_in(wide: Claim, narrow: Claim) -> bool:
    return bool(wide.object) and wide.object in narrow.stems


def _about_same(one: Claim, mine: Value, other: Claim, theirs: Value) -> bool:
    """Whether the value is one of the same thing, which is said."""
    if objects_agree(one, other):
        return True
    if one.object in mine.stems and other.object in theirs.stems:
        # "return JSON" and "return YAML": what else is said tells of what.
        return len(one.stems & other.stems) > 1 or (
            one.action == other.action and bool(one.actor & other.actor)
        )
    shared = one.stems & other.stems
    return len(shared) > 2 or one.object in other.stems or other.object in one.stems
