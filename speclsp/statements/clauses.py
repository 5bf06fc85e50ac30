"""Which clauses of a segment hold in its document, remembered with the segment.

As long as edits change no fact but its place, the same clauses hold, and a key that is pressed
costs nothing in the rest of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from speclsp.document import Document, Segment
from speclsp.spec.facts import Clause

# The document's mark: segments remember under which one they were settled.
_MARK = "held"


def clauses_in(document: Document, at: int) -> tuple[Clause, ...]:
    """The clauses that hold in the segment at this place; offsets are the segment's."""
    segment = document.segments[at]
    mark = _mark(document)
    known = segment.memo.get(_MARK)
    if known is not None and known[0] is mark:
        clauses: tuple[Clause, ...] = known[1]
        return clauses
    found = _taken_over(document, segment, mark)
    if found is None:
        found = _settled(document, at)
    segment.memo[_MARK] = (mark, found, tuple(map(_shape, found)))
    return found


def shapes_in(document: Document, at: int) -> tuple[Any, ...]:
    """What the statements of a segment depend on of the clauses in it."""
    clauses_in(document, at)
    shapes: tuple[Any, ...] = document.segments[at].memo[_MARK][2]
    return shapes


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
    known = old.memo.get(_MARK)
    if known is None or known[0] is not mark:
        return None
    places = {
        (fact.span, fact.id_span): now
        for fact, now in zip(old.facts.clauses, segment.facts.clauses, strict=True)
    }
    found: list[Clause] = []
    for clause in known[1]:
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
