"""What a clause says, however it is broken into lines and whatever is emphasised in it, and the
hash that a precedent records of that.

Its identifier is no part of it, nor are comments, precedents, and clauses of their own inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator

from speclsp.document import Document
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.bodies import body
from speclsp.resolution.places import ClausePlace
from speclsp.spec.derived import Sentence, hashed, readable, sentences
from speclsp.text import Span

_LEADING = " \t:.\u2013\u2014-)"
_FENCE = re.compile(
    r"^[ \t>]*(?P<mark>`{3,}|~{3,})[^\r\n]*$(?P<lines>.*?)^[ \t>]*(?P=mark)",
    re.MULTILINE | re.DOTALL,
)
_MARGIN = re.compile(r"^[ \t>]+", re.MULTILINE)


def hash_of(document: Document, place: ClausePlace) -> str:
    """The hash of what the clause at `place` says."""
    return hashed(words_of(document, place))


def words_of(document: Document, place: ClausePlace) -> str:
    """What the clause at `place` says, on one line."""
    known: dict[Span, str] = document.memo.setdefault(words_of, {})
    if place.id_span not in known:
        known[place.id_span] = _words(document, place)
    return known[place.id_span]


def _words(document: Document, place: ClausePlace) -> str:
    whole = body(document, place)
    named = BY_NAME[place.clause.notation].marked(place.clause).moved(place.start)
    hidden = [named, *_hidden(document, place, whole)]
    pieces = [words for words in _read(document, whole, hidden) if words]
    pieces += _code(document, whole, hidden)
    return " ".join(pieces).lstrip(_LEADING)


def _hidden(document: Document, place: ClausePlace, whole: Span) -> Iterator[Span]:
    """What stands in the clause and is no part of it."""
    clauses = document.settled.clauses
    low = bisect_left(clauses, whole.start, key=lambda each: each[0] + each[1].span.start)
    for start, clause in clauses[low:]:
        other = ClausePlace(document.path, start, clause)
        if other.span.start >= whole.end:
            break
        if other.id_span.start > place.id_span.start and other.span != place.span:
            yield body(document, other)
    for each in document.precedents:
        if whole.start <= each.block.start < whole.end:
            yield each.block


def _read(document: Document, whole: Span, hidden: Collection[Span]) -> Iterator[str]:
    first = max(0, bisect_right(document.starts, whole.start) - 1)
    for at in range(first, bisect_left(document.starts, whole.end)):
        start, words = document.starts[at], document.segment_words(at)
        within = whole.moved(-start)
        without = tuple(each.moved(-start) for each in hidden)
        for prose in document.segments[at].facts.prose:
            if prose.span.overlaps(within):
                yield readable(prose, words, within, without)


def _code(document: Document, whole: Span, hidden: Collection[Span]) -> Iterator[str]:
    """The lines of its fences."""
    words = document.words(whole)
    if "```" not in words and "~~~" not in words:
        return
    for found in _FENCE.finditer(words):
        place = Span(*found.span()).moved(whole.start)
        if not any(place.overlaps(each) for each in hidden):
            yield " ".join(_MARGIN.sub("", found["lines"]).split())


def quoted(document: Document, within: Span, quote: str) -> Span | None:
    """The first sentence in a stretch of a document that has these words, as `normal` gives them;
    None where there is none."""
    first = max(0, bisect_right(document.starts, within.start) - 1)
    for at in range(first, bisect_left(document.starts, within.end)):
        for sentence in _sentences(document, at):
            span = sentence.span.moved(document.starts[at])
            inside = within.start <= span.start < within.end
            if inside and quote in sentence.words:
                return span
    return None


def sentence_at(document: Document, offset: int) -> Sentence | None:
    """The sentence at a place of a document; its span is that of its segment."""
    at = bisect_right(document.starts, offset) - 1
    for sentence in _sentences(document, at) if at >= 0 else ():
        span = sentence.span.moved(document.starts[at])
        if span.start <= offset < span.end:
            return sentence
    return None


def _sentences(document: Document, at: int) -> tuple[Sentence, ...]:
    memo = document.segments[at].memo
    if "sentences" not in memo:
        words = document.segment_words(at)
        memo["sentences"] = tuple(
            sentence
            for prose in document.segments[at].facts.prose
            if prose.kind != "heading"
            for sentence in sentences(prose, words)
        )
    found: tuple[Sentence, ...] = memo["sentences"]
    return found
