"""Phrases of several words, found by their first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from speclsp.language.words import Word

Phrase = tuple[str, ...]


class Phrases:
    """A set of phrases, in lower case. Where two begin at one word, the longer is found."""

    __slots__ = ("_by_first", "triggers")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        phrases = tuple(phrases)
        by_first: dict[str, list[Phrase]] = defaultdict(list)
        # Of each phrase the word that is rarest in a text: as a rule, the longest.
        self.triggers = frozenset(max(phrase, key=len) for phrase in phrases)
        for phrase in phrases:
            by_first[phrase[0]].append(phrase)
        self._by_first = {
            first: tuple(sorted(those, key=len, reverse=True)) for first, those in by_first.items()
        }

    def at(self, words: Sequence[Word], index: int) -> Phrase:
        """The phrase that begins at this word, empty for none."""
        for phrase in self._by_first.get(words[index].lower, ()):
            if index + len(phrase) <= len(words) and all(
                words[index + behind].lower == word for behind, word in enumerate(phrase)
            ):
                return phrase
        return ()
