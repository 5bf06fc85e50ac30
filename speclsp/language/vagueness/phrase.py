"""Phrases of several words, where some places take one of several words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from speclsp.language.words import Word

Phrase = tuple[str, ...]
"""Words in lower case."""

_Value = TypeVar("_Value")


class Place:
    """The words that can stand at a place: one of several groups, by their first word."""

    __slots__ = ("groups", "optional")

    def __init__(self, groups: Iterable[Phrase]) -> None:
        self.groups: dict[str, list[Phrase]] = {}
        # Whether nothing may stand there.
        self.optional = False
        for group in groups:
            if group:
                self.groups.setdefault(group[0], []).append(group)
            else:
                self.optional = True

    def ends(self, words: Sequence[Word], at: int) -> Iterator[int]:
        """Where the groups end that begin at a word."""
        if self.optional:
            yield at
        if at < len(words):
            for group in self.groups.get(words[at].lower, ()):
                if all(
                    at + more < len(words) and words[at + more].lower == word
                    for more, word in enumerate(group)
                ):
                    yield at + len(group)

    def triggers(self) -> frozenset[str]:
        """Of each group the word that is rarest in a text: as a rule, the longest."""
        return frozenset(max(group, key=len) for groups in self.groups.values() for group in groups)


Pattern = tuple[Place, ...]
"""A phrase, place by place."""


def combined(*places: str) -> Pattern:
    """A phrase with one of the words of each place, which are divided by bars: "in|after", "a|" for
    a word that may be missing, "short|very long", "time"."""
    return tuple(
        Place(tuple(group.split()) for group in place.split("|")) for place in places if place
    )


def each(value: _Value, *phrases: str | Pattern) -> Iterator[tuple[Pattern, _Value]]:
    """The phrases with the same value."""
    for phrase in phrases:
        yield combined(phrase) if isinstance(phrase, str) else phrase, value


class Found(NamedTuple, Generic[_Value]):
    """The words of a phrase, and what is known of it."""

    words: Phrase
    value: _Value


class Phrases(Generic[_Value]):
    """Phrases, each with a value. Where two begin at one word, the longer is found; of two that are
    equally long, the later."""

    __slots__ = ("_by_first", "triggers")

    def __init__(self, phrases: Iterable[tuple[Pattern, _Value]]) -> None:
        phrases = tuple(phrases)
        # One of these is in every sentence that has such a phrase.
        self.triggers = triggers(phrases)
        self._by_first: dict[str, list[tuple[Pattern, frozenset[str], _Value]]] = {}
        for pattern, value in phrases:
            rarest = _rarest(pattern)
            for word in _firsts(pattern):
                self._by_first.setdefault(word, []).append((pattern, rarest, value))

    def at(
        self, words: Sequence[Word], index: int, vocabulary: frozenset[str] | None = None
    ) -> Found[_Value] | None:
        """The phrase that begins at this word; `vocabulary` has all words of the sentence in lower
        case, so that what cannot be there is not tried."""
        longest, found = index, None
        for pattern, rarest, value in self._by_first.get(words[index].lower, ()):
            if vocabulary is not None and rarest.isdisjoint(vocabulary):
                continue
            end = _end(pattern, words, index)
            if end > index and end >= longest:
                longest, found = end, (value,)
        if found is None:
            return None
        return Found(tuple(word.lower for word in words[index:longest]), *found)

    def said(self, words: Sequence[Word]) -> Iterator[tuple[int, Found[_Value]]]:
        """The phrases in a sentence with the index of their first word; they do not overlap."""
        vocabulary = frozenset(word.lower for word in words)
        last = 0
        for first in range(len(words)):
            if first >= last and (found := self.at(words, first, vocabulary)) is not None:
                last = first + len(found.words)
                yield first, found


def triggers(
    phrases: Iterable[tuple[Pattern, _Value]], wanted: Callable[[_Value], bool] | None = None
) -> frozenset[str]:
    """Words of which one is in every sentence that has one of the phrases, of those whose value is
    wanted."""
    return frozenset[str]().union(
        *(_rarest(pattern) for pattern, value in phrases if wanted is None or wanted(value))
    )


def words_alone(phrases: Iterable[Pattern]) -> frozenset[str]:
    """Those of the phrases that are one word."""
    return frozenset(
        group[0]
        for pattern in phrases
        if len(pattern) == 1
        for groups in pattern[0].groups.values()
        for group in groups
        if len(group) == 1
    )


def _rarest(pattern: Pattern) -> frozenset[str]:
    """The triggers of the place where the shortest is longest."""
    every = [place.triggers() for place in pattern if not place.optional]
    return max(every, key=lambda words: min(map(len, words)))


def _firsts(pattern: Pattern) -> Iterator[str]:
    for place in pattern:
        yield from place.groups
        if not place.optional:
            return


def _end(pattern: Pattern, words: Sequence[Word], index: int) -> int:
    """Where the longest reading of the pattern ends that begins at a word; -1 for none."""
    reached = {index}
    for place in pattern:
        reached = {end for at in reached for end in place.ends(words, at)}
    return max(reached, default=-1)
