"""Two claims that are about the same by most of their words, whatever their verbs: an amount or a
value that decides in each cannot be so in both."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from speclsp.claims.claim import Bound, Claim
from speclsp.claims.stems import root
from speclsp.conflicts.amounts import EXTREME, are_near, may_be_both, paired, shown, witness
from speclsp.conflicts.conflict import Found, Kind
from speclsp.conflicts.overlap import (
    Overlap,
    actors_agree,
    apart,
    excludes,
    in_one_unit,
    is_excepted,
    same_deed,
)
from speclsp.conflicts.topics import (
    DOING,
    Topic,
    are_alike,
    beside,
    do_one_thing,
    doing_the_same,
    own_cases,
)
from speclsp.language.lexicon.contraries import CONTRARY
from speclsp.language.lexicon.opposites import sides
from speclsp.language.lexicon.word_list import listed
from speclsp.text import Span

_TIMES = frozenset(("time", "months", "business days"))
_WAITING = listed("wait hold delay withhold postpone defer pause suspend")
_DEEDS = {
    "keep": listed(
        "store save keep write encode record log represent serialize serialise express persist hold"
    ),
    "show": listed("display show present print render announce see view read"),
    "send": listed("send transmit submit deliver push emit return respond answer reply publish"),
    "take": listed("accept receive parse import take support allow process"),
    "make": listed("generate create produce export build"),
}
"""What is done with data, which may have another form in each."""
_CHANNELS = frozenset(("method", "protocol", "transport"))
"""Who sends and who takes has the same of these."""
_BEING = listed("be remain stay become default set")
_NOT_YET = frozenset(("until", "before"))
_LIMITING = frozenset(("without", "before", "until", "outside", "except", "twice"))
# What is said of a thing in other words: its value, its reading.
_VAGUE = listed("value read data inform amount figure content")
_FEWEST = 3


def likeness(
    one: Claim, other: Claim, topics: tuple[Topic, Topic], seen: Overlap, near: bool
) -> Found | None:
    """What is found of two claims that share most of their words; it is less sure. Of two that are
    `near` each other, in one section, each may choose something else."""
    if not {"may", ""}.isdisjoint((one.force, other.force)):
        return None
    mine, theirs = topics
    if not are_alike(mine, theirs) or apart(one, other):
        return None
    if found := _denied(one, other, topics, seen) or _denied(other, one, topics[::-1], seen, True):
        return found
    if not actors_agree(one, other):
        return None
    own, others = beside(mine, theirs), beside(theirs, mine)
    if is_excepted(one, other, seen):
        return None
    if not near and (found := _states(one, other, mine, theirs)):
        return found
    if excludes(own, others):
        return None
    if own_cases(one, theirs) and own_cases(other, mine):
        # Each is about a case of its own.
        return None
    if found := _deadline(one, other) or _deadline(other, one, turned=True):
        return found
    values = {name for each in (*mine.values.values(), *theirs.values.values()) for name in each}
    denied = {f"\u00ac{name}" for name in values}
    if excludes(seen.own - values - denied, seen.other - values - denied):
        # "Before the exam", and after it.
        return None
    if _each_own(mine, theirs) and _each_own(theirs, mine):
        # Each is about a thing of its own: the stock of the item, and its price.
        return None
    return _sizes(one, other, mine, theirs) or (None if near else _values(one, other, mine, theirs))


def _denied(
    one: Claim, other: Claim, topics: Sequence[Topic], seen: Overlap, turned: bool = False
) -> Found | None:
    """What is demanded by one claim, and forbidden by the other in words of which the first has
    all: "include the ID in an error response", "an error response must not reveal the ID"."""
    mine, theirs = topics
    if one.forbids or not other.forbids or one.bounds or other.bounds:
        return None
    if one.action in _BEING or one.action in DOING:
        # Of what something is, the verb says nothing.
        return None
    if not doing_the_same(mine, theirs) or beside(theirs, mine):
        return None
    if len(mine.names & theirs.names) < _FEWEST or is_excepted(one, other, seen):
        return None
    if one.excepts or other.excepts or other.cases - mine.names:
        return None
    if one.object not in theirs.names or not _LIMITING.isdisjoint(other.stems - one.stems):
        # Not the name of the file, where the file is meant; not without consent.
        return None
    words, places = (one.action, other.action), (one.act, other.act)
    found = Found("conflicting-keyword", words, places, milder=True)
    return found.turned() if turned else found


def _deadline(one: Claim, other: Claim, *, turned: bool = False) -> Found | None:
    """What has to be done sooner than it may."""
    if one.forbids:
        return None
    for mine in one.bounds:
        latest = mine.interval.high
        if mine.role != "within" or latest is None or mine.case:
            continue
        for each in other.bounds:
            theirs = in_one_unit(mine, each)[1]
            least = _least(one, other, theirs)
            if mine.dimension != theirs.dimension or least is None or latest >= least:
                continue
            first, second = ("{1}", "{0}") if turned else ("{0}", "{1}")
            found = Found(
                "conflicting-value",
                (mine.words, theirs.words),
                (mine.span, theirs.span),
                f"{shown(latest, mine)} is the latest for {first}, and {second}"
                f" waits {shown(least, theirs)}",
                milder=True,
            )
            return found.turned()._replace(witness=found.witness) if turned else found
    return None


def _least(one: Claim, other: Claim, bound: Bound) -> Fraction | None:
    """How much time has to pass, as `other` says, before what `one` demands may be done."""
    if bound.dimension not in _TIMES or bound.case:
        return None
    if other.forbids:
        # "Must not retry until 2 minutes have passed".
        late = bool(other.stems & _NOT_YET) and same_deed(one, other)
        # "Must not run for more than 30 s before it is looked at" makes nobody wait.
        return bound.interval.low if late and bound.interval.low_closed else None
    if other.action in _WAITING and _is_awaited(one, other):
        return bound.interval.low
    if bound.role not in ("for", "before"):
        return None
    return bound.interval.low if _ends(one, other) else None


def _is_awaited(one: Claim, other: Claim) -> bool:
    """Whether what one claim demands is what the other waits with."""
    if root(one.action) in other.stems:
        return True
    mine = {each.action for each in one.sides}
    return any(each.action in mine for name in other.stems for each in sides(name))


def _ends(one: Claim, other: Claim) -> bool:
    """Whether what one claim demands ends what the other has go on."""
    signs = {(each.action, each.sign) for each in other.sides}
    return any((each.action, -each.sign) in signs for each in one.sides)


def _each_own(one: Topic, other: Topic) -> frozenset[str]:
    """What one claim speaks of, and the other does not, besides what they do and decide."""
    return one.named - other.named - {one.verb} - DOING - _VAGUE


def _sizes(one: Claim, other: Claim, about: Topic, also: Topic) -> Found | None:
    """Two amounts of the same that have nothing in common."""
    if (one.forbids and other.forbids) or (one.stems ^ other.stems) & EXTREME:
        return None
    if _deeds_differ(one, other):
        # Stored with 10 digits, shown with 2.
        return None
    # What is checked hourly may be saved daily.
    same = do_one_thing(about, also)
    for mine, theirs in paired(one, other):
        if mine.role and not same:
            continue
        if mine.attribute and theirs.attribute and mine.attribute != theirs.attribute:
            continue
        if may_be_both(one, mine) or may_be_both(other, theirs):
            continue
        first = mine.interval.outside() if one.forbids else mine.interval
        second = theirs.interval.outside() if other.forbids else theirs.interval
        if first is None or second is None or first.meet(second) is not None:
            continue
        if not {first.low, first.high}.isdisjoint({second.low, second.high} - {None}):
            # "After 240 seconds", and four minutes after.
            continue
        if mine.role == "period" and are_near(first, second):
            continue
        kind: Kind = "conflicting-frequency" if mine.role == "period" else "conflicting-value"
        shows = witness(one, mine, other, theirs)
        return Found(kind, (mine.words, theirs.words), (mine.span, theirs.span), shows, True)
    return None


def _values(one: Claim, other: Claim, mine: Topic, theirs: Topic) -> Found | None:
    """Two values of a kind of which a thing has one."""
    if one.forbids or other.forbids:
        return None
    if own_cases(one, theirs) or own_cases(other, mine):
        return None
    shared = mine.values.keys() & theirs.values.keys()
    if (beside(mine, theirs) or mine.values.keys() - shared) and (
        beside(theirs, mine) or theirs.values.keys() - shared
    ):
        # "camelCase in JSON", and snake_case in the database.
        return None
    if _deeds_differ(one, other):
        shared &= _CHANNELS
    for kind in sorted(shared):
        first, second = mine.values[kind], theirs.values[kind]
        if len(first) == len(second) == 1 and first != second:
            (words, place), (rivals, elsewhere) = _shown(one, first), _shown(other, second)
            return Found("conflicting-choice", (words, rivals), (place, elsewhere), "", True)
    return None


def _states(one: Claim, other: Claim, mine: Topic, theirs: Topic) -> Found | None:
    """Two states of a thing that exclude each other: "is public", and private."""
    if one.action not in _BEING or other.action not in _BEING or one.forbids != other.forbids:
        return None
    if own_cases(one, theirs) or own_cases(other, mine):
        return None
    own = one.stems - one.subject - one.cases - other.stems
    others = other.stems - other.subject - other.cases - one.stems
    for each in sorted(own):
        for also in sorted(others):
            if also in CONTRARY.get(each, ()) and not (own - {each} and others - {also}):
                words, place = _shown(one, frozenset((each,)))
                rivals, elsewhere = _shown(other, frozenset((also,)))
                return Found("conflicting-choice", (words, rivals), (place, elsewhere), "", True)
    return None


def _deeds_differ(one: Claim, other: Claim) -> bool:
    """Whether one does with a thing what the other does not: what is stored in one way may be
    shown in another."""
    mine, theirs = (
        {name for name, verbs in _DEEDS.items() if each.action in verbs} for each in (one, other)
    )
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _shown(claim: Claim, names: frozenset[str]) -> tuple[str, Span]:
    """A value as it is written, and where; or the name of it, and where the verb stands."""
    for each in claim.values:
        if names <= each.stems:
            return each.words, each.span
    return min(names), claim.act
