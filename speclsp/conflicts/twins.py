"""Two sentences that are the same but for the words that decide."""

from __future__ import annotations

from speclsp.claims.claim import Claim
from speclsp.conflicts.amounts import may_be_both, witness
from speclsp.conflicts.conflict import Found, Kind
from speclsp.conflicts.overlap import apart, comparable, sizes
from speclsp.language.lexicon.contraries import are_contrary, kinds
from speclsp.language.lexicon.opposites import sides

_FEWEST = 2
# Spaces in a sentence that says what it is about.
_LONG = 6
# Kinds of which a thing may have several.
_LOOSE = frozenset(("method", "weekday", "month", "level", "position", "colour"))


def twins(one: Claim, other: Claim) -> Found | None:
    """How two twins go against each other: in what they deny, in a verb, or in an amount."""
    mine, theirs = one.twin, other.twin
    if not mine.key or mine.key != theirs.key:
        return None
    if apart(one, other):
        return None
    if mine.values != theirs.values:
        return None if one.members and other.members else _chosen(one, other)
    if len(one.stems | other.stems) < _FEWEST:
        return None
    differing = [pair for pair in zip(mine.verbs, theirs.verbs, strict=False) if pair[0] != pair[1]]
    turns = sum(_are_opposite(*pair) for pair in differing)
    if turns != len(differing):
        return None
    if (mine.denials + theirs.denials + turns) % 2:
        # With other amounts it depends on these.
        return _opposed(one, other) if sizes(one) == sizes(other) else None
    return _sized(one, other) if not differing and mine.denials == theirs.denials else None


def _opposed(one: Claim, other: Claim) -> Found | None:
    forces = {one.force, other.force}
    if forces == {"may"} or "" in forces:
        return None
    milder = "must" not in forces
    words = (one.text, other.text)
    return Found("conflicting-keyword", words, (one.act, other.act), milder=milder)


def _chosen(one: Claim, other: Claim) -> Found | None:
    """One value of a kind in the place of another, in a sentence that is long enough to be about
    one thing."""
    mine, theirs = one.twin, other.twin
    differing = [at for at, each in enumerate(mine.values) if each != theirs.values[at]]
    if len(differing) != 1 or mine.denials != theirs.denials or mine.verbs != theirs.verbs:
        return None
    if "may" in (one.force, other.force) or one.forbids:
        return None
    if [each.interval for each in one.bounds] != [each.interval for each in other.bounds]:
        return None
    at = differing[0]
    words = (mine.values[at], theirs.values[at])
    first, second = (each.casefold() for each in words)
    alike = (kinds(first) & kinds(second)) - _LOOSE
    if not are_contrary(first, second) and (not alike or one.text.count(" ") < _LONG):
        return None
    return Found("conflicting-choice", words, (mine.places[at], theirs.places[at]))


def _are_opposite(one: str, other: str) -> bool:
    mine = {(each.action, each.sign) for each in sides(one)}
    return any((each.action, -each.sign) in mine for each in sides(other))


def _sized(one: Claim, other: Claim) -> Found | None:
    """The first amount in which they differ."""
    if len(one.bounds) != len(other.bounds) or one.forbids != other.forbids:
        return None
    for mine, theirs in zip(one.bounds, other.bounds, strict=True):
        if mine.interval == theirs.interval and mine.dimension == theirs.dimension:
            continue
        if mine.case or theirs.case or not comparable(mine, theirs):
            return None
        first = mine.interval.outside() if one.forbids else mine.interval
        second = theirs.interval.outside() if one.forbids else theirs.interval
        if first is None or second is None:
            return None
        if may_be_both(one, mine) or may_be_both(other, theirs):
            return None
        kind: Kind = "conflicting-frequency" if mine.role == "period" else "conflicting-value"
        milder = first.meet(second) is not None
        if milder and (first.low is None) != (second.low is None):
            # The least and the most.
            return None
        if milder and "may" in (one.force, other.force):
            return None
        shows = witness(one, mine, other, theirs)
        return Found(kind, (mine.words, theirs.words), (mine.span, theirs.span), shows, milder)
    return None
