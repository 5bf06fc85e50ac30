"""Lists of all that there is of something, here and there."""

from __future__ import annotations

from speclsp.claims.claim import Claim
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import Overlap, apart
from speclsp.conflicts.topics import are_alike, beside, topic

_LEAST = 2
# So many members in common make two lists one, whatever they are called.
_MANY = 3
# "And no others".
_OTHERS = frozenset(("other", "¬other", "further", "¬further"))


def lists(one: Claim, other: Claim, seen: Overlap) -> Found | None:
    """Two lists of the same, of which one rules out what the other has."""
    mine, theirs = one.members, other.members
    if len(mine) < _LEAST or len(theirs) < _LEAST or mine == theirs:
        return None
    if one.forbids or other.forbids:
        return None
    if (mine <= theirs and _only_tells(one)) or (theirs <= mine and _only_tells(other)):
        return None
    both = mine & theirs
    whole = one.closed and other.closed and one.listed == other.listed and bool(one.listed)
    if not (one.closed or other.closed) or not both:
        return None
    if len(both) * 2 < min(len(mine), len(theirs)) and not whole:
        return None
    if (one.closed and theirs <= mine and not other.closed) or (
        other.closed and mine <= theirs and not one.closed
    ):
        return None
    named = one.listed and one.listed == other.listed
    # Where all of one list is in the other, and both are about the same, they list the same.
    within = both in (mine, theirs) and _are_of_one(one, other)
    if apart(one, other) or not (named or len(both) >= _MANY or within):
        return None
    own, others = seen.own - mine - _OTHERS, seen.other - theirs - _OTHERS
    about = (one.stems | one.actor) & (other.stems | other.actor)
    if (own and others and not within) or not about - mine - theirs:
        return None
    words = (", ".join(sorted(mine - theirs)), ", ".join(sorted(theirs - mine)))
    return Found("conflicting-enumeration", words, (one.span, other.span))


def _only_tells(claim: Claim) -> bool:
    """Whether a list only says of which things something is demanded: "an order in one of ..."."""
    return all(not claim.subject.isdisjoint(each.split()) for each in claim.members)


def _are_of_one(one: Claim, other: Claim) -> bool:
    """Whether two claims are about the same, but for what they list."""
    mine, theirs = topic(one), topic(other)
    listed = {word for each in one.members | other.members for word in each.split()}
    own, others = beside(mine, theirs) - listed, beside(theirs, mine) - listed
    return are_alike(mine, theirs) and not (own and others)
