"""The key words of BCP 14 (RFC 2119, RFC 8174): only capitals have their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.facts import Keyword
from speclsp.spec.passage import Passage
from speclsp.text import Span

# A line end, and what belongs to the item or the quote in the next line.
_GAP = "(?:[ \\t]|[\\r\\n]\ufffc*)+"
KEYWORD = re.compile(
    rf"(?<![A-Za-z0-9-])(?:(?:MUST|SHALL|SHOULD)(?:{_GAP}NOT)?|(?:NOT{_GAP})?RECOMMENDED"
    r"|REQUIRED|MAY|OPTIONAL)(?![A-Za-z0-9-])"
)
"""In masked words; a `NOT` belongs to the word before it, in the next line too."""

# One of these is in each, and to look for them first takes a tenth of the time.
_WORDS = ("MUST", "SHALL", "SHOULD", "MAY", "REQUIRED", "OPTIONAL", "RECOMMENDED")


def has_keywords(words: str) -> bool:
    """Whether there may be any in `words`."""
    return any(word in words for word in _WORDS)


def keywords(passage: Passage) -> Iterator[Keyword]:
    """In the order of the text."""
    for found in KEYWORD.finditer(passage.masked):
        word = " ".join(found.group().replace("\ufffc", " ").split())
        yield Keyword(word, Span(found.start(), found.end()).moved(passage.start))
