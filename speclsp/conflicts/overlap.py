"""How the cases of two claims lie to each other: whether there is one in which both hold."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from speclsp.claims.claim import Bound, Claim
from speclsp.claims.stems import LIGHT, root
from speclsp.language.lexicon.contraries import are_contrary
from speclsp.language.lexicon.word_list import listed

GENERIC = listed(
    """
system software application app product implementation service platform solution tool it we you
program component module website site
"""
)
# What these are of is what is spoken of.
_CONTAINERS = listed(
    "list set copy content data information record entry text detail value all instance file item"
)
# In seconds, one with another.
_MONTH = Fraction(2_629_800)
_NEAR = Fraction(6, 5)
_UNTIL = frozenset(("before", "until"))
_SINCE = frozenset(("after", "since"))


class Overlap(NamedTuple):
    """What each of two claims says besides what both say."""

    own: frozenset[str]
    other: frozenset[str]
    shared: frozenset[str]

    @property
    def is_equal(self) -> bool:
        return not self.own and not self.other

    @property
    def is_sided(self) -> bool:
        """Whether at most one of them says more than the other."""
        return not self.own or not self.other


def overlap(one: Claim, other: Claim) -> Overlap:
    """How far two claims speak of the same; of one thing, an action may be named by a noun."""
    mine, theirs = one.stems, other.stems
    acting, also = one.actor - GENERIC, other.actor - GENERIC
    if acting and also and (acting < also or also < acting):
        # Suspended users are some of the users.
        mine, theirs = mine | acting, theirs | also
    own = mine - other.stems - other.actor - {root(other.action)} - LIGHT
    others = theirs - one.stems - one.actor - {root(one.action)} - LIGHT
    return Overlap(own, others, one.stems & other.stems)


def excludes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether something in one set cannot be where something in the other is."""
    return any(are_contrary(each, also) for each in one for also in other)


def are_timed(one: Claim, other: Claim, seen: Overlap) -> bool:
    """Whether one of two claims is about the time before something, which the other supposes."""
    return _is_before(one, seen.own, other) or _is_before(other, seen.other, one)


def _is_before(claim: Claim, own: frozenset[str], other: Claim) -> bool:
    if not _SINCE.isdisjoint(claim.stems):
        return False
    later = bool(other.cases & claim.stems) or bool(_SINCE & other.stems)
    return later and not _UNTIL.isdisjoint(own)


def actors_agree(one: Claim, other: Claim) -> bool:
    """Whether one and the same may act in both; nobody named is anybody."""
    mine, theirs = one.actor - GENERIC, other.actor - GENERIC
    if _is_another(mine, other, one) or _is_another(theirs, one, other):
        return False
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _is_another(actor: frozenset[str], claim: Claim, acting: Claim) -> bool:
    """Whether a claim that says not who acts speaks of another of the kind: of the phone client,
    where the desktop client acts."""
    if claim.actor or not actor & claim.stems:
        return False
    return bool(actor - claim.stems) and bool(claim.stems - acting.stems - actor)


def objects_agree(one: Claim, other: Claim) -> bool:
    """Whether both act on, or speak of, the same thing."""
    if not one.object or not other.object:
        return False
    if one.object == other.object and not are_of_one(one, other):
        return False
    if one.object == other.object:
        return True
    # Not "requests" and "the passwords in requests".
    return (one.object in other.stems and other.object in _CONTAINERS) or (
        other.object in one.stems and one.object in _CONTAINERS
    )


def are_of_one(one: Claim, other: Claim) -> bool:
    """Whether what says which thing is meant allows that it is the same: not "error hooks" and
    "remaining hooks"."""
    mine = one.modifiers - other.modifiers - other.stems
    theirs = other.modifiers - one.modifiers - one.stems
    if one.modifiers and other.modifiers and not one.modifiers & other.modifiers:
        return not (one.modifiers - LIGHT and other.modifiers - LIGHT)
    return not (mine and theirs)


def same_deed(one: Claim, other: Claim) -> bool:
    """Whether both do the same, or say what something is."""
    if one.action == other.action:
        return True
    mine = {(each.action, each.sign) for each in one.sides}
    return any((each.action, each.sign) in mine for each in other.sides)


def comparable(one: Bound, other: Bound) -> bool:
    """Whether two amounts are amounts of the same."""
    if not one.dimension and (not one.attribute or one.attribute != other.attribute):
        # Numbers without a unit, of nothing that is said.
        return False
    if one.dimension != other.dimension or one.role != other.role:
        return False
    # 100 in a minute and 5,000 in a day may both be the most.
    return one.role != "rate" or _window(one) == _window(other) or _count(one) == _count(other)


def in_one_unit(one: Bound, other: Bound) -> tuple[Bound, Bound]:
    """Two amounts, months of them in days where the other is one of days or less, unless they are
    too near for a month that has 28 to 31 of them."""
    if {one.dimension, other.dimension} != {"time", "months"}:
        return one, other
    mine, theirs = _in_seconds(one), _in_seconds(other)
    ends = [(each.interval.low, each.interval.high) for each in (mine, theirs)]
    near = any(
        each and also and max(each, also) < _NEAR * min(each, also)
        for each in ends[0]
        for also in ends[1]
    )
    return (one, other) if near else (mine, theirs)


def _in_seconds(bound: Bound) -> Bound:
    if bound.dimension != "months":
        return bound
    low, high = (each and each * _MONTH for each in bound.interval[:2])
    return bound._replace(
        dimension="time",
        interval=bound.interval._replace(low=low, high=high),
        factor=bound.factor * _MONTH,
    )


def _window(bound: Bound) -> str:
    """The time that a count is per."""
    return bound.unit.partition(" per ")[2]


def _count(bound: Bound) -> tuple[Fraction | None, ...]:
    return tuple(each and each / bound.factor for each in bound.interval[:2])


def apart(one: Claim, other: Claim) -> bool:
    """Whether conditions, who acts, or amounts that depend on others keep two claims apart."""
    if _exclude(one.cases, other.cases) or _exclude(one.actor, other.actor):
        return True
    return _depend(one, other) or any(
        mine.case
        and theirs.case
        and comparable(mine, theirs)
        and not mine.interval.meet(theirs.interval)
        for mine in one.bounds
        for theirs in other.bounds
    )


def _exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether something of one rules out something of the other, and not both have both."""
    both = one & other
    return any(
        are_contrary(each, also)
        for each in one
        for also in other
        if each not in both or also not in both
    )


def _depend(one: Claim, other: Claim) -> bool:
    """Whether two claims differ in two amounts, of which one is what the other depends on: "95 % of
    requests within 200 ms"."""
    differing = {
        (mine.dimension, mine.role)
        for mine in one.bounds
        for theirs in other.bounds
        if mine.dimension == theirs.dimension
        and mine.role == theirs.role
        and mine.interval != theirs.interval
    }
    return len(differing) > 1


def is_cited(one: Claim, other: Claim) -> bool:
    """Whether one of two claims names the other's clause."""
    return (bool(other.clause) and other.clause in one.references) or (
        bool(one.clause) and one.clause in other.references
    )


def is_excepted(one: Claim, other: Claim, seen: Overlap) -> bool:
    """Whether what one of two claims excepts may be what the other is about."""
    return (one.excepts and (bool(seen.other) or bool(one.exceptions & other.stems))) or (
        other.excepts and (bool(seen.own) or bool(other.exceptions & one.stems))
    )


def sizes(claim: Claim) -> list[tuple[object, ...]]:
    """The amounts of a claim, without their words."""
    return [(each.dimension, each.interval, each.role, each.case) for each in claim.bounds]
