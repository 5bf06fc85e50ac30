"""The passage around a place, with the words marked that do not go together with another's.

Which words those are is said by the message of the finding, in quotes; else it is all of the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.report.finding import QuotedLine
from speclsp.text import Span, Text

GROUP = "conflict"
"""The group of rules whose findings are about passages that cannot all hold."""

# Code points on either side of a place that are looked at for the ends of its passage, and that are
# kept of a line around what is marked.
_NEAR = 1_200
_AROUND = 160
_LONGEST = 400
_MOST_LINES = 8
_MOST_MARKS = 12
_QUOTED = re.compile(r'"([^"]{1,200})"')
# Where something else begins: an empty line, an item, a row, a heading, a fence.
_BORDER = re.compile(r"(?>\r\n?|\n)[ \t>]*(?=[\r\n]|[-*+|#~`]|\d{1,9}[.)][ \t])")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?:[ \t]|\Z)")


def clashing(diagnostic: Diagnostic, message: str = "") -> tuple[str, ...]:
    """The words that the finding quotes, and those that `message` does, but for its own name."""
    found = _QUOTED.findall(f"{diagnostic.message} {message}")
    return tuple(dict.fromkeys(each for each in found if each != diagnostic.clause))


def quoted(text: Text, span: Span, words: Iterable[str]) -> tuple[QuotedLine, ...]:
    """The lines of the passage around `span`; what is marked in it is those of `words` that stand
    in the span, else the span."""
    low = max(0, min(span.start, len(text)))
    place = Span(low, max(low, min(span.end, len(text))))
    marks = list(_marks(text.string, place, words)) or [place]
    lines = [
        _line(text, number, marks)
        for number in _numbers(text, _passage(text.string, place))
        if text.string[slice(*text.line(number))].strip()
    ]
    return tuple(_bounded(lines))


def _marks(string: str, place: Span, words: Iterable[str]) -> Iterator[Span]:
    """Where the words stand, apart from each other, the first of those that overlap."""
    found: list[Span] = []
    here = string[place.start : place.end]
    for each in words:
        # Words may be wrapped in the document, and are not in a message.
        pattern = r"\s+".join(map(re.escape, each.split()))
        if not pattern or not each.strip('.,;:!?"'):
            continue
        edges = (r"(?<!\w)" if each[0].isalnum() else "", r"(?!\w)" if each[-1].isalnum() else "")
        found += [Span(*one.span()) for one in re.finditer(pattern.join(edges), here)]
    end = 0
    for one in sorted(found, key=lambda each: (each.start, -each.end))[:_MOST_MARKS]:
        if one.start >= end:
            yield one.moved(place.start)
            end = one.end


def _passage(string: str, place: Span) -> Span:
    """The paragraph, item or row of a place; behind a heading also what stands below it."""
    low, high = max(0, place.start - _NEAR), min(len(string), place.end + _NEAR)
    for border in _BORDER.finditer(string, low, place.start + 1):
        low = min(border.end(), place.start)
    after = _BORDER.search(string, place.end, high)
    end = after.start() if after else high
    line = max(string.rfind("\n", 0, place.start), string.rfind("\r", 0, place.start)) + 1
    if after and _HEADING.match(string, line):
        below = re.compile(r"\s*").match(string, end)
        start = below.end() if below else end
        if not _HEADING.match(string, start):
            next_border = _BORDER.search(string, min(start, high), high)
            end = next_border.start() if next_border else high
    return Span(low, max(low, end))


def _numbers(text: Text, passage: Span) -> range:
    last = max(passage.start, passage.end)
    return range(text.line_at(passage.start), text.line_at(last) + 1)


def _line(text: Text, number: int, marks: Iterable[Span]) -> QuotedLine:
    line = text.line(number)
    inside = [
        part
        for each in marks
        if (part := _trimmed(text.string, max(each.start, line.start), min(each.end, line.end)))
    ]
    low, high = line
    if high - low > _LONGEST:
        first = inside[0] if inside else Span(low, low)
        low = max(low, first.start - _AROUND)
        high = min(high, low + _LONGEST)
    shown = tuple(
        (each.start - low, min(each.end, high) - low) for each in inside if each.start < high
    )
    return QuotedLine(number + 1, text.string[low:high], shown, low > line.start, high < line.end)


def _trimmed(string: str, start: int, end: int) -> Span | None:
    """Without the space at both ends; None where nothing is left."""
    words = string[start:end] if start < end else ""
    low = start + len(words) - len(words.lstrip())
    return Span(low, low + len(words.strip())) if words.strip() else None


def _bounded(lines: list[QuotedLine]) -> list[QuotedLine]:
    """The lines from shortly before the first mark on."""
    first = next((at for at, each in enumerate(lines) if each.marks), 0)
    start = max(0, min(first - 2, len(lines) - _MOST_LINES))
    return lines[start : start + _MOST_LINES]
