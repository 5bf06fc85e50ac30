"""What the rules on keywords share: what may stand between two words, and what is quoted."""

from __future__ import annotations

import re

GAP = r"[*_]*(?:[ \t]+|[ \t]*(?:\r\n?|\n)[ \t\ufffc]*)[*_]*"
"""White space and emphasis between two words, over at most one line end and a quote's marks."""
# In words longer than this, quotation marks are looked for only so near.
_LONG = 10_000
_NEAR = 1_000


def quoted(words: str, start: int, end: int) -> bool:
    """Whether `words[start:end]` stands inside quotation marks, so that it is mentioned only."""
    low, high = (max(0, start - _NEAR), end + _NEAR) if len(words) > _LONG else (0, len(words))
    if words.count('"', low, start) % 2 and words.find('"', end, high) >= 0:
        return True
    for opening, closing in ("“”", "«»", "「」"):
        opened = words.rfind(opening, low, start)
        if opened > words.rfind(closing, low, start) and words.find(closing, end, high) >= 0:
            return True
    return words[start - 1 : start] in ("'", "‘") and words[end : end + 1] in ("'", "’")


def plain(words: str) -> str:
    """Words as they are shown in a message: without emphasis, on one line."""
    return re.sub(r"[\s\ufffc]+", " ", re.sub(r"[*_]+", "", words)).strip()
