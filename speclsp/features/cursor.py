"""What stands at an offset of a document: the facts written there, and how far each reaches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from speclsp.document import Document
from speclsp.notation.reading import BY_NAME
from speclsp.spec.facts import Anchor, Clause, Label, Link, Reference, Section, TestHeader
from speclsp.text import Span

_Fact = TypeVar("_Fact", Clause, Reference)

Fact = TestHeader | Clause | Link | Label | Reference | Anchor | Section


class Mention(NamedTuple):
    """A fact, all that a reader takes for it (absolute), and the start of its segment."""

    span: Span
    start: int
    fact: Fact


def mentions(document: Document, offset: int) -> tuple[Mention, ...]:
    """What stands at `offset`, the one that says most first.

    A cursor directly behind something is still at it, unless it is at something else already.
    """
    near = tuple(each for each in _mentions(document, offset) if _touches(each.span, offset))
    inside = tuple(each for each in near if offset < each.span.end)
    return (*inside, *(each for each in near if each not in inside))


def in_segment(settled: Sequence[tuple[int, _Fact]], start: int) -> Sequence[tuple[int, _Fact]]:
    """Those of the clauses or references of a document that stand in the segment at `start`."""
    low = bisect_left(settled, start, key=lambda each: each[0])
    return settled[low : bisect_right(settled, start, lo=low, key=lambda each: each[0])]


def marked(clause: Clause) -> Span:
    """The identifier with its marks, relative to the segment: `[^sy73]`, `r[frame.size]`."""
    return BY_NAME[clause.notation].marked(clause)


def cited(reference: Reference) -> Span:
    """The identifier and what marks it as a reference, relative to the segment: `#overview`."""
    return BY_NAME[reference.notation].cited(reference)


def _mentions(document: Document, offset: int) -> Iterator[Mention]:
    at = bisect_right(document.starts, offset) - 1
    if at < 0:
        return
    start, facts = document.starts[at], document.segments[at].facts
    for header in facts.headers:
        yield Mention(header.span.moved(start), start, header)
    for _, clause in in_segment(document.settled.clauses, start):
        yield Mention(marked(clause).moved(start), start, clause)
    references = in_segment(document.settled.references, start)
    for link in sorted(facts.links, key=lambda each: each.span.end - each.span.start):
        span = link.span.moved(start)
        if not _touches(span, offset):
            continue
        yield Mention(span, start, link)
        if link.by_label:
            for _, reference in references:
                # `[words][a.b]` may name a rule instead of a label.
                if reference.span == link.target_span:
                    yield Mention(span, start, reference)
    for label in facts.labels:
        yield Mention(label.span.moved(start), start, label)
    for _, reference in references:
        yield Mention(cited(reference).moved(start), start, reference)
    for anchor in facts.anchors:
        yield Mention(anchor.span.moved(start), start, anchor)
    for section in facts.sections:
        yield Mention(section.span.moved(start), start, section)


def _touches(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end
