"""What can be reworded: the words of one clause or of one sentence, without what identifies it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from speclsp.clarify.labels import Piece, pieces
from speclsp.document import Document
from speclsp.language.sentences import sentences
from speclsp.resolution.bodies import body
from speclsp.resolution.places import ClausePlace
from speclsp.spec.prose import Prose, masked
from speclsp.statements.clauses import clause_at, clauses_in
from speclsp.text import Span
from speclsp.workspace import Snapshot

_LETTER = re.compile(r"[^\W\d_]")
# A key above a list, such as `Covers:`.
_KEY = re.compile(r"\S+:\Z")
_LEADING = re.compile(r"[\s,;:.!?)\]]+")
_TRAILING = re.compile(r"(?:\s+|[ \t]*(?:\[\^[^\]\s]{1,80}\])+)\Z")
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}|~~")
_LINE_END = re.compile(r"[ \t]*\\?(\r\n?|\n)")
CONTAINING = "> \t"
"""What stands before the words of a line in a quote or an item."""


class Passage(NamedTuple):
    """Words that can be replaced. Offsets are code points in the document."""

    path: str
    span: Span
    # What a reader reads there: the lines joined, without the marks of quotes and items.
    text: str
    # The identifier of the clause that it belongs to, "" for none, and the title above it.
    clause: str
    heading: str


def passage_at(snapshot: Snapshot, path: str, span: Span) -> Passage | None:
    """The passage at a cursor (an empty span), a selection or the span of a finding.

    A cursor is at all that its clause says in the block, or at a sentence outside of clauses; a
    selection at the sentences that it touches, of the first clause that it touches. At an
    identifier it is what that names. None in code, front matter, headings and HTML, where a
    selection leaves its block, and for a path that is no document of the root."""
    document = snapshot.documents.get(path)
    if document is None or not document.segments:
        return None
    document = document.awake()
    at = max(0, bisect_right(document.starts, min(span.start, document.size - 1)) - 1)
    start = document.starts[at]
    there = span.moved(-start)
    found = _found(document, at, there)
    if found is None:
        return None
    absolute = found.moved(start)
    text = joined(document, at, found)
    section = document.section_at(absolute.start)
    title = section[1].title if section else ""
    return Passage(path, absolute, text, _clause(document, absolute.start), title)


def _found(document: Document, at: int, span: Span) -> Span | None:
    """The place of the passage in the segment."""
    every = tuple(document.segments[at].facts.prose)
    near = [each for each in every if _touches(each.span, span)]
    if len(near) > 1 and span.start == span.end:
        # Between two cells, or at the end of one line and the start of the next.
        near = [each for each in near if span.start < each.span.end] or near[:1]
    if len(near) > 1 or any(each.kind == "heading" for each in near):
        return None
    if not near:
        return _below(document, at, span, every, 0)
    prose = near[0]
    words = document.segment_words(at)
    known = [
        (piece, trimmed)
        for piece in pieces(document, at, prose)
        if (trimmed := _trimmed(words, piece.span)) is not None
    ]
    if not known:
        return _below(document, at, span, every, prose.span.end)
    chosen, _ = min(known, key=lambda each: (not _names(each[0], span), _distance(each[1], span)))
    return _touched(words, prose, chosen, span)


def _below(
    document: Document, at: int, span: Span, every: Sequence[Prose], behind: int
) -> Span | None:
    """What an identifier names that stands alone: the words of its clause in a later block."""
    words = document.segment_words(at)
    for clause in reversed(clauses_in(document, at)):
        named = clause.id_span.start - 1 <= span.start <= clause.id_span.end + 1
        if clause.form == "heading" or not named:
            continue
        for prose in every:
            if prose.span.start < max(behind, clause.id_span.end) or prose.kind == "heading":
                continue
            if prose.span.start >= clause.span.end:
                break
            for piece in pieces(document, at, prose):
                if (trimmed := _trimmed(words, piece.span)) is not None:
                    return _touched(words, prose, piece, Span(trimmed.start, trimmed.start))
    return None


def _names(piece: Piece, span: Span) -> bool:
    """Whether a cursor is at the identifier of the clause."""
    return (
        piece.clause is not None
        and span.start == span.end
        and piece.clause.id_span.start <= span.start <= piece.clause.id_span.end
    )


def _touches(one: Span, other: Span) -> bool:
    if other.start == other.end:
        return one.start <= other.start <= one.end
    return one.overlaps(other)


def _distance(piece: Span, span: Span) -> int:
    if _touches(piece, span):
        return 0
    return (
        2 * (piece.start - span.end)
        if piece.start >= span.end
        else 2 * (span.start - piece.end) + 1
    )


def _touched(words: str, prose: Prose, piece: Piece, span: Span) -> Span | None:
    """The sentences of a piece that are touched; all of a clause for a cursor."""
    low = piece.span.start
    shown = masked(words, piece.span, _within(prose.masks, piece.span))
    found = [each.moved(low) for each in sentences(shown)]
    found = [each for each in (_trimmed(words, one) for one in found) if each is not None]
    if not found:
        return None
    if piece.clause is None or span.start != span.end:
        touched = [each for each in found if _touches(each, span)]
        if span.start == span.end:
            touched = touched[-1:]
        found = touched or [min(found, key=lambda each: _distance(each, span))]
    return _trimmed(words, Span(found[0].start, found[-1].end))


def _within(masks: Sequence[int], span: Span) -> list[int]:
    kept: list[int] = []
    for low, high in zip(masks[::2], masks[1::2], strict=True):
        if low < span.end and span.start < high:
            kept += (max(low, span.start), min(high, span.end))
    return kept


def _trimmed(words: str, span: Span) -> Span | None:
    """The span without space, footnotes and emphasis that it does not hold the other end of; None
    where nothing is left to say."""
    low, high = span
    while True:
        before = low, high
        if found := _LEADING.match(words, low, high):
            low = found.end()
        if found := _TRAILING.search(words[low:high]):
            high = low + found.start()
        low, high = _without_emphasis(words, low, high)
        if (low, high) == before:
            break
    text = words[low:high]
    if not _LETTER.search(text) or _KEY.match(text):
        return None
    return Span(low, high)


def _without_emphasis(words: str, low: int, high: int) -> tuple[int, int]:
    text = words[low:high]
    opening = _EMPHASIS.match(text)
    if opening and text.count(opening.group()) % 2:
        return low + opening.end(), high
    mark = opening.group() if opening else ""
    if mark and len(text) > 2 * len(mark) and text.endswith(mark):
        inner = text[len(mark) : -len(mark)]
        if mark[0] not in inner:
            return low + len(mark), high - len(mark)
    closing = re.search(r"(?:\*{1,3}|_{1,3}|~~)\Z", text)
    if closing and text.count(closing.group()) % 2:
        return low, low + closing.start()
    return low, high


def joined(document: Document, at: int, span: Span) -> str:
    """What is read at a place of a segment: its lines as one, without the marks of containers."""
    words = document.segment_words(at)
    return " ".join(part for _, part in lines_of(words, span)).strip()


def lines_of(words: str, span: Span) -> tuple[tuple[Span, str], ...]:
    """The lines of a passage, each with where the line end and the marks of containers before it
    stand (nothing for the first), and its words."""
    found: list[tuple[Span, str]] = []
    low = begin = span.start
    while (end := _LINE_END.search(words, low, span.end)) is not None:
        found.append((Span(begin, low), words[low : end.start()].rstrip()))
        begin, low = end.start(1), end.end()
        while low < span.end and words[low] in CONTAINING:
            low += 1
    found.append((Span(begin, low), words[low : span.end]))
    return tuple(found)


def _clause(document: Document, offset: int) -> str:
    """The innermost clause at a place, or the one that a heading above it states."""
    if named := clause_at(document, offset):
        return named
    found = ""
    for start, clause in document.settled.clauses:
        if clause.form == "heading":
            whole = body(document, ClausePlace(document.path, start, clause))
            if whole.start <= offset < whole.end:
                found = clause.id
    return found
