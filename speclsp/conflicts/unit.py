"""What is compared as one, and where it is from."""

from __future__ import annotations

from typing import Any

from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.keys import Key, keys
from speclsp.conflicts.topics import NO_TOPIC, topic
from speclsp.segment import Segment


class Unit:
    """A claim in a segment of the document at `path`; or what a term means there."""

    __slots__ = ("claim", "keys", "path", "segment", "topic")

    def __init__(self, path: str, segment: Segment, claim: Claim | Meaning) -> None:
        self.path = path
        self.segment = segment
        self.claim = claim
        self.topic = NO_TOPIC if isinstance(claim, Meaning) else topic(claim)
        self.keys: frozenset[Key] = (
            frozenset((("term", claim.key),))
            if isinstance(claim, Meaning)
            else keys(claim, self.topic, path)
        )

    def goes_on_as(self, segment: Segment, claim: Claim | Meaning) -> bool:
        """Whether a claim in what was made of the unit's segment is the same: it may have moved,
        but has to stand below as many headings."""
        if type(claim) is not type(self.claim):
            return False
        by = claim.span.start - self.claim.span.start
        return (self.claim.moved(by) if by else self.claim) == claim and (
            headings_before(segment, claim) == self._section()
        )

    def is_near(self, other: Unit) -> bool:
        """Whether both stand in one section."""
        return self.segment is other.segment and self._section() == other._section()

    def _section(self) -> int:
        """How many headings of the segment stand before it."""
        return headings_before(self.segment, self.claim)

    def order(self) -> tuple[str, str, tuple[str, ...], int]:
        """What decides which of two is looked at first, wherever they stand."""
        claim = self.claim
        if isinstance(claim, Meaning):
            return claim.words, self.path, (), claim.span.start
        # The text has no marks, such as "<".
        sized = tuple(f"{each.words} {each.interval}" for each in claim.bounds)
        return claim.text, self.path, sized, claim.span.start


def headings_before(segment: Segment, claim: Claim | Meaning) -> int:
    """How many headings of the segment stand before a claim in it."""
    start = claim.span.start
    return sum(each.span.start <= start for each in segment.facts.sections)


class Pair:
    """Two units that go against each other, in the order of `Unit.order`."""

    __slots__ = ("found", "one", "other", "seen")

    def __init__(self, one: Unit, other: Unit, found: Found) -> None:
        self.one = one
        self.other = other
        self.found = found
        # As each side sees it, by whether that is the other; kept by who lists pairs.
        self.seen: dict[bool, Any] = {}
