"""What a claim is about, by its words, whatever its verb does with them."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.claims.claim import Claim
from speclsp.claims.stems import LIGHT, root
from speclsp.conflicts.overlap import GENERIC
from speclsp.language.lexicon.contraries import KINDS
from speclsp.language.lexicon.word_list import listed

_SHARE = 0.6
_FEWEST = 2
# Letters in which a verb and its noun begin.
_ALIKE = 4
# They say when, and not of what.
_TIMING = listed(
    """
during while run ongoing progress before after until since within from pass elapse period
interval minimum maximum exactly only more less same each every
"""
)
# Kinds of which a thing may have several, or that words are of by chance.
_LOOSE = frozenset(
    (
        *("weekday", "month", "level", "position", "colour", "type", "truth", "logging", "side"),
        *("identifier", "language", "numbering", "paper", "locale", "moment", "unit"),
        *("precision", "currency", "image", "video", "audio", "sign", "presence", "storage"),
        *("optionality", "privacy", "visibility"),
    )
)
# What stands behind these decides: "in UTC", "as JSON", "ascending".
_SAID = frozenset(("in", "as", "by", "with", "to", "using", "at", "word", "object"))
DOING = listed("take make do be perform carry run happen occur place come have conduct execute")
"""Verbs, and what stands with them, that leave it to a noun to say what is done."""
_ANYBODY = frozenset(("user", "person", "people", "somebody", "someone", "anyone"))


class Topic(NamedTuple):
    """The stems of a claim but those of its verb and its values, and these by what they are one
    of."""

    names: frozenset[str]
    # These, and the words of kinds of which a thing may have several: "head", a part and a method.
    named: frozenset[str]
    verb: str
    # What its verb does, and whether it does the opposite.
    deeds: frozenset[tuple[str, int]]
    values: dict[str, frozenset[str]]


NO_TOPIC = Topic(frozenset(), frozenset(), "", frozenset(), {})


def topic(claim: Claim) -> Topic:
    """That of a claim; the stems of verbs that say nothing, and of when it is, count for none."""
    names = {each.removeprefix("\u00ac") for each in claim.stems | claim.actor | claim.subject}
    verb = root(claim.action)
    values: dict[str, set[str]] = {}
    # "JSON" in "JSON files" is no value that is chosen.
    named = {name for each in claim.values if each.kinds for name in each.stems}
    denied = {each.removeprefix("\u00ac") for each in claim.stems if each.startswith("\u00ac")}
    for name in named - denied:
        for kind in KINDS.get(name, frozenset()) - _LOOSE:
            values.setdefault(kind, set()).add(name)
    plain = names - LIGHT - GENERIC - _TIMING - {""}
    chosen = {name for each in values.values() for name in each}
    # "Not in UTC."
    chosen |= {each.removeprefix("\u00ac") for each in claim.stems if each.startswith("\u00ac")} & (
        KINDS.keys()
    )
    decided = {name for each in claim.values if each.slot in _SAID for name in each.stems} & chosen
    return Topic(
        frozenset(plain - chosen - {verb}),
        frozenset(plain - decided),
        verb,
        frozenset((each.action, each.sign) for each in claim.sides),
        {kind: frozenset(each) for kind, each in values.items()},
    )


def beside(one: Topic, other: Topic) -> frozenset[str]:
    """What one claim speaks of alone, but for what it does and decides."""
    return one.names - other.names


def own_cases(claim: Claim, other: Topic) -> frozenset[str]:
    """What the conditions of a claim say of which the other says nothing."""
    return claim.cases - other.names - LIGHT - _TIMING - _ANYBODY


def are_alike(one: Topic, other: Topic) -> bool:
    """Whether two claims are about the same by most of the words of the shorter."""
    shared = len(one.names & other.names)
    if shared < _SHARE * min(len(one.names), len(other.names)):
        return False
    return shared + doing_the_same(one, other) >= _FEWEST and bool(shared)


def doing_the_same(one: Topic, other: Topic) -> bool:
    """Whether two claims have one verb, or two that say the same."""
    return one.verb == other.verb or not one.deeds.isdisjoint(other.deeds)


def do_one_thing(one: Topic, other: Topic) -> bool:
    """The same, or one of them leaves it to a noun to say what is done."""
    if doing_the_same(one, other) or (one.verb in DOING and other.verb in DOING):
        return True
    return (one.verb in DOING and _names(one, other.verb)) or (
        other.verb in DOING and _names(other, one.verb)
    )


def _names(topic: Topic, verb: str) -> bool:
    """Whether a noun names what a verb does: "oiling takes place"."""
    start = verb.removesuffix("ed")[:_ALIKE]
    return bool(start) and any(each.startswith(start) for each in topic.names)
