"""What a comparative is said of: its noun, its own part of the sentence, and a number before."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.inflection import singular
from speclsp.language.words import Word

# "for larger amounts", of those that a number has set apart before.
_BEYOND = frozenset(("above", "at", "for", "from", "in", "of", "on", "with"))
_CONDITIONS = frozenset(("if", "when", "whenever", "where", "while", "unless", "until", "once"))
_FAR = 60
_NEAR = 8


def own(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The words around that speak of what is compared, and not of when that is to be had."""
    low, high = first, last
    while low > max(0, first - _FAR) and words[low - 1].tag != "modal":
        low -= 1
    while high < min(len(words), last + _FAR) and words[high].lower not in _CONDITIONS:
        high += 1
    return low, high


def is_beyond(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what is larger or smaller lies beyond a number before: "when the amount is up to 500
    EUR, ask for a signature, for larger amounts ask for a code"."""
    if first == 0 or words[first - 1].lower not in _BEYOND:
        return False
    measured = singular(noun_behind(words, last))
    said = words[max(0, first - _FAR) : first]
    return any(word.kind == "number" for word in said) and any(
        singular(word.lower) == measured for word in said
    )


def noun_behind(words: Sequence[Word], at: int) -> str:
    """The last noun of those that follow the comparative."""
    end = min(len(words), at + _NEAR)
    while at < end and (words[at].tag in {"adjective", "participle"} or words[at].text == ","):
        at += 1
    while at + 1 < end and words[at + 1].tag == "noun":
        at += 1
    return words[at].lower if at < len(words) else ""
