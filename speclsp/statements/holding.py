"""Which clause of a segment a passage belongs to, and where sections that are clauses end."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from speclsp.spec.facts import Clause, Section
from speclsp.spec.prose import Prose
from speclsp.text import Span

# So many clauses may stand in one passage.
_NESTED = 200


def section_ends(sections: Iterable[Section], clauses: Iterable[Clause]) -> Iterator[int]:
    """Where sections that are clauses end within their segment: at a heading of their level or a
    higher one that is none."""
    starts = deque(each.span.start for each in clauses if each.form == "heading")
    level = 0
    for each in sections:
        own = False
        while starts and starts[0] < each.span.end:
            own = starts.popleft() >= each.span.start
        if own:
            level = each.level
        elif each.level <= level:
            yield each.span.start
            level = 0


def clause_of(prose: Prose, clauses: Sequence[Clause]) -> Clause | None:
    """The clause that a passage belongs to: one that overlaps it, or the heading above it."""
    at = bisect_left(clauses, prose.span.end, key=_start)
    found = None
    for each in reversed(clauses[max(0, at - _NESTED) : at]):
        if each.form == "heading":
            return found or each
        if each.span.overlaps(prose.span):
            found = each
    return found


def _start(clause: Clause) -> int:
    return clause.span.start


def holds(clause: Clause, prose: Prose, span: Span) -> bool:
    """Whether the clause says what stands at `span` of the passage."""
    start = prose.span.start
    return clause.span.start < start + span.end and start + span.start < clause.span.end
