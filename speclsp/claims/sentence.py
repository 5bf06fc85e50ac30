"""The words of a statement, those that introduce it before them, and how they fall into clauses
that each demand something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.claims.stems import stems
from speclsp.language.syntax.conditions import conditions, ends
from speclsp.language.words import Word
from speclsp.statements.statement import Statement
from speclsp.text import Span

_BREAKS = frozenset((";", ":", ","))
_IN_SUBJECT = frozenset(
    ("determiner", "adjective", "noun", "code", "participle", "number", "gerund")
)
# Prepositions that tell one case from another.
_WHERE = frozenset(("from", "along", "towards", "off", "beyond", "near"))
_MOST_BEFORE = 8


class Sentence:
    """Words, as they are written, and where they stand in their segment."""

    def __init__(
        self, words: Sequence[Word], written: Sequence[str], led: int, low: int, span: Span
    ) -> None:
        self.words = tuple(words)
        self.written = tuple(written)
        # How many words are of what introduces it, whose places are not known.
        self._led = led
        self._low = low
        self._span = span

    @classmethod
    def of(cls, statement: Statement, low: int) -> Sentence:
        """That of a statement whose passage starts at `low` of its segment."""
        own = statement.said
        led = statement.lead_words if statement.lead and not _has_modal(own) else ()
        while led and led[-1].kind == "mark":
            led = led[:-1]
        written = statement.written
        return cls(
            (*led, *own),
            (
                *(word.text for word in led),
                *(written[word.start : word.end].strip("`") for word in own),
            ),
            len(led),
            low,
            Span(own[0].start, own[-1].end) if own else statement.span,
        )

    def part(self, first: int, last: int) -> Sentence:
        """The words from `first` to `last`, exclusive."""
        own = self.words[max(first, self._led) : last]
        span = Span(own[0].start, own[-1].end) if own else self._span
        led = max(0, self._led - first)
        return Sentence(self.words[first:last], self.written[first:last], led, self._low, span)

    def only(self, places: Sequence[int]) -> Sentence:
        """The words at these places alone."""
        led = sum(at < self._led for at in places)
        words = tuple(self.words[at] for at in places)
        written = tuple(self.written[at] for at in places)
        return Sentence(words, written, led, self._low, self._span)

    def place(self, first: int, last: int) -> Span:
        """Where words stand in the segment."""
        own = self.words[max(first, self._led) : max(last, self._led)]
        return (Span(own[0].start, own[-1].end) if own else self._span).moved(self._low)

    @property
    def span(self) -> Span:
        return self._span.moved(self._low)

    def text(self, first: int, last: int) -> str:
        """Words as they are written, on one line."""
        return " ".join(self.written[first:last])

    def names(self, places: Sequence[int], *, placed: bool = False) -> frozenset[str]:
        """The stems of the words at these places, with where something happens if `placed`."""
        found = frozenset(each.name for each in stems(self.words, places, self.written))
        if not placed:
            return found
        return found | {self.words[at].lower for at in places if self.words[at].lower in _WHERE}

    def clauses(self) -> Iterator[Sentence]:
        """The clauses of it that have a subject and a modal verb of their own: all of it where
        there is one."""
        words = self.words
        inside = ends(conditions(words))
        starts = [0]
        for at in range(1, len(words)):
            if words[at].tag != "modal" or at in inside:
                continue
            start = _clause_start(words, at)
            if start and _has_modal(words[starts[-1] : start]):
                starts.append(start)
        for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
            yield self if len(starts) == 1 else self.part(first, last)


def _clause_start(words: Sequence[Word], modal: int) -> int:
    """Where the clause of a modal verb starts behind a mark; 0 where none stands before it."""
    at = modal
    while at > 0 and modal - at < _MOST_BEFORE and words[at - 1].tag in _IN_SUBJECT:
        at -= 1
    if at == modal or not at:
        return 0
    joined = words[at - 1].lower in ("and", "but", "or", "so", "then")
    mark = at - 2 if joined else at - 1
    if joined and words[at - 1].lower in ("and", "but"):
        return at
    return at if mark > 0 and words[mark].text in _BREAKS else 0


def _has_modal(words: Sequence[Word]) -> bool:
    return any(word.tag == "modal" for word in words)
