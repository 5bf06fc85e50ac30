"""Headings that tell of which of several things the statements below them speak."""

from __future__ import annotations

import re
from functools import lru_cache

from speclsp.claims.claim import Claim
from speclsp.claims.stems import root
from speclsp.language.lexicon.contraries import are_contrary
from speclsp.language.lexicon.word_list import listed

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
# "GET /users"
_ROUTE = re.compile(
    r"[\W_]*(?:get|put|post|patch|delete|head|options)\b[\W_]*/?\w|[\W_]*/\w", re.IGNORECASE
)

_ARTICLES = frozenset(("the", "a", "an", "our"))
_JOINING = listed("with of for in on to by and or from about as at")
_PLATFORMS = listed(
    "ios android windows macos linux web desktop mobile tablet iphone ipad browser watch tv"
)


def are_siblings(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of "the plan", one below "Free plan" and one below "Pro plan", or
    stand below two routes, or two platforms."""
    if not one.title or not other.title or one.title == other.title:
        return False
    if _ROUTE.match(one.title) and _ROUTE.match(other.title):
        return True
    if (words := _exclude(one.title, other.title)) is not None:
        # Who says "a client must" below "Client" needs no heading to be understood.
        said = (each.stems | each.actor | each.subject for each in (one, other))
        return all(names.isdisjoint(each) for names, each in zip(words, said, strict=True))
    (mine, noun), (theirs, also) = _parts(one.title), _parts(other.title)
    if noun != also or not mine or not theirs or mine == theirs:
        return False
    names = mine | theirs
    return all(
        (noun in each.subject or noun == each.object) and names.isdisjoint(each.stems | each.actor)
        for each in (one, other)
    )


@lru_cache(maxsize=4_096)
def _exclude(one: str, other: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """What two headings name that excludes each other, each its own: "iOS" and "Android", "Guests"
    and "Members"; None where nothing does."""
    mine, theirs = (
        frozenset(name for each in _WORD.findall(title) for name in (each, root(each)))
        for title in (one, other)
    )
    own, others = mine - theirs, theirs - mine
    if own & _PLATFORMS and others & _PLATFORMS:
        return own & _PLATFORMS, others & _PLATFORMS
    pairs = [(each, also) for each in own for also in others if are_contrary(each, also)]
    if not pairs:
        return None
    return frozenset(each for each, _ in pairs), frozenset(also for _, also in pairs)


@lru_cache(maxsize=4_096)
def _parts(title: str) -> tuple[frozenset[str], str]:
    """What stands before the noun of a heading and says which one is meant, and the noun: "Free
    plan", but neither "3 Plans" nor "Help with plans"."""
    words = [root(each) for each in _WORD.findall(title) if each not in _ARTICLES]
    while words and words[0].isdecimal():
        del words[0]
    if not words or not _JOINING.isdisjoint(words):
        return frozenset(), ""
    return frozenset(words[:-1]), words[-1]
