"""The key words of BCP 14 (RFC 2119, RFC 8174) in a passage: only capitals have their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.facts import Keyword
from speclsp.spec.passage import Passage
from speclsp.text import Span

_KEYWORD = re.compile(
    r"\b(?:(?P<word>MUST|SHALL|SHOULD)(?P<not>\s+NOT)?|(?P<rest>MAY|REQUIRED|OPTIONAL)"
    r"|(?P<advice>(?:NOT\s+)?RECOMMENDED))\b"
)
# One of these is in each, and to look for them first takes a tenth of the time.
_WORDS = ("MUST", "SHALL", "SHOULD", "MAY", "REQUIRED", "OPTIONAL", "RECOMMENDED")


def has_keywords(words: str) -> bool:
    """Whether there may be any in `words`."""
    return any(word in words for word in _WORDS)


def keywords(passage: Passage) -> Iterator[Keyword]:
    """In the order of the text; one with `NOT` is one key word."""
    for found in _KEYWORD.finditer(passage.masked):
        word = " ".join(found.group().split())
        yield Keyword(word, Span(found.start(), found.end()).moved(passage.start))
