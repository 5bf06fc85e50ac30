"""What a finding is known by wherever it moves to: its rule, its clause and the words at its place.

Lines and columns do not count, nor does how the words are broken into lines.
"""

from __future__ import annotations

import re

from speclsp.text import Span, Text

_SPACE = re.compile(r"\s+")
# Code points of a place that count.
_COUNTED = 1_000
_LENGTH = 20


def fingerprint(rule: str, clause: str, words: str, nth: int = 0) -> str:
    """`nth` tells findings apart that are alike in all else: 0 for the first in its document."""
    whole = "\0".join((rule, clause, normal(words), str(nth)))
    # Dear to load, and few need it.
    from hashlib import sha256

    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def words_at(text: Text, span: Span) -> str:
    """What stands at a place; for one without extent, its line."""
    start, end = span
    if end <= start:
        start, end = text.line(text.place(start).line)
    return normal(text.string[start : min(end, start + _COUNTED)])


def normal(words: str) -> str:
    """`words` on one line, with single spaces."""
    return _SPACE.sub(" ", words).strip()
