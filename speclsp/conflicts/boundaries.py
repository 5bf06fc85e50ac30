"""Neighbouring ranges that leave a value out, or that both have it."""

from __future__ import annotations

from fractions import Fraction

from speclsp.claims.claim import Bound, Claim
from speclsp.claims.interval import Interval
from speclsp.conflicts.amounts import shown
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import actors_agree, comparable, excludes

# Ranges that are farther apart are two rules, and not the ends of one.
_NEAR = Fraction(3, 2)


def boundaries(one: Claim, other: Claim) -> Found | None:
    """How the cases of two claims meet, where they are told apart by an amount."""
    if not actors_agree(one, other) or one.excepts or other.excepts:
        return None
    for mine in one.bounds:
        for theirs in other.bounds:
            if mine.case and theirs.case and comparable(mine, theirs):
                found = _meeting(one, mine, other, theirs)
                if found is not None:
                    return found
    return None


def fills(third: Claim, one: Claim, other: Claim) -> bool:
    """Whether the case of a third claim reaches what those of two leave out between them."""
    for mine in one.bounds:
        for theirs in other.bounds:
            low, high = (mine, theirs) if _is_lower(mine, theirs) else (theirs, mine)
            if low.interval.high is None or high.interval.low is None:
                continue
            gap = Interval(
                low.interval.high,
                high.interval.low,
                not low.interval.high_closed,
                not high.interval.low_closed,
            )
            if any(
                each.case and comparable(each, mine) and each.interval.meet(gap) is not None
                for each in third.bounds
            ):
                return True
    return False


def _meeting(one: Claim, mine: Bound, other: Claim, theirs: Bound) -> Found | None:
    low, high = (mine, theirs) if _is_lower(mine, theirs) else (theirs, mine)
    edge, start = low.interval.high, high.interval.low
    if edge is None or start is None or not _same_case(one, other):
        return None
    if low.interval.is_exact or high.interval.is_exact:
        return None
    words, places = (mine.words, theirs.words), (mine.span, theirs.span)
    at = shown(edge, mine)
    if start != edge:
        if one.action != other.action or not (_is_alone(one, mine) and _is_alone(other, theirs)):
            return None
        if edge < start <= edge * _NEAR and not mine.dimension.startswith("#"):
            between = f"{shown((edge + start) / 2, mine)} is in neither"
            return Found("boundary-gap", words, places, between, milder=True)
        if start < edge and _exclude(one, other):
            return Found("boundary-overlap", words, places, f"{at} is in both", milder=True)
        return None
    if not low.interval.high_closed and not high.interval.low_closed:
        return Found("boundary-gap", words, places, f"{at} is in neither")
    if low.interval.high_closed and high.interval.low_closed and _differ(one, other):
        return Found("boundary-overlap", words, places, f"{at} is in both")
    return None


def _is_alone(claim: Claim, bound: Bound) -> bool:
    """Whether one amount says what the case is, and only one end of it."""
    ends = (bound.interval.low, bound.interval.high)
    return None in ends and not any(
        each is not bound and each.case and comparable(each, bound) for each in claim.bounds
    )


def _exclude(one: Claim, other: Claim) -> bool:
    """Whether what follows from the two cannot be so at once: "graded as a fail", and as a pass."""
    mine = {each.stems for each in one.values if each.slot == "as"}
    theirs = {each.stems for each in other.values if each.slot == "as"}
    if mine and theirs:
        return mine != theirs
    return excludes(one.stems - other.stems, other.stems - one.stems)


def _is_lower(mine: Bound, theirs: Bound) -> bool:
    return mine.interval.low is None or (
        theirs.interval.low is not None and mine.interval.low < theirs.interval.low
    )


def _same_case(one: Claim, other: Claim) -> bool:
    """Whether both conditions are about one quantity."""
    mine, theirs = one.cases, other.cases
    if one.cases or other.cases:
        return mine == theirs or (bool(mine & theirs) and (mine <= theirs or theirs <= mine))
    return one.subject == other.subject and bool(one.subject)


def _differ(one: Claim, other: Claim) -> bool:
    """Whether what follows from the two is not the same."""
    return (
        one.action != other.action
        or one.stems - one.cases != other.stems - other.cases
        or one.forbids != other.forbids
        or [each for each in one.bounds if not each.case]
        != [each for each in other.bounds if not each.case]
    )
