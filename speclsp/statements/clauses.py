"""Which clauses of a segment hold in its document, remembered with the segment.

As long as edits change no fact but its place, the same clauses hold, and a key that is pressed
costs nothing in the rest of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from speclsp.document import Document, Segment
from speclsp.spec.facts import Clause

# The document's mark: segments remember under which one they were settled.
_MARK = "held"


class Held(NamedTuple):
    """The clauses that hold in a segment, under the mark of their document. The shapes change where
    statements have to be read again."""

    mark: object
    clauses: tuple[Clause, ...]
    shapes: tuple[Any, ...]


def clauses_in(document: Document, at: int) -> tuple[Clause, ...]:
    """The clauses that hold in the segment at this place; offsets are the segment's."""
    return held_in(document, at).clauses


def held_in(document: Document, at: int) -> Held:
    """The clauses of the segment at this place, with what its statements depend on of them."""
    segment = document.segments[at]
    mark = _mark(document)
    known: Held | None = segment.memo.get(_MARK)
    if known is not None and known.mark is mark:
        return known
    found = _taken_over(document, segment, mark)
    if found is None:
        found = _settled(document, at)
    held = segment.memo[_MARK] = Held(mark, found, tuple(map(_shape, found)))
    return held


def _shape(clause: Clause) -> tuple[Any, ...]:
    return clause.id, clause.span, clause.form, clause.kind


def clause_at(document: Document, offset: int) -> str:
    """The identifier of the innermost clause at a place, "" for none."""
    at = bisect_right(document.starts, offset) - 1
    return innermost(clauses_in(document, at), offset - document.starts[at]) if at >= 0 else ""


def innermost(clauses: Sequence[Clause], offset: int) -> str:
    """The identifier of the clause that starts last of those that hold a place, "" for none."""
    for each in reversed(clauses):
        if each.span.start <= offset < each.span.end:
            return each.id
    return ""


def _mark(document: Document) -> object:
    mark = document.memo.get(_MARK)
    if mark is None:
        before = document.before.memo.get(_MARK) if document.carried and document.before else None
        mark = document.memo[_MARK] = before or object()
    return mark


def _taken_over(document: Document, segment: Segment, mark: object) -> tuple[Clause, ...] | None:
    """Those of the segment that stood there before, at their new places."""
    carried = document.carried
    if carried is None or segment not in carried.new:
        return None
    old = carried.old[carried.new.index(segment)]
    known: Held | None = old.memo.get(_MARK)
    if known is None or known.mark is not mark:
        return None
    places = {
        (fact.span, fact.id_span): now
        for fact, now in zip(old.facts.clauses, segment.facts.clauses, strict=True)
    }
    found: list[Clause] = []
    for clause in known.clauses:
        now = places.get((clause.span, clause.id_span))
        if now is None:
            return None
        found.append(clause._replace(span=now.span, id_span=now.id_span, attributes=now.attributes))
    return tuple(found)


def _settled(document: Document, at: int) -> tuple[Clause, ...]:
    clauses = document.settled.clauses
    start = document.starts[at]
    low = bisect_left(clauses, start, key=_segment_start)
    found: list[Clause] = []
    while low < len(clauses) and clauses[low][0] == start:
        found.append(clauses[low][1])
        low += 1
    return tuple(found)


def _segment_start(each: tuple[int, Clause]) -> int:
    return each[0]
