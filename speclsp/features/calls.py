"""Clauses and sections as if they called each other: what depends on one, and on what it depends.

What stands in a clause belongs to it, other words to their section, those above the first heading
to the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import Mention, cited, in_segment, mentions
from speclsp.features.goals import FilePlace, Goal, goals
from speclsp.features.testing import tests
from speclsp.resolution.bodies import body
from speclsp.resolution.extents import extents
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.resolution.uses import citations
from speclsp.spec.facts import Section
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot


class Call(NamedTuple):
    """`other` depends on what was asked about, or that on it; `path` has the words that say so."""

    other: Goal
    path: str
    spans: tuple[Span, ...]


def callable_at(
    snapshot: Snapshot, path: str, offset: int
) -> tuple[ClausePlace | SectionPlace, ...]:
    """What can be asked about at `offset`: what is named there, else what the words belong to."""
    document = snapshot.document(path)
    if document is None:
        return ()
    for mention in mentions(document, offset):
        if isinstance(mention.fact, Section):
            owner = _owner(document, offset)
            return () if isinstance(owner, FilePlace) else (owner,)
        found = _named(snapshot, document, mention)
        if found:
            return found
    owner = _owner(document, offset)
    return (owner,) if isinstance(owner, ClausePlace) else ()


def incoming(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> tuple[Call, ...]:
    """What cites `place`, and its tests."""
    return at_once(coming_in(snapshot, place))


def coming_in(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> Work[tuple[Call, ...]]:
    """`incoming`, a piece at a time."""
    spans: dict[Goal, list[Span]] = {}
    for use in (yield from citations(snapshot, place)):
        document = snapshot.document(use.path)
        owner: Goal = FilePlace(use.path, Span(0, 0))
        if document is not None:
            owner = _owner(document, use.span.start)
        spans.setdefault(owner, []).append(use.shown)
        yield
    if isinstance(place, ClausePlace):
        for test in tests(snapshot, place) or ():
            spans.setdefault(FilePlace(test.path, Span(0, 0)), []).append(test.span)
    return tuple(Call(each, each.path, tuple(found)) for each, found in spans.items())


def outgoing(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> tuple[Call, ...]:
    """What the words of `place` cite."""
    return at_once(going_out(snapshot, place))


def going_out(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> Work[tuple[Call, ...]]:
    """`outgoing`, a piece at a time."""
    document = snapshot.document(place.path)
    if document is None:
        return ()
    spans: dict[Goal, list[Span]] = {}
    for mention in _cited(document, reach(document, place)):
        found = goals(snapshot, document, mention)
        for goal in found:
            if not isinstance(goal, FilePlace):
                there = spans.setdefault(goal, [])
                there += [mention.span] * (mention.span not in there)
        yield
    return tuple(Call(each, place.path, tuple(sorted(found))) for each, found in spans.items())


def reach(document: Document, place: ClausePlace | SectionPlace) -> Span:
    """All words that belong to `place`."""
    if isinstance(place, ClausePlace):
        return body(document, place)
    at = bisect_left(document.sections, place.span.start, key=_start)
    return extents(document)[at]


def _named(
    snapshot: Snapshot, document: Document, mention: Mention
) -> tuple[ClausePlace | SectionPlace, ...]:
    found: Iterable[Goal] = goals(snapshot, document, mention)
    named = tuple(each for each in found if not isinstance(each, FilePlace))
    if named:
        return named
    fact = mention.fact
    for start, clause in in_segment(document.settled.clauses, mention.start):
        if clause is fact:
            # It has a test, which is where it leads.
            return (ClausePlace(document.path, start, clause),)
    return ()


def _owner(document: Document, offset: int) -> Goal:
    """The innermost clause or section that the words at `offset` belong to, else the file."""
    path = document.path
    clauses = document.settled.clauses
    last = bisect_right(clauses, offset, key=lambda each: each[0] + each[1].span.start)
    at = document.section_at(offset)
    low = at[0] + at[1].span.start if at else 0
    for start, clause in reversed(clauses[:last]):
        if start + clause.span.start < low:
            break
        place = ClausePlace(path, start, clause)
        span = body(document, place)
        if span.start <= offset <= span.end:
            return place
    if at is not None:
        return SectionPlace(path, *at)
    return FilePlace(path, Span(0, 0))


def _cited(document: Document, span: Span) -> Iterator[Mention]:
    starts = document.starts
    for at in range(max(0, bisect_right(starts, span.start) - 1), len(starts)):
        start, facts = starts[at], document.segments[at].facts
        if start >= span.end:
            break
        for link in facts.links:
            if link.kind != "image" and _inside(link.span.moved(start), span):
                yield Mention(link.span.moved(start), start, link)
        for _, reference in in_segment(document.settled.references, start):
            if _inside(cited(reference).moved(start), span):
                yield Mention(cited(reference).moved(start), start, reference)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _start(placed: tuple[int, Section]) -> int:
    return placed[0] + placed[1].span.start
