"""What the rules on keywords share: what may stand between two words, and what is quoted."""

from __future__ import annotations

import re

GAP = r"[*_]*(?:[ \t]+|[ \t]*(?:\r\n?|\n)[ \t\ufffc]*)[*_]*"
"""White space and emphasis between two words, over at most one line end and a quote's marks."""


def quoted(words: str, start: int, end: int) -> bool:
    """Whether `words[start:end]` stands inside quotation marks, so that it is mentioned only."""
    before, after = words[:start], words[end:]
    if before.count('"') % 2 and '"' in after:
        return True
    for opening, closing in ("“”", "«»", "「」"):
        if before.rfind(opening) > before.rfind(closing) and closing in after:
            return True
    return before[-1:] in ("'", "‘") and after[:1] in ("'", "’")


def plain(words: str) -> str:
    """Words as they are shown in a message: without emphasis, on one line."""
    return re.sub(r"[\s\ufffc]+", " ", re.sub(r"[*_]+", "", words)).strip()
