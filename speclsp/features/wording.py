"""What a clause or the lines at a place say, as a reader sees it, and shortened."""

from __future__ import annotations

import re

from speclsp.document import Document
from speclsp.features.cursor import marked
from speclsp.features.page import clipped, one_line, seen
from speclsp.resolution.places import ClausePlace
from speclsp.spec.titles import title
from speclsp.text import Span

# Of a clause or an excerpt, so many code points are looked at.
_LOOK = 1_500

_CONTAINER = re.compile(r"(?:^|(?<=\n))[ \t]*(?:>[ \t]?)+")
_TAG = re.compile(r"\[\^[^\]\s]+\]")


def sentence(string: str, place: ClausePlace, limit: int) -> str:
    """What the clause at `place` in a document of this text says, in one line of `limit` bytes."""
    start, end = place.span
    mark = marked(place.clause).moved(place.start)
    if place.clause.is_tag:
        end = mark.start
    elif place.clause.form == "marker":
        start = mark.end
    words = _CONTAINER.sub("", seen(string[start : min(end, start + _LOOK)]))
    if place.clause.is_tag:
        words = _TAG.sub("", words)
    return one_line(title(words), limit)


def first_lines(document: Document, span: Span, count: int, limit: int) -> str:
    """The first `count` lines with words in `span`, as written, in at most `limit` bytes."""
    end = min(span.end, span.start + _LOOK)
    lines = seen(document.text.string[span.start : end]).strip("\n").split("\n")
    kept: list[str] = []
    for line in lines:
        if line.strip():
            count -= 1
        if count < 0:
            break
        kept.append(line.rstrip())
    return clipped("\n".join(kept).rstrip(), limit)


def counted(count: int, noun: str) -> str:
    """ "1 test", "2 tests", "No tests"."""
    return f"{count or 'No'} {noun}{'' if count == 1 else 's'}"
