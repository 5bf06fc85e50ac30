"""Where the comments of a text are; what stands in a string or in code is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from speclsp.text import Span
from speclsp.work import Work

_AT_A_TIME = 100
"""Comments and strings that are told apart in one piece of work."""

_FENCE = re.compile(
    r"(?m:^)[ \t]*(?:(?://[/!]?|#|\*|--|;+|%+)[ \t]?)?[ \t]*"
    r"(?P<ticks>`{3,}|~{3,})(?P<rest>[^\r\n]*)"
)
_JOINT = re.compile(r"[ \t]*(?:\r\n?|\n)?[ \t]*\Z")


def comments(text: str, forms: re.Pattern[str]) -> Work[tuple[Span, ...]]:
    """The comments of `text` in the order of the text, a piece at a time."""
    found: list[Span] = []
    for number, token in enumerate(forms.finditer(text)):
        # Forms of comments have names that begin so; strings have none.
        if token.lastgroup and token.lastgroup.startswith("c"):
            found.append(Span(*token.span(token.lastgroup)))
        if number % _AT_A_TIME == 0:
            yield
    return tuple(found)


def blocks(text: str, found: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Comments that follow each other line by line, as one."""
    block: list[Span] = []
    for each in found:
        if block and not _JOINT.match(text, block[-1].end, each.start):
            yield tuple(block)
            block = []
        block.append(each)
    if block:
        yield tuple(block)


def fenced(text: str, start: int, end: int) -> list[Span]:
    """The fences in a comment that is written in Markdown: what is in them is an example."""
    found: list[Span] = []
    opened: re.Match[str] | None = None
    if "```" not in text[start:end] and "~~~" not in text[start:end]:
        return found
    for line in _FENCE.finditer(text, start, end):
        if opened is None:
            opened = line
        elif line["ticks"].startswith(opened["ticks"]) and not line["rest"].strip():
            found.append(Span(opened.start(), line.end()))
            opened = None
    if opened is not None:
        found.append(Span(opened.start(), end))
    return found


def within(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of the spans, which are in the order of the text, holds `offset`."""
    at = bisect_right(spans, offset, key=lambda each: each.start) - 1
    return at >= 0 and offset < spans[at].end
