"""What is demanded here and forbidden there."""

from __future__ import annotations

from speclsp.claims.claim import Bound, Claim
from speclsp.conflicts.amounts import shown, witness
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import (
    GENERIC,
    Overlap,
    actors_agree,
    apart,
    are_timed,
    comparable,
    excludes,
    in_one_unit,
    is_excepted,
    objects_agree,
)
from speclsp.text import Span

_LASTING = frozenset(("keep+delete", "open+close", "start+stop", "preserve+modify"))
_TAKING = frozenset(("accept+reject", "allow+forbid"))
_TIMES = frozenset(("time", "months", "business days"))


def opposed(one: Claim, other: Claim) -> frozenset[str]:
    """The actions that one claim wants and the other does not."""
    if not _opposing_forces(one, other):
        return frozenset()
    signs = {(each.action, each.sign * (-1 if other.forbids else 1)) for each in other.sides}
    return frozenset(
        each.action
        for each in one.sides
        if (each.action, -each.sign * (-1 if one.forbids else 1)) in signs
    )


def _opposing_forces(one: Claim, other: Claim) -> bool:
    """Whether one of the two demands or forbids, and the other says something too."""
    forces = {one.force, other.force}
    if "" in forces:
        return False
    return "must" in forces or (forces == {"should"} and one.action == other.action)


def keywords(one: Claim, other: Claim, seen: Overlap) -> Found | None:
    """How two claims oppose each other, if they do."""
    actions = opposed(one, other)
    if not actions:
        return _reserved(one, other, seen) or _reserved(other, one, seen, turned=True)
    plainly = one.action in actions and one.action == other.action
    # What one forbids itself, another may do; but a thing cannot be accepted and rejected.
    by_verbs = not plainly and one.forbids == other.forbids
    if not actors_agree(one, other) and not (by_verbs and one.force == other.force):
        return None
    if not actors_agree(one, other) and not one.actor.isdisjoint(other.actor):
        # The child process and the parent process.
        return None
    if by_verbs and one.force != other.force and not one.actor & other.actor:
        return None
    if apart(one, other) or excludes(seen.own, seen.other) or are_timed(one, other, seen):
        return None
    if not (objects_agree(one, other) or (plainly and seen.is_equal)):
        return None
    if not plainly and (one.action in other.modifiers or other.action in one.modifiers):
        # "Deleted files must be kept".
        return None
    if _forbids_without(one, other) or _forbids_without(other, one):
        return None
    if is_excepted(one, other, seen) or not seen.is_sided or _is_crossed(one, other, seen):
        return None
    if not plainly and not seen.shared:
        return None
    if actions & _LASTING and (kept := _kept(one, other)):
        return _ended(one, other, kept)
    return _clash(one, other, seen, actions)


def _reserved(one: Claim, other: Claim, seen: Overlap, turned: bool = False) -> Found | None:
    """What only one may do by a claim, and another by the other."""
    if not one.text.startswith("only ") or one.forbids or other.forbids:
        return None
    if one.action != other.action or "" in (one.force, other.force):
        return None
    if (
        not one.actor
        or not other.actor
        or actors_agree(one, other)
        or not objects_agree(one, other)
    ):
        return None
    if apart(one, other) or is_excepted(one, other, seen) or seen.own - one.actor - other.actor:
        return None
    if not other.actor.isdisjoint(one.actor | GENERIC):
        return None
    spans = tuple(Span(each.span.start, each.act.end) for each in (one, other))
    found = Found("conflicting-keyword", (one.text, other.text), (spans[0], spans[1]))
    return found.turned() if turned else found


def _forbids_without(one: Claim, other: Claim) -> bool:
    """Whether one of two claims forbids only what lacks something: who may not enter without an
    escort may with one."""
    return one.forbids and "without" in one.stems and "without" not in other.stems


def _is_crossed(one: Claim, other: Claim, seen: Overlap) -> bool:
    """Whether one of two claims is limited by an amount, and the other by words."""
    mine = any(not _has_like(each, other) for each in one.bounds if not each.role)
    theirs = any(not _has_like(each, one) for each in other.bounds if not each.role)
    return (mine and bool(seen.other)) or (theirs and bool(seen.own))


def _has_like(bound: Bound, claim: Claim) -> bool:
    return any(comparable(bound, each) for each in claim.bounds)


def _clash(one: Claim, other: Claim, seen: Overlap, actions: frozenset[str]) -> Found | None:
    pair = next(
        (
            pair
            for mine in one.bounds
            for theirs in other.bounds
            if comparable(*(pair := in_one_unit(mine, theirs)))
        ),
        None,
    )
    if pair is not None:
        return _over(one, other, pair, bool(actions & _TAKING))
    if any(each.forbids and each.bounds for each in (one, other)):
        # What goes beyond an amount is forbidden, and nothing is said of that there.
        return None
    words = (_said(one), _said(other))
    places = (one.act, other.act)
    if one.excepts == other.excepts and (seen.is_equal or _covers(one, other, seen)):
        milder = "must" not in (one.force, other.force)
        return Found("conflicting-keyword", words, places, milder=milder)
    return Found("uncited-exception", words, places)


def _over(one: Claim, other: Claim, pair: tuple[Bound, Bound], taking: bool) -> Found | None:
    """How two opposed claims clash over an amount that both name."""
    mine, theirs = pair
    if not _meets(one, mine, other, theirs, taking):
        return None
    both = mine.interval.meet(theirs.interval) if mine.case and theirs.case else None
    if both is not None and both.is_exact and both.low is not None:
        shows = f"{shown(both.low, mine)} is in both"
        return Found(
            "boundary-overlap", (mine.words, theirs.words), (mine.span, theirs.span), shows
        )
    return Found(
        "conflicting-value",
        (mine.words, theirs.words),
        (mine.span, theirs.span),
        witness(one, mine, other, theirs),
    )


def _covers(one: Claim, other: Claim, seen: Overlap) -> bool:
    """Whether the wider of two claims leaves no room for the narrower: it speaks of all cases, or
    of a condition that the other has too, or forbids what the narrower demands. What has to be done
    need not be done in every way, but in every case."""
    wide, narrow = (other, one) if seen.own else (one, other)
    if wide.universal or (wide.cases and wide.cases <= narrow.stems):
        return True
    if wide.action != narrow.action or wide.forbids == narrow.forbids:
        return False
    if not wide.force == narrow.force == "must":
        return False
    return wide.forbids or (seen.own or seen.other) <= narrow.cases


def _meets(one: Claim, mine: Bound, other: Claim, theirs: Bound, taking: bool) -> bool:
    """Whether there is an amount on which two opposed claims clash."""
    if (mine.case and theirs.case) or taking:
        return mine.interval.meet(theirs.interval) is not None
    if one.forbids == other.forbids:
        return mine.interval == theirs.interval
    forbidden, wanting, wanted = (mine, other, theirs) if one.forbids else (theirs, one, mine)
    allowed = forbidden.interval.outside()
    if allowed is None:
        return mine.interval == theirs.interval
    if wanting.force == "may":
        return not wanted.interval.within(allowed)
    return allowed.meet(wanted.interval) is None


def _kept(one: Claim, other: Claim) -> list[Bound]:
    """How long the one of two claims that keeps something keeps it."""
    return [each for each in _keeping(one, other).bounds if each.dimension in _TIMES]


def _ended(one: Claim, other: Claim, kept: list[Bound]) -> Found | None:
    """What ends something before it may end, where it is kept that long."""
    keeping = _keeping(one, other)
    for bound in kept:
        for also in (other if keeping is one else one).bounds:
            mine, theirs = in_one_unit(bound, also)
            least, latest = mine.interval.low, theirs.interval.high or theirs.interval.low
            if mine.dimension != theirs.dimension or least is None or latest is None:
                continue
            if latest < least:
                first, second = (mine, theirs) if keeping is one else (theirs, mine)
                which = ("{1}", "{0}") if keeping is one else ("{0}", "{1}")
                return Found(
                    "conflicting-value",
                    (first.words, second.words),
                    (first.span, second.span),
                    f"after {shown(latest, theirs)} {which[0]} is met and {which[1]} is broken",
                )
    return None


def _keeping(one: Claim, other: Claim) -> Claim:
    return one if _keeps(one) else other


def _keeps(claim: Claim) -> bool:
    return any(
        each.action in _LASTING and each.sign * (-1 if claim.forbids else 1) > 0
        for each in claim.sides
    )


def _said(claim: Claim) -> str:
    """The modal verb and the verb, as a message quotes them."""
    negation = " not" if claim.forbids else ""
    return f"{claim.force}{negation} {claim.action}"
