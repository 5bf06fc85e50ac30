"""Amounts that cannot both be right."""

from __future__ import annotations

from fractions import Fraction

from speclsp.claims.claim import Bound, Claim
from speclsp.claims.interval import Interval
from speclsp.conflicts.conflict import Found, Kind
from speclsp.conflicts.overlap import (
    Overlap,
    actors_agree,
    apart,
    are_of_one,
    comparable,
    excludes,
    in_one_unit,
    is_excepted,
    same_deed,
)
from speclsp.language.lexicon.conversions import CONVERSIONS
from speclsp.language.lexicon.inflection import plural, singular
from speclsp.language.lexicon.word_list import listed

# Periods that differ by less are one.
_NEAR = Fraction(11, 10)
_REPEATABLE = listed(
    """
send notify remind alert warn show ask call email issue publish write sound ring feed post play
announce
"""
)
_ROUTINE = listed(
    """
log measure record clean flush wash rinse test inspect save back calibrate refresh check take
water empty count display repeat review sample disinfect wipe sweep
"""
)
_CARRYING = listed("support handle serve accommodate sustain withstand tolerate bear")
# What is so until it is otherwise, and begins or ends at one time.
_ONCE = listed("be open close start stop begin end expire finish stay remain keep shut")
_MEASURING = listed(
    """
be exceed rise fall drop stay remain go have last measure comprise contain keep hold reduce raise
set increase decrease maintain take limit
"""
)
_MONEY = frozenset(("eur", "usd", "gbp"))
_SIGNS = frozenset("$\u20ac\u00a3")
EXTREME = listed("maximum minimum max min longest shortest largest smallest highest lowest")
# A unit of so few letters is a symbol, which has no plural; but these are words.
_SYMBOL = 3
_SHORT = listed("day bit amp")
_UNCOUNTED = listed("pcs percent hertz kilohertz megahertz gigahertz celsius fahrenheit kelvin")


def amounts(one: Claim, other: Claim, seen: Overlap) -> Found | None:
    """Two amounts of the same that have nothing in common."""
    if one.forbids and other.forbids:
        return None
    if not one.bounds or not other.bounds or not actors_agree(one, other):
        return None
    if not same_deed(one, other) and not (_measures(one) and _measures(other)):
        return None
    if one.object and one.object == other.object and not are_of_one(one, other):
        return None
    if apart(one, other) or excludes(seen.own, seen.other) or not seen.is_sided:
        return None
    if is_excepted(one, other, seen):
        return None
    for mine, theirs in paired(one, other):
        if (found := _clash(one, mine, other, theirs, seen)) is not None:
            return found
    return None


def _measures(claim: Claim) -> bool:
    """Whether a claim says how much something is: "exceeds", "is kept at"."""
    return claim.action in _MEASURING and all(
        each.attribute in ("", claim.object) or each.attribute in claim.subject
        for each in claim.bounds
    )


def paired(one: Claim, other: Claim) -> list[tuple[Bound, Bound]]:
    """The amounts of each that are of the same, where there is no doubt which."""
    found: list[tuple[Bound, Bound]] = []
    for mine in one.bounds:
        if mine.case:
            continue
        like = [each for each in one.bounds if comparable(each, mine) and not each.case]
        others = [
            each for each in other.bounds if comparable(*in_one_unit(each, mine)) and not each.case
        ]
        if len(like) > 1 or len(others) > 1:
            others = [
                each for each in others if each.attribute and each.attribute == mine.attribute
            ]
            like = [each for each in like if each.attribute == mine.attribute]
        if len(like) == 1 and len(others) == 1:
            found.append(in_one_unit(mine, others[0]))
    return found


def _clash(one: Claim, mine: Bound, other: Claim, theirs: Bound, seen: Overlap) -> Found | None:
    first, second = _allowed(one, mine), _allowed(other, theirs)
    if first is None or second is None or first == second:
        return None
    if (one.stems ^ other.stems) & EXTREME:
        # "The maximum delay" is no delay.
        return None
    if mine.attribute and theirs.attribute and not _same_thing(one, mine, other, theirs):
        return None
    if mine.role == "period" and are_near(first, second):
        return None
    if may_be_both(one, mine) or may_be_both(other, theirs):
        return None
    kind: Kind = "conflicting-frequency" if mine.role == "period" else "conflicting-value"
    words, places = (mine.words, theirs.words), (mine.span, theirs.span)
    permissive = "may" in (one.force, other.force)
    if permissive:
        if one.force == other.force:
            return None
        free, bound = (first, second) if one.force == "may" else (second, first)
        if free.within(bound) or not (first.is_bounded and second.is_bounded):
            return None
    elif first.meet(second) is not None:
        if not (seen.is_equal and _are_delays(mine, theirs) and one.forbids == other.forbids):
            return None
        return Found(kind, words, places, witness(one, mine, other, theirs), milder=True)
    return Found(kind, words, places, witness(one, mine, other, theirs))


def _are_delays(mine: Bound, theirs: Bound) -> bool:
    """Whether something is done after a time here, and after another there."""
    return all(
        each.role == "within" and each.words.lower().startswith("after ") for each in (mine, theirs)
    )


def are_near(one: Interval, other: Interval) -> bool:
    """Whether two periods are one for those who count in months here and in weeks there."""
    if not one.is_exact or not other.is_exact or not one.low or not other.low:
        return False
    return max(one.low, other.low) <= _NEAR * min(one.low, other.low)


def may_be_both(claim: Claim, bound: Bound) -> bool:
    """Whether what is done at one time may be done at another too: "send a reminder 2 days before
    the start", "ring at 8:00"."""
    if not bound.interval.is_exact:
        return False
    if claim.action in _CARRYING:
        # What supports 10,000 users supports 1,000.
        return True
    if bound.dimension == "clock":
        return claim.action not in _ONCE
    if bound.role == "within":
        return claim.one_of_many and claim.action in _REPEATABLE | _ROUTINE
    return bound.role == "before" and claim.action in _REPEATABLE | _ROUTINE


def is_routine(claim: Claim) -> bool:
    """Whether it is done again and again: what is cleaned before use may be cleaned after it."""
    return claim.action in _ROUTINE


def _same_thing(one: Claim, mine: Bound, other: Claim, theirs: Bound) -> bool:
    return (
        mine.attribute == theirs.attribute
        or mine.attribute in other.stems
        or theirs.attribute in one.stems
        or (one.action == other.action and one.object == other.object)
    )


def _allowed(claim: Claim, bound: Bound) -> Interval | None:
    return bound.interval.outside() if claim.forbids else bound.interval


def witness(one: Claim, mine: Bound, other: Claim, theirs: Bound) -> str:
    """A case in which one of two claims is met and the other is not."""
    first, second = _allowed(one, mine), _allowed(other, theirs)
    for inside, outside, bound, met, broken in (
        (first, second, mine, "{0}", "{1}"),
        (second, first, theirs, "{1}", "{0}"),
    ):
        if inside is None or outside is None:
            continue
        size = inside.sample(bound.factor)
        if size >= 0 and outside.meet(Interval(size, size)) is None:
            return f"{shown(size, bound)} would meet {met} and break {broken}"
    return ""


def shown(size: Fraction, bound: Bound) -> str:
    """An amount in the unit that a bound uses."""
    if bound.dimension == "clock":
        return f"{int(size) // 60 % 24:02}:{int(size) % 60:02}"
    value = size / bound.factor
    digits = str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
    unit, per, time = bound.unit.replace("-", " ").partition(" per ")
    if unit in _SIGNS:
        return f"{unit}{digits} {per}{time}".strip()
    if unit in _MONEY:
        unit = unit.upper()
    elif _is_counted(unit):
        unit = singular(unit) if digits == "1" else plural(singular(unit))
    return f"{digits} {unit}{per}{time}".strip()


def _is_counted(unit: str) -> bool:
    """Whether a unit is a word that has a plural."""
    name = unit.lower()
    if not name.replace(" ", "").isalpha() or name in _UNCOUNTED or unit != name:
        return False
    return len(name) > _SYMBOL or name in _SHORT or name not in CONVERSIONS
