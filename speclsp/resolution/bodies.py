"""What belongs to a clause that a heading states: all down to the next heading of its level."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from speclsp.document import Document
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.extents import extents
from speclsp.resolution.places import ClausePlace
from speclsp.spec.facts import Facts, Scenario, Section
from speclsp.text import Span


def obliging(document: Document) -> Iterator[ClausePlace]:
    """The requirements that are to oblige somebody and to have a scenario, as their notation
    wants; not those that a change takes away."""
    for start, clause in document.settled.clauses:
        stated = clause.form == "heading" and clause.amends not in ("removed", "renamed")
        if stated and BY_NAME[clause.notation].obliges:
            yield ClausePlace(document.path, start, clause)


def body(document: Document, place: ClausePlace) -> Span:
    """From the clause's heading to before the next that is no deeper; its own span for a clause
    without a heading."""
    if place.clause.form != "heading":
        return place.span
    at = bisect_right(document.sections, place.id_span.start, key=_start) - 1
    return extents(document)[at] if at >= 0 else place.span


def own_words(document: Document, place: ClausePlace) -> Span:
    """What a clause says itself, below its heading and above the next, however deep."""
    whole = body(document, place)
    sections = document.sections
    at = bisect_right(sections, place.id_span.start, key=_start)
    end = _start(sections[at]) if at < len(sections) else whole.end
    return Span(place.id_span.end, max(place.id_span.end, min(end, whole.end)))


def scenarios_of(document: Document, place: ClausePlace) -> tuple[Scenario, ...]:
    """The scenarios in the clause's body, in the order of the text."""
    whole = body(document, place)
    return tuple(
        each
        for start, facts in _facts_in(document, whole)
        for each in facts.scenarios
        if whole.start <= start + each.span.start < whole.end
    )


def keywords_of(document: Document, place: ClausePlace) -> tuple[str, ...]:
    """The key words in what the clause says itself, in the order of the text."""
    words = own_words(document, place) if place.clause.form == "heading" else place.span
    return tuple(
        each.word
        for start, facts in _facts_in(document, words)
        for each in facts.keywords
        if words.start <= start + each.span.start < words.end
    )


def _facts_in(document: Document, span: Span) -> Iterator[tuple[int, Facts]]:
    first = max(0, bisect_right(document.starts, span.start) - 1)
    last = bisect_left(document.starts, span.end)
    for at in range(first, last):
        yield document.starts[at], document.segments[at].facts


def _start(section: tuple[int, Section]) -> int:
    start, found = section
    return start + found.span.start
