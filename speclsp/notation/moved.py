"""What holds in a document after an edit that has moved its facts and changed none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from speclsp.notation import openfasttrace
from speclsp.notation.settle import Settled
from speclsp.spec.facts import Clause, Facts, Reference
from speclsp.text import Shift, Span


class Reread(NamedTuple):
    """A segment that was read anew: where it starts, and its facts, before the edit and after."""

    old_start: int
    old: Facts
    start: int
    new: Facts


def moved(before: Settled, shift: Shift, reread: Sequence[Reread]) -> Settled | None:
    """What held `before`, at its places after the edit; None where that cannot be told.

    The facts of each segment that was read anew say the same as before, in the same order."""
    places = {each.old_start: (each.start, _places(each.old, each.new)) for each in reread}
    low, high = (bisect_left(before.clauses, bound, key=_start) for bound in shift[:2])
    if _reaches(before.clauses[:low]):
        return None
    first, last = (bisect_left(before.references, bound, key=_start) for bound in shift[:2])
    try:
        clauses = [
            (places[at][0], _placed(fact, places[at][1])) for at, fact in before.clauses[low:high]
        ]
        references = [
            (places[at][0], _placed(fact, places[at][1]))
            for at, fact in before.references[first:last]
        ]
    except KeyError:
        return None
    by = shift.by
    return before._replace(
        clauses=(
            *before.clauses[:low],
            *clauses,
            *[(at + by, fact) for at, fact in before.clauses[high:]],
        ),
        references=(
            *before.references[:first],
            *references,
            *[(at + by, fact) for at, fact in before.references[last:]],
        ),
    )


def _start(each: tuple[int, Clause | Reference]) -> int:
    return each[0]


def _reaches(clauses: Sequence[tuple[int, Clause]]) -> bool:
    """Whether something may be said of the last item that stands behind the edit."""
    last = next(
        (each for _, each in reversed(clauses) if each.notation == openfasttrace.NAME), None
    )
    return last is not None and bool(last.attributes)


def _places(old: Facts, new: Facts) -> dict[Span, Span]:
    """Where each place of facts is now."""
    found: dict[Span, Span] = {}
    _pair(_all(old), _all(new), found)
    return found


def _all(facts: Facts) -> tuple[Any, ...]:
    return facts.clauses, facts.references, facts.attributes


def _pair(old: Any, new: Any, found: dict[Span, Span]) -> None:
    if isinstance(old, Span):
        found[old] = new
    elif isinstance(old, tuple):
        for one, other in zip(old, new, strict=True):
            _pair(one, other, found)


def _placed(fact: Any, places: dict[Span, Span]) -> Any:
    """A fact at its place; KeyError where none is known."""
    if isinstance(fact, Span):
        return places[fact]
    if isinstance(fact, tuple):
        parts = [_placed(part, places) for part in fact]
        return type(fact)(*parts) if hasattr(fact, "_fields") else tuple(parts)
    return fact
