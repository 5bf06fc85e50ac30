"""The sentence that a place stands in, without the identifier of its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from speclsp.document import Document
from speclsp.language.sentences import sentences
from speclsp.statements.prose import ReadProse, prose_in
from speclsp.statements.setting import in_force
from speclsp.statements.statement import Statement, in_segment
from speclsp.text import Span
from speclsp.workspace import Snapshot

# Around the words of a sentence, and no part of them.
_AROUND = " \t\r\n\ufffc"
# `**Scale**: ...` and `**Scale:** ...`
_LABEL = re.compile(r"(?P<marks>\*\*|__)[^*_\n]{1,80}(?:(?P=marks)[ \t]*:|:(?P=marks))[ \t]*(?=\S)")
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}")
_CLOSED = re.compile(r"(?:\*{1,3}|_{1,3})\Z")
# The tag of a clause behind what it says.
_TAGS = re.compile(r"(?:\s*\[\^[^\]\s]{1,80}\])+\Z")


class Sentence(NamedTuple):
    """Where a sentence stands, without what leads it and the tag behind it."""

    span: Span
    # Whether it is the title of a section.
    heading: bool = False


def sentence_at(snapshot: Snapshot, document: Document, offset: int) -> Sentence | None:
    """The sentence that holds `offset`; None where no prose is."""
    at = bisect_right(document.starts, offset) - 1
    if at < 0:
        return None
    start = document.starts[at]
    for low, statement in in_segment(
        document, at, in_force(document, snapshot.config(document.path))
    ):
        span = statement.span.moved(start + low)
        if span.start <= offset < span.end:
            begin = _begin(statement)
            return _trimmed(statement.passage, Span(begin, statement.span.end), start + low)
    for read in prose_in(document, at):
        span = read.prose.span.moved(start)
        if span.start <= offset < span.end:
            return _in_prose(read, offset - span.start, span.start)
    return None


def _begin(statement: Statement) -> int:
    """Where it starts to say something, behind the identifier of its clause."""
    said = statement.said
    if not statement.clause or not said:
        return statement.span.start
    begin = said[0].start
    opened = len(statement.passage[:begin].rstrip("*_"))
    return opened if not opened or statement.passage[opened - 1].isspace() else begin


def _in_prose(read: ReadProse, offset: int, start: int) -> Sentence | None:
    for span in sentences(read.words):
        if span.start <= offset < span.end:
            found = _trimmed(read.words, span, start)
            return found and found._replace(heading=read.prose.kind == "heading")
    return None


def _trimmed(words: str, span: Span, start: int) -> Sentence | None:
    """The sentence without what stands around it, and without half of an emphasis."""
    low, high = span
    while True:
        text = words[low:high]
        before = low, high
        low += len(text) - len(text.lstrip(_AROUND))
        high = max(low, low + len(_TAGS.sub("", words[low:high].rstrip(_AROUND)).rstrip(_AROUND)))
        if label := _LABEL.match(words, low, high):
            low = label.end()
        text = words[low:high]
        if run := _EMPHASIS.match(text):
            marks = run.group()
            if text.endswith(marks) and text.count(marks) == 2 and len(text) > 2 * len(marks):
                low, high = low + len(marks), high - len(marks)
        if (run := _CLOSED.search(text)) and text.count(run.group()) % 2:
            high -= len(run.group())
        if (low, high) == before:
            break
    return Sentence(Span(start + low, start + high)) if low < high else None
