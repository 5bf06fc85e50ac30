"""Places of one name in one document that are edited together.

Only from where the name is defined, and only where nothing outside the document uses it: to edit a
use is to mean something else, and to edit a name that others use is a rename.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import in_segment
from speclsp.features.testing import tests
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.references import resolve
from speclsp.spec.facts import Label
from speclsp.spec.links import normal
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot

_LABEL = re.compile(r"[ \t]*\[((?:[^\[\]\\]|\\.)+)\]:")


class Linked(NamedTuple):
    """Places of the same words, and what they may be edited to, as a pattern."""

    spans: tuple[Span, ...]
    pattern: str


def linked(snapshot: Snapshot, path: str, offset: int) -> Linked | None:
    """What is edited together with the definition at `offset`; None where that is nothing."""
    document = snapshot.document(path)
    at = bisect_right(document.starts, offset) - 1 if document else -1
    if document is None or at < 0:
        return None
    start, facts = document.starts[at], document.segments[at].facts
    string = document.text.string
    for footnote in facts.footnotes:
        if _touches(footnote.span.moved(start), offset):
            own = footnote.span.moved(start)
            return _together(string, own, _footnote_uses(document, own), r"[^\]\s]+")
    for label in facts.labels:
        if (span := _label_span(string, start, label)) and _touches(span, offset):
            return _together(string, span, _label_uses(document, label.label), r"[^\[\]\r\n]+")
    for _, clause in in_segment(document.settled.clauses, start):
        span = clause.id_span.moved(start)
        if _touches(span, offset):
            uses = _clause_uses(snapshot, document, ClausePlace(path, start, clause))
            return _together(string, span, uses, r"[\w.-]+")
    return None


def _together(string: str, own: Span, uses: Iterator[Span], pattern: str) -> Linked | None:
    words = string[slice(*own)]
    others = {each for each in uses if string[slice(*each)] == words and not each.overlaps(own)}
    spans = tuple(sorted({own, *others}))
    return Linked(spans, pattern) if others else None


def _touches(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def _label_span(string: str, start: int, label: Label) -> Span | None:
    found = _LABEL.match(string, start + label.span.start, start + label.span.end)
    return Span(*found.span(1)) if found else None


def _label_uses(document: Document, label: str) -> Iterator[Span]:
    for start, facts in document.facts:
        for link in facts.links:
            if link.by_label and normal(link.target) == label:
                yield link.target_span.moved(start)


def _footnote_uses(document: Document, own: Span) -> Iterator[Span]:
    """Where `[^label]` stands in prose."""
    words = f"^{document.words(own)}"
    for start, facts in document.facts:
        for link in facts.links:
            if link.by_label and link.target == words:
                yield Span(link.target_span.start + 1, link.target_span.end).moved(start)


def _clause_uses(snapshot: Snapshot, document: Document, place: ClausePlace) -> Iterator[Span]:
    """The references to a clause that is named in its own document alone, and has no test."""
    name = Name("bare", "", place.clause.id)
    alone = (document.path,)
    if snapshot.index.defining(name) != alone or snapshot.index.using(name) != alone:
        return
    if len(document.clauses_by_id[place.clause.id]) > 1 or tests(snapshot, place):
        return
    for start, reference in document.settled.references:
        if reference.target == place.clause.id and reference.kind == "clause":
            found: tuple[ClausePlace, ...] = resolve(snapshot, document, reference).clauses
            if found == (place,):
                yield reference.span.moved(start)
