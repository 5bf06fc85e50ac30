"""What can be folded away: sections, clauses, lists, fences, comments, front matter, regions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from speclsp.document import Document
from speclsp.features.layout import layout
from speclsp.resolution.extents import extents
from speclsp.text import Span
from speclsp.work import Work, at_once

Kind = Literal["comment", "region", ""]

_BLOCKS = frozenset(("fence", "code", "html", "front-matter", "quote", "list", "item", "table"))
_REGION = re.compile(r"\s*#?(?P<end>end)?region\b")
_LINE_END = re.compile(r"[\r\n]")
_KEY = "folds"


class Fold(NamedTuple):
    """The lines from `first`, which stays, to `last`; both counted from 0."""

    first: int
    last: int
    kind: Kind = ""


Found = tuple[Span, Kind]

Part = Callable[[Document], Iterator[Found | None]]
"""Some of what may be folded, in any order; None is a pause."""


def folds(document: Document, *parts: Part) -> tuple[Fold, ...]:
    """What of these parts (of all, where none is named) can be folded, the outer before the inner;
    no two fold the same lines."""
    return at_once(folding(document, *parts))


def folding(document: Document, *parts: Part) -> Work[tuple[Fold, ...]]:
    """`folds`, a piece at a time."""
    string, starts = document.text.string, document.text.starts
    found: dict[tuple[int, int], Kind] = {}
    for part in parts or (clauses, blocks):
        for each in part(document):
            if each is None:
                yield
                continue
            (start, end), kind = each
            end = min(end, len(string))
            while end > start and string[end - 1].isspace():
                end -= 1
            first = bisect_right(starts, start) - 1
            if first + 1 == len(starts) or end < starts[first + 1]:
                continue
            lines = (first, 1 - bisect_right(starts, end))
            if kind or lines not in found:
                found[lines] = kind
    return tuple(Fold(first, -last, found[first, last]) for first, last in sorted(found))


def outermost(found: tuple[Fold, ...], limit: int) -> tuple[Fold, ...]:
    """At most `limit` of `folds`: those that the fewest others contain."""
    if len(found) <= limit:
        return found
    depths: list[int] = []
    ends: list[int] = []
    for fold in found:
        while ends and ends[-1] < fold.last:
            ends.pop()
        depths.append(len(ends))
        ends.append(fold.last)
    kept = sorted(range(len(found)), key=lambda at: (depths[at], at))[:limit]
    return tuple(found[at] for at in sorted(kept))


def clauses(document: Document) -> Iterator[Found | None]:
    """The clauses, which a Markdown editor does not know."""
    for start, clause in document.settled.clauses:
        if clause.form != "heading":
            yield clause.span.moved(start), ""
        yield None


def blocks(document: Document) -> Iterator[Found | None]:
    """The sections, blocks, comments and regions, which others may fold too."""
    string = document.text.string
    for span in extents(document):
        yield span, ""
    regions: list[int] = []
    for at, start in enumerate(document.starts):
        for span, kind in _of_segment(document, at, string):
            yield span.moved(start), kind
        for comment in document.segments[at].facts.comments:
            if region := _REGION.match(comment.words):
                if not region["end"]:
                    regions.append(start + comment.span.start)
                elif regions:
                    yield Span(regions.pop(), start + comment.span.end), "region"
        yield None


def _of_segment(document: Document, at: int, string: str) -> tuple[Found, ...]:
    """The blocks and comments of more than one line, relative to the segment."""
    segment, start = document.segments[at], document.starts[at]
    if _KEY not in segment.memo:
        words = string[start : start + segment.size]
        found: list[Found] = [
            (Span(each.start, each.end), "region" if each.kind == "front-matter" else "")
            for each in layout(document, at, string)
            if each.kind in _BLOCKS
        ]
        found += [(each.span, "comment") for each in segment.facts.comments]
        segment.memo[_KEY] = tuple(
            (span, kind) for span, kind in found if _LINE_END.search(words, span.start, span.end)
        )
    kept: tuple[Found, ...] = segment.memo[_KEY]
    return kept
