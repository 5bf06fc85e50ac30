"""What a selection grows to, step by step: word, mark or link, sentence, clause, block, section,
document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from speclsp.document import Document
from speclsp.features.cursor import cited, in_segment, marked
from speclsp.features.layout import layout
from speclsp.resolution.bodies import body
from speclsp.resolution.extents import extents
from speclsp.resolution.places import ClausePlace
from speclsp.text import Span

_WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*")
_SENTENCE_END = re.compile(
    r"[.!?][\"'\u201d\u2019)*_]*(?:\[\^[^\]\s]*\])*[*_]*(?=\s+[\"'\u201c\u2018(*_\[`\ufffc]*"
    r"(?:[^\W_a-z]|\ufffc)|\s*\Z)|[\u3002\uff01\uff1f][\u300d\u300f\uff09]*"
)
_BLANK = " \t\r\n\ufffc"


def selections(document: Document, offset: int) -> tuple[Span, ...]:
    """The spans at `offset`, each properly inside the next; the last is the whole document."""
    string = document.text.string
    whole = Span(0, len(string))
    offset = max(0, min(offset, whole.end))
    chain: list[Span] = []
    for span in sorted(_candidates(document, string, offset), key=lambda each: each[1] - each[0]):
        inside = whole.start <= span.start <= offset <= span.end <= whole.end
        if inside and span.start < span.end and (not chain or _contains(span, chain[-1])):
            chain.append(span)
    if not chain or chain[-1] != whole:
        chain.append(whole)
    return tuple(chain)


def _contains(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _candidates(document: Document, string: str, offset: int) -> Iterator[Span]:
    for extent in extents(document):
        if extent.start > offset:
            break
        if offset < extent.end or extent.end == len(string):
            yield extent
    at = bisect_right(document.starts, offset) - 1
    if at < 0:
        return
    yield from _in_segment(document, string, at, offset)
    if offset == document.starts[at] and at:
        # Directly behind what ends the segment before.
        yield from _in_segment(document, string, at - 1, offset)
    # A clause that is a heading reaches over the segments below it.
    if found := document.section_at(offset):
        start, section = found
        for _, clause in in_segment(document.settled.clauses, start):
            if clause.form == "heading" and clause.span.start == section.span.start:
                yield body(document, ClausePlace(document.path, start, clause))


def _in_segment(document: Document, string: str, at: int, offset: int) -> Iterator[Span]:
    start, facts = document.starts[at], document.segments[at].facts
    marks = [marked(each) for _, each in in_segment(document.settled.clauses, start)]
    marks += [each.id_span for _, each in in_segment(document.settled.clauses, start)]
    marks += [each.span for _, each in in_segment(document.settled.clauses, start)]
    marks += [cited(each) for _, each in in_segment(document.settled.references, start)]
    for link in facts.links:
        marks += [link.span, link.target_span]
    marks += [each.title_span for each in facts.sections]
    marks += [span for each in facts.headers for span in (each.span, each.title_span)]
    for block in layout(document, at, string):
        if not block.start <= offset - start <= block.end:
            continue
        marks += [Span(block.start, block.end), Span(block.inner_start, block.inner_end)]
    yield from (each.moved(start) for each in marks)
    clauses = in_segment(document.settled.clauses, start)
    # Words begin behind a marker that has a line of its own.
    behind = [marked(each).end for _, each in clauses if each.form == "marker"]
    segment = string[start : start + document.segments[at].size]
    for prose in facts.prose:
        if prose.span.start <= offset - start <= prose.span.end:
            low = prose.span.start
            yield from _moved(
                _sentences(prose.words(segment), [m - low for m in behind]), start + low
            )
    line = document.text.line(document.text.line_at(offset))
    words = _WORD.finditer(string, line.start, line.end)
    yield from (Span(*each.span()) for each in words)


def _moved(spans: Iterable[Span], by: int) -> Iterator[Span]:
    return (each.moved(by) for each in spans)


def _sentences(words: str, breaks: Iterable[int]) -> Iterator[Span]:
    """The sentences of a passage, each of which ends at a break too."""
    start = 0
    ends = {each.end() for each in _SENTENCE_END.finditer(words)}
    ends |= {each for each in breaks if 0 < each < len(words)}
    for end in (*sorted(ends), len(words)):
        low, high = start, end
        while low < high and words[low] in _BLANK:
            low += 1
        while high > low and words[high - 1] in _BLANK:
            high -= 1
        if low < high:
            yield Span(low, high)
        start = end
