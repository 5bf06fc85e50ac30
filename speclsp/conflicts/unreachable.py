"""Conditions that never hold: a value that a closed list rules out, and amounts that exclude each
other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.claims.claim import Bound, Claim, Tested
from speclsp.claims.stems import root
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.overlap import Overlap, comparable
from speclsp.document import Document
from speclsp.text import Span

_LEAST = 2
# All that a thing may be.
_CLOSED = re.compile(r"\bone of\b|\bno (?:others?|further|more)\b|\bnothing else\b|\bexclusively\b")
_BEFORE = re.compile(r"\b(is|stays|remains)\s+(?:both\s+)?\Z", re.IGNORECASE)
_JOINED = re.compile(
    r",?\s*(?:and|but)\s+(?:also\s+|at the same time\s+|simultaneously\s+)*"
    r"(?:(?:the|its)\s+(?P<noun>[\w-]+)\s+)?(?:(?P<verb>is|stays|remains)\s+(?:also\s+)?)?",
    re.IGNORECASE,
)
_FAR = 20


def unreachable(one: Claim, other: Claim, seen: Overlap) -> Found | None:
    """A value in a condition that is none of those that the other claim lists."""
    for mine, theirs in ((one, other), (other, one)):
        if not _lists_all(mine):
            continue
        for each in theirs.tested:
            if each.noun == mine.listed and _is_none_of(each, mine, theirs):
                words = (each.value, ", ".join(sorted(mine.members)))
                found = Found("unreachable-condition", words, (each.span, mine.span))
                return found if theirs is one else found.turned()
    return None


def _lists_all(claim: Claim) -> bool:
    """Whether a claim says in every case all that a thing may be."""
    return (
        len(claim.members) >= _LEAST
        and claim.closed
        and not (claim.forbids or claim.excepts or claim.bounds)
        and not claim.cases
        and claim.action in ("be", "have", "")
        and _CLOSED.search(claim.text) is not None
    )


def _is_none_of(test: Tested, claim: Claim, asking: Claim) -> bool:
    """Whether a value of the thing that the claim is about is not listed there."""
    if test.value.casefold() in {each.casefold() for each in claim.members}:
        return False
    about = (claim.subject | claim.actor) - claim.members
    known = test.names | asking.stems | asking.actor | asking.subject
    return test.noun in about and test.names <= about <= known


def excluding(document: Document, start: int, claim: Claim) -> Iterator[tuple[Span, str, str]]:
    """Two amounts of one condition of which at most one holds: where they stand in the document,
    and the words of each. The claim's segment begins at `start`."""
    for one, other in zip(claim.bounds, claim.bounds[1:], strict=False):
        if _exclude(one, other) and _are_joined(document, start, one, other):
            place = Span(one.span.start, other.span.end).moved(start)
            yield place, one.words, other.words


def _exclude(one: Bound, other: Bound) -> bool:
    if not (one.case and other.case) or other.attribute not in ("", one.attribute):
        return False
    if not comparable(one, other._replace(attribute=one.attribute)):
        return False
    exact = one.interval.is_exact or other.interval.is_exact
    return not exact and one.interval.meet(other.interval) is None


def _are_joined(document: Document, start: int, one: Bound, other: Bound) -> bool:
    """Whether both are said of one thing, which is both at a time: "is above 9 and below 5"; not
    "values below 5 and above 9"."""
    low, high = one.span.start + start, other.span.start + start
    before = _BEFORE.search(document.words(Span(max(0, low - _FAR), low)))
    between = _JOINED.fullmatch(document.words(Span(one.span.end + start, high)))
    if before is None or between is None:
        return False
    noun, verb = between["noun"], between["verb"]
    if noun and (not one.attribute or root(noun.lower()) != one.attribute):
        return False
    return not verb or verb.lower() == before[1].lower()
