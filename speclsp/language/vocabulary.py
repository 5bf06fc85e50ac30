"""The words that some text says, each in lower case and in the singular, whatever marks stand
around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.language.lexicon.inflection import plural, singular

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_REST = re.compile(r"[^\W_]*(?:['\u2019][^\W_]+)*")
_OWNED = ("'s", "\u2019s")
_STEM = 3


def spoken(string: str) -> frozenset[str]:
    """Every word of the text as it is said, in lower case."""
    return frozenset(_WORD.findall(string.casefold()))


def vocabulary(string: str) -> frozenset[str]:
    """Every word of the text, in the singular."""
    return frozenset(map(_plain, spoken(string)))


def stem(word: str) -> str:
    """What a word begins with in the singular and in the plural."""
    return word[: max(_STEM, len(word) - 2)]


def count(string: str, word: str, most: int = 1 << 30) -> int:
    """How often the text says `word`, which is in lower case and in the singular; no more than
    `most` are counted."""
    folded = string.casefold()
    found = 0
    for start in sorted({stem(word), plural(word)}):
        for each in _beginning(folded, start):
            # The plural may begin with the stem too.
            known = start == plural(word) and each.startswith(stem(word))
            found += _plain(each) == word and not known
            if found >= most:
                return found
    return found


def _beginning(folded: str, start: str) -> Iterator[str]:
    """The words of the text that begin so."""
    at = folded.find(start)
    while at >= 0:
        end = at + len(start)
        if not folded[at - 1 : at].isalnum() and (rest := _REST.match(folded, end)):
            end = rest.end()
            yield folded[at:end]
        at = folded.find(start, end)


def _plain(word: str) -> str:
    return singular(word[:-2] if word.endswith(_OWNED) else word)
