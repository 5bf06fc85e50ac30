"""What "and" and "or" join: noun phrases that stand in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.language.syntax.phrases import Phrase
from speclsp.language.words import Word

_MARKS = frozenset(",/;")
# ", and the", "or, if given,": more words than these between two phrases join nothing.
_BETWEEN = 3


class Row(NamedTuple):
    """Numbers of phrases, `first` to `last`, exclusive, and the word that joins them."""

    first: int
    last: int
    word: str


def rows(words: Sequence[Word], phrases: Sequence[Phrase]) -> Iterator[Row]:
    """The rows of two phrases or more, in order."""
    first = 0
    word = ""
    for number in range(1, len(phrases) + 1):
        link = _link(words, phrases[number - 1], phrases[number]) if number < len(phrases) else None
        if link is None:
            if word:
                yield Row(first, number, word)
            first, word = number, ""
        elif link != ",":
            word = link


def _link(words: Sequence[Word], first: Phrase, second: Phrase) -> str | None:
    """How the second continues a row: by "and", "or", "nor", or a comma; None: not at all."""
    between = words[first.last : second.first]
    if not 0 < len(between) <= _BETWEEN:
        return None
    link = ","
    for word in between:
        if word.tag == "conjunction":
            link = word.lower
        elif word.text not in _MARKS and word.lower not in ("either", "both", "etc"):
            return None
    return link
