"""What has to come before what, here and there."""

from __future__ import annotations

from speclsp.claims.claim import Claim
from speclsp.claims.stems import LIGHT
from speclsp.conflicts.amounts import is_routine
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import Overlap, actors_agree, apart, excludes, is_excepted, sizes

_ALIKE = 0.6
_PAIR = 2


def sequences(one: Claim, other: Claim, seen: Overlap) -> Found | None:
    """Two orders that cannot both be kept."""
    if one.order is None or other.order is None:
        return None
    if "may" in (one.force, other.force) or sizes(one) != sizes(other):
        return None
    crossed = _same(one.order.first, other.order.then) and _same(one.order.then, other.order.first)
    if not crossed or _same(one.order.first, one.order.then):
        return None
    if is_routine(one) and one.action == other.action:
        return None
    if not actors_agree(one, other) or apart(one, other) or is_excepted(one, other, seen):
        return None
    if _own_cases(one, other) or _own_cases(other, one):
        return None
    if excludes(seen.own - {"after", "before"}, seen.other - {"after", "before"}):
        return None
    words = (" ".join(sorted(one.order.first)), " ".join(sorted(other.order.first)))
    return Found("conflicting-order", words, (one.span, other.span))


def _own_cases(claim: Claim, other: Claim) -> frozenset[str]:
    """What the conditions of a claim say besides what comes before what."""
    steps = claim.order.first | claim.order.then if claim.order else frozenset()
    return claim.cases - steps - other.stems - LIGHT


def _same(event: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two events are one: most of the words of the shorter are in the longer."""
    if "*" in event or "*" in other:
        named, whole = (other, event) if "*" in event else (event, other)
        return bool(named & whole) and "*" not in named
    shared = len(event & other)
    within = shared == min(len(event), len(other)) > 0
    # "Weigh a parcel", and "weigh it".
    return shared >= _ALIKE * len(event | other) or (
        within and (shared > 1 or len(event | other) == _PAIR)
    )
