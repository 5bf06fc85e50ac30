"""The BCP 14 key words that a clause uses: how strongly it demands what it demands.

Only capitals count (RFC 8174), and only in prose: not in code, nor in the address of a link.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from speclsp.document import Document
from speclsp.resolution.places import ClausePlace
from speclsp.text import Span

# A line end, and what belongs to the item or the quote in the next line.
_GAP = "(?:[ \\t]|[\\r\\n]\ufffc*)+"
_KEYWORD = re.compile(
    rf"(?<![A-Za-z0-9-])(?:(?:MUST|SHALL|SHOULD)(?:{_GAP}NOT)?|(?:NOT{_GAP})?RECOMMENDED"
    r"|REQUIRED|MAY|OPTIONAL)(?![A-Za-z0-9-])"
)


def keywords(document: Document, place: ClausePlace) -> tuple[str, ...]:
    """The key words of the clause at `place`, each once, in the order of the text."""
    span = body(document, place)
    starts = document.starts
    found: dict[str, None] = {}
    string = document.text.string
    for at in range(max(0, bisect_right(starts, span.start) - 1), len(starts)):
        start = starts[at]
        if start >= span.end:
            break
        segment = document.segments[at]
        words = string[start : start + segment.size]
        for prose in segment.facts.prose:
            low = start + prose.span.start
            if not prose.span.moved(start).overlaps(span):
                continue
            masked = prose.words(words)
            for keyword in _KEYWORD.finditer(
                masked, max(0, span.start - low), max(0, span.end - low)
            ):
                found[" ".join(keyword.group().replace("\ufffc", " ").split())] = None
    return tuple(found)


def body(document: Document, place: ClausePlace) -> Span:
    """What the clause at `place` says: for one that is a heading, up to the next heading too."""
    if place.clause.form != "heading":
        return place.span
    sections = document.sections
    at = bisect_right(sections, place.span.start, key=lambda each: each[0] + each[1].span.start)
    below = sections[at : at + 1]
    return Span(place.span.start, below[0][0] + below[0][1].span.start if below else document.size)
