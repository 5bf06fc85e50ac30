"""What in a block names something and is not reworded: identifiers, the labels of terms, comments,
attributes. Offsets are those of the segment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import marked
from speclsp.spec.facts import Clause, Facts
from speclsp.spec.precedents import Field
from speclsp.spec.prose import Prose
from speclsp.statements.clauses import clauses_in
from speclsp.text import Span

WHOLE = frozenset(("heading",))
"""Forms of clauses that say what they say in other blocks."""

_FRONT_MATTER = "front-matter"
_LABEL = re.compile(r"(\*\*|__)[^*_\r\n]{1,120}?(?:\1[ \t]*:|:\1)[ \t]*")
_FOOTNOTE = re.compile(r"[ \t]*\[\^[^\]\r\n]{1,80}\]:[ \t]*")
_ATTRIBUTES = re.compile(r"(?:(?<=[ \t\r\n])|\A)\{[:#][^{}\r\n]*\}(?=[ \t]*(?:[\r\n]|\Z))")
# Between the name of a term and what explains it.
_COLON = re.compile(r"[*_]{0,3}[ \t]*(?::|[\u2013\u2014-](?=[ \t]))[*_]{0,3}[ \t]*")
_BEFORE_ID = re.compile(r"[ \t*_\[(`]*\Z")
# Behind an identifier that leads: what closes it, a title in the same bold, a note, a pause.
_BEHIND_ID = re.compile(
    r"[\]`)]?(?:~\d+`?)?"
    r"(?:[ \t]*(?:\*\*|__)|:(?:\*\*|__)|[ \t]+[^*_\r\n]{1,120}"
    r"(?::(?:\*\*|__)|(?:\*\*|__)(?=[ \t]*[:.\u2013\u2014-])))?"
    r"(?:[ \t]*\([^()\r\n]{1,80}\)(?=[ \t]*:))?"
    r"[\]`)]?[ \t]*(?:[:.](?=\s|\Z)|[\u2013\u2014-](?=[ \t]))?[ \t]*"
)
_STATED = frozenset(("clauses", "settles", "supersedes", "status", "date"))
_LINE_ENDS = "\r\n"


class Piece(NamedTuple):
    """A stretch of a block that names nothing, and the clause that it belongs to in this block."""

    span: Span
    clause: Clause | None


def pieces(document: Document, at: int, prose: Prose) -> tuple[Piece, ...]:
    """What can be reworded of a block of the segment at this place, in the order of the text."""
    facts, words = document.segments[at].facts, document.segment_words(at)
    if prose.kind == "heading" or _is_stated(facts, prose.span):
        return ()
    if prose.kind == "cell" and len(words[prose.span.start : prose.span.end].split()) < 2:
        return ()
    own = [each for each in clauses_in(document, at) if _stands_in(each, prose.span)]
    bounds = {bound for each in own for bound in each.span}
    found: list[Piece] = []
    start = prose.span.start
    for low, high in sorted(_cuts(facts, words, prose, own)):
        found += _split(words, Span(start, low), bounds, own)
        start = max(start, high)
    found += _split(words, Span(start, prose.span.end), bounds, own)
    return tuple(found)


def is_whole(clause: Clause) -> bool:
    """Whether a clause says what it says in more than the block that names it."""
    return clause.form in WHOLE or clause.notation == _FRONT_MATTER


def _stands_in(clause: Clause, span: Span) -> bool:
    return not is_whole(clause) and clause.span.overlaps(span)


def _is_stated(facts: Facts, span: Span) -> bool:
    """Whether a block is read for what it states, and not as a sentence, or is not read at all."""
    fixed = (
        *(each.span for each in facts.headers),
        *(each.span for each in facts.examples),
        *facts.unread,
        *(
            each.span
            for each in facts.precedents
            if isinstance(each, Field) and each.key in _STATED and not each.titled
        ),
    )
    return any(each.overlaps(span) for each in fixed)


def _cuts(facts: Facts, words: str, prose: Prose, own: Sequence[Clause]) -> Iterator[Span]:
    span = prose.span
    for clause in own:
        mark = marked(clause)
        if mark.overlaps(span):
            yield _name(clause, mark, words, span)
    for at in range(0, len(prose.masks), 2):
        if words.startswith("<!--", prose.masks[at]):
            yield Span(prose.masks[at], prose.masks[at + 1])
    for task in facts.tasks:
        if task.id and task.id_span.overlaps(span):
            yield Span(span.start, _behind(task.id_span.end, words, span))
    for each in _ATTRIBUTES.finditer(words, span.start, span.end):
        yield Span(each.start(), each.end())
    for attribute in facts.attributes:
        if attribute.span.overlaps(span):
            yield _line(attribute.span, words, span)
    for pattern in (_LABEL, _FOOTNOTE):
        if found := pattern.match(words, span.start, span.end):
            yield Span(found.start(), found.end())
    yield from _terms(facts, words, span)


def _terms(facts: Facts, words: str, span: Span) -> Iterator[Span]:
    for term in facts.terms:
        low, high = term.name_span
        leads = span.start <= low < span.end and not words[span.start : low].strip("*_ \t\"“'`")
        if leads and (found := _COLON.match(words, high, span.end)):
            yield Span(span.start, found.end())


def _name(clause: Clause, mark: Span, words: str, span: Span) -> Span:
    """The identifier with all that stands around it for its sake."""
    if clause.form == "tag":
        return mark
    if clause.form in ("marker", "attribute"):
        return _line(mark, words, span)
    low = max(span.start, mark.start)
    before = _BEFORE_ID.search(words[span.start : low])
    return Span(low - len(before.group() if before else ""), _behind(mark.end, words, span))


def _behind(at: int, words: str, span: Span) -> int:
    found = _BEHIND_ID.match(words, min(at, span.end), span.end)
    return found.end() if found else at


def _line(place: Span, words: str, span: Span) -> Span:
    low, high = max(span.start, place.start), min(span.end, place.end)
    while low > span.start and words[low - 1] not in _LINE_ENDS:
        low -= 1
    while high < span.end and words[high] not in _LINE_ENDS:
        high += 1
    return Span(low, high)


def _split(words: str, span: Span, bounds: Iterable[int], own: Sequence[Clause]) -> Iterator[Piece]:
    """A stretch without names, cut where a clause begins or ends."""
    if span.start >= span.end:
        return
    inner = sorted(each for each in bounds if span.start < each < span.end)
    edges = [span.start, *inner, span.end]
    for low, high in pairwise(edges):
        holding = [each for each in own if each.span.start <= low and high <= each.span.end]
        yield Piece(Span(low, high), holding[-1] if holding else None)
