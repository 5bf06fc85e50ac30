"""A small page of our words and of words from documents, as Markdown and as plain text.

Words from documents can hold Markdown and HTML that nobody here wrote: links that phish, images
that report who reads them. They are only ever shown as code, in which nothing is interpreted, and
without characters that are not seen. A page is clipped to `LIMIT` bytes, whole pieces at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LIMIT = 4096
"""How large a page is at most, in bytes of UTF-8."""

_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
# C0 without tab and line feed, C1, marks of direction, zero width, surrogates, non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_SPACE = re.compile(r"\s+")
_TICKS = re.compile(r"`+")


class Code(NamedTuple):
    """Words from a document in one of our lines."""

    words: str


class Excerpt(NamedTuple):
    """Lines from a document."""

    words: str
    language: str = "text"


Line = tuple[str | Code, ...]
"""Ours are the plain strings; they are Markdown."""


def markdown(pieces: Iterable[Line | Excerpt]) -> str:
    return "\n\n".join(_clipped(map(_markdown, pieces)))


def plain(pieces: Iterable[Line | Excerpt]) -> str:
    return "\n\n".join(_clipped(map(_plain, pieces)))


def seen(words: str) -> str:
    """`words` as they can be shown: lines end with `\\n`, what can not be seen is U+FFFD."""
    return _UNSEEN.sub("\ufffd", _LINE_END.sub("\n", words))


def one_line(words: str, limit: int) -> str:
    """`words` in one line of at most `limit` bytes of UTF-8."""
    if len(words) <= limit and words.isascii() and words.isprintable() and "  " not in words:
        # As most are.
        return words.strip()
    return clipped(_SPACE.sub(" ", seen(words)).strip(), limit)


def clipped(words: str, limit: int) -> str:
    """`words` in at most `limit` bytes of UTF-8, with an ellipsis where something was left out."""
    data = words.encode("utf-8", "replace")
    if len(data) <= limit:
        return words
    return data[: limit - 3].decode("utf-8", "ignore") + "\u2026"


def _clipped(rendered: Iterable[str]) -> Iterator[str]:
    left = LIMIT
    for piece in rendered:
        left -= len(piece.encode("utf-8", "replace")) + 2
        if left < 0:
            return
        yield piece


def _markdown(piece: Line | Excerpt) -> str:
    if isinstance(piece, Excerpt):
        words = seen(piece.words)
        fence = "`" * max(3, _longest(words) + 1)
        return f"{fence}{piece.language}\n{words}\n{fence}"
    return "".join(_code(each.words) if isinstance(each, Code) else each for each in piece)


def _code(words: str) -> str:
    words = one_line(words, 300)
    ticks = "`" * (_longest(words) + 1)
    # A space is taken off again where there is one on both sides.
    pad = " " if not words or "`" in (words[0], words[-1]) else ""
    return f"{ticks}{pad}{words}{pad}{ticks}"


def _longest(words: str) -> int:
    return max(map(len, _TICKS.findall(words)), default=0)


def _plain(piece: Line | Excerpt) -> str:
    if isinstance(piece, Excerpt):
        return seen(piece.words)
    return "".join(
        one_line(each.words, 300) if isinstance(each, Code) else each.replace("**", "")
        for each in piece
    )
