"""What is said twice."""

from __future__ import annotations

from speclsp.claims.claim import Claim
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import Overlap, sizes

_FEWEST = 2
_SPARE = frozenset(("the", "a", "an", "each", "every", "all", "any", "be", "by", "then"))
_MODALS = frozenset(("must", "shall", "should", "may", "can", "will"))
_TELLING = frozenset(("then", "first", "before", "after", "next", "last"))
# Words of a sentence that may well be said twice.
_SHORT = 4


def repeats(one: Claim, other: Claim, seen: Overlap) -> Found | None:
    """Whether two claims say the same, in the same words or in others."""
    twins = bool(one.twin.key) and one.twin.key == other.twin.key
    if not (one.parsed and other.parsed) or (len(one.stems) < _FEWEST and not twins):
        return None
    words = ("", "")
    places = (one.span, other.span)
    if one.text == other.text and sizes(one) == sizes(other) and one.text.count(" ") >= _SHORT:
        return Found("duplicate-statement", words, places)
    same = (
        _words(one, other) == _words(other, one)
        and one.stems == other.stems
        and one.action == other.action
        and one.forbids == other.forbids
        and one.cases == other.cases
        and one.actor == other.actor
        and one.exceptions == other.exceptions
        and sizes(one) == sizes(other)
        and {each.stems for each in one.values} == {each.stems for each in other.values}
        and one.order == other.order
    )
    if not same:
        return None
    if one.force != other.force:
        return _weakened(one, other)
    return Found("near-duplicate", words, places)


def _weakened(one: Claim, other: Claim) -> Found | None:
    """That one of two claims demands what the other recommends or allows."""
    if "must" not in (one.force, other.force) or one.forbids:
        return None
    return Found("weakened-clause", ("", ""), (one.act, other.act))


def _words(claim: Claim, other: Claim) -> list[str]:
    """The words of a claim but those that mean nothing, in no order; in their order where words
    tell of one."""
    text = claim.text
    for bound in claim.bounds:
        # 3 weeks are 21 days.
        text = text.replace(bound.words.lower(), "#")
    found = [word for word in text.split() if word not in _SPARE]
    if claim.force != other.force:
        found = [word for word in found if word not in _MODALS]
    in_order = not _TELLING.isdisjoint(claim.text.split())
    return found if in_order else sorted(found)
