"""Phrases of several words, found by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from speclsp.language.words import Word

Phrase = tuple[str, ...]


class _Branch:
    """The phrases that begin alike: by their next word, and the one that ends here."""

    __slots__ = ("following", "phrase")

    def __init__(self) -> None:
        self.following: dict[str, _Branch] = {}
        self.phrase: Phrase = ()


class Phrases:
    """A set of phrases, in lower case. Where two begin at one word, the longer is found."""

    __slots__ = ("_by_first", "triggers")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        phrases = tuple(phrases)
        # Of each phrase the word that is rarest in a text: as a rule, the longest.
        self.triggers = frozenset(max(phrase, key=len) for phrase in phrases)
        # Word by word, so that a thousand that begin alike cost no more than one.
        self._by_first = _Branch()
        for phrase in phrases:
            branch = self._by_first
            for word in phrase:
                branch = branch.following.setdefault(word, _Branch())
            branch.phrase = phrase

    def at(self, words: Sequence[Word], index: int) -> Phrase:
        """The phrase that begins at this word, empty for none."""
        found: Phrase = ()
        branch = self._by_first.following.get(words[index].lower)
        while branch is not None:
            found = branch.phrase or found
            index += 1
            branch = branch.following.get(words[index].lower) if index < len(words) else None
        return found


def combined(*places: str) -> tuple[str, ...]:
    """Every phrase with one of the words of each place, which are divided by bars: "in|after",
    "a|" for a word that may be missing, "short|long", "time"."""
    choices = (tuple(word.strip() for word in place.split("|")) for place in places)
    return tuple(" ".join(filter(None, chosen)) for chosen in product(*choices))
