"""Where words that a model says it quotes do stand: verbatim but for how lines are broken."""

from __future__ import annotations

import re

from speclsp.text import Span

_LONGEST = 600
_MOST_WORDS = 120
# What may stand where a quote has a space: a line's end, and the marks of quotes behind it.
_BETWEEN = r"[^\S\r\n]*(?:[^\S\r\n]|(?:\r\n?|\n)(?:[^\S\r\n]|>)*)"
_WORD = re.compile(r"\w")


def places(words: str, quote: str) -> tuple[Span, ...]:
    """Where `quote` stands in `words`, in order; nowhere if it says nothing or is too long to be
    one. A word is not found inside of another."""
    parts = quote.split()
    if len(quote) > _LONGEST or len(parts) > _MOST_WORDS or not _WORD.search(quote):
        return ()
    before = r"(?<!\w)" if _WORD.match(parts[0]) else ""
    behind = r"(?!\w)" if _WORD.match(parts[-1][-1]) else ""
    pattern = before + _BETWEEN.join(map(re.escape, parts)) + behind
    return tuple(Span(*found.span()) for found in re.finditer(pattern, words))


def stands_in(words: str, quote: str) -> bool:
    """Whether `quote` stands in `words`."""
    return bool(places(words, quote))
