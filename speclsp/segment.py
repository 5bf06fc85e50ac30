"""The pieces that a document is cut into, and what an edit leaves of the version before."""

from __future__ import annotations

from typing import Any, NamedTuple

from speclsp.notation.notation import Options
from speclsp.notation.reading import facts
from speclsp.notation.settle import Settled
from speclsp.spec.facts import Facts
from speclsp.text import Shift, Span


class Segment:
    """A stretch of a document, without its place, and what was found in its words."""

    __slots__ = ("facts", "memo", "size")

    def __init__(self, words: str, options: Options) -> None:
        self.size = len(words)
        self.facts: Facts = facts(words, options)
        # What others derive from the words and facts alone, by their own key.
        self.memo: dict[str, Any] = {}


class Carried(NamedTuple):
    """What a version in which no fact has changed, but its place, takes over from the one before.

    The segments that were read anew are as many as they were, and say the same."""

    # How places have moved.
    shift: Shift
    # What the check found before.
    findings: Any
    # What held, where somebody has asked.
    settled: Settled | None = None


class Before(NamedTuple):
    """What an edit has left of the version before: what had been derived from it, and what was
    written where the text was read anew."""

    memo: dict[object, Any]
    words: str
    # Where the text was read anew.
    span: Span
    # The place of the first segment that was read anew, what stood there, and what does.
    first: int
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]

    @property
    def anew(self) -> range:
        """The places of the segments that were read anew."""
        return range(self.first, self.first + len(self.new))
