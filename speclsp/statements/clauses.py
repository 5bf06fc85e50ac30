"""Which clauses of a segment hold in its document, remembered with the document.

After an edit it is known in which segments others hold than before: only there, and where words
were written, statements have to be read again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from speclsp.document import Document
from speclsp.segment import Before
from speclsp.spec.facts import Clause


class Held(NamedTuple):
    """The clauses that hold in a segment. The shapes change where statements have to be read
    again."""

    clauses: tuple[Clause, ...]
    shapes: tuple[Any, ...]


class _All(NamedTuple):
    """What holds in each segment, and the places where that, or what is written, is not as before
    an edit; None where nothing is known of before."""

    held: tuple[Held, ...]
    anew: Sequence[int] | None


_NOTHING = Held((), ())


def clauses_in(document: Document, at: int) -> tuple[Clause, ...]:
    """The clauses that hold in the segment at this place; offsets are the segment's."""
    return held_in(document, at).clauses


def held_in(document: Document, at: int) -> Held:
    """The clauses of the segment at this place, with what its statements depend on of them."""
    return document.remembered(_all).held[at]


def anew_in(document: Document) -> Sequence[int] | None:
    """The places of the segments whose statements an edit has changed, ascending; None where all
    have to be read."""
    return document.remembered(_all).anew


def clause_at(document: Document, offset: int) -> str:
    """The identifier of the innermost clause at a place, "" for none."""
    at = bisect_right(document.starts, offset) - 1
    return innermost(clauses_in(document, at), offset - document.starts[at]) if at >= 0 else ""


def clause_about(document: Document, offset: int) -> str:
    """The identifier of the innermost clause at a place, or of the heading above it that is one; ""
    for none."""
    if named := clause_at(document, offset):
        return named
    sections = document.sections
    at = bisect_right(sections, offset, key=lambda each: each[0] + each[1].span.start) - 1
    level = 7
    while at >= 0 and level > 1:
        start, section = sections[at]
        at -= 1
        if section.level >= level:
            continue
        level = section.level
        if named := clause_at(document, start + section.title_span.start):
            return named
    return ""


def innermost(clauses: Sequence[Clause], offset: int) -> str:
    """The identifier of the clause that starts last of those that hold a place, "" for none."""
    for each in reversed(clauses):
        if each.span.start <= offset < each.span.end:
            return each.id
    return ""


def _all(document: Document) -> _All:
    edit = document.before
    known: _All | None = edit.memo.get(_all) if edit else None
    if edit is None or known is None:
        return _All(tuple(map(_held, _by_segment(document))), None)
    head, tail = known.held[: edit.first], known.held[edit.first + len(edit.old) :]
    fresh = [_held(_of_segment(document, at)) for at in edit.anew]
    if document.only_moved:
        return _All((*head, *fresh, *tail), edit.anew)
    return _compared(document, edit, (*head, *fresh, *tail))


def _compared(document: Document, edit: Before, before: Sequence[Held]) -> _All:
    held: list[Held] = []
    anew: list[int] = []
    for at, clauses in enumerate(_by_segment(document)):
        was = before[at]
        now = was if was.clauses == clauses else _held(clauses)
        if at in edit.anew or was.shapes != now.shapes:
            anew.append(at)
        held.append(now)
    return _All(tuple(held), anew)


def _held(clauses: tuple[Clause, ...]) -> Held:
    return Held(clauses, tuple(map(_shape, clauses))) if clauses else _NOTHING


def _shape(clause: Clause) -> tuple[Any, ...]:
    return clause.id, clause.span, clause.form, clause.kind


def _by_segment(document: Document) -> Iterator[tuple[Clause, ...]]:
    """The clauses of each segment in turn."""
    clauses = document.settled.clauses
    low = 0
    for start in document.starts:
        high = low
        while high < len(clauses) and clauses[high][0] == start:
            high += 1
        yield tuple(clause for _, clause in clauses[low:high]) if low < high else ()
        low = high


def _of_segment(document: Document, at: int) -> tuple[Clause, ...]:
    clauses = document.settled.clauses
    start = document.starts[at]
    low, high = (bisect_left(clauses, each, key=_segment_start) for each in (start, start + 1))
    return tuple(clause for _, clause in clauses[low:high])


def _segment_start(each: tuple[int, Clause]) -> int:
    return each[0]
