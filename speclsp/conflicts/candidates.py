"""To each statement those that it most likely has to do with: what a judge would look at, who can
tell whether two clash though they share few words.

Two are as near as what they have in common weighs (Robertson and Zaragoza 2009): the fewer say it,
the more. The rarest is looked up first, and for each statement only so much is looked up, so that
what everybody says is left out where there is much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice
from math import log, sqrt
from typing import NamedTuple

from speclsp.claims.stems import root
from speclsp.conflicts.sayings import Saying, sayings
from speclsp.conflicts.scopes import comparable
from speclsp.conflicts.weights import MEANS, near
from speclsp.resolution.glossary import glossary
from speclsp.workspace import Snapshot

_MOST_LOOKED_UP = 1_000
_NEAR = 0.5
"""How much of a word's weight another has that may mean the same."""
_PLACES = 4


class Candidate(NamedTuple):
    """A sentence, and how near it is: more is nearer."""

    saying: Saying
    score: float


class Asked(NamedTuple):
    """A statement with its candidates, the nearest first."""

    saying: Saying
    candidates: tuple[Candidate, ...]


def candidates(snapshot: Snapshot, most: int, asked: Container[str]) -> Iterator[Asked]:
    """To each statement of the documents at the paths `asked` the `most` that are nearest, of those
    of the workspace that are in force at the same time; by path and place."""
    every = sayings(snapshot)
    known = _Known(every, _aliases(snapshot))
    for at, each in enumerate(every):
        if each.path in asked and (each.demands or known.is_explained_twice(at)):
            yield Asked(each, known.nearest(at, most))


class _Known:
    """Sentences by what they say."""

    def __init__(self, every: Sequence[Saying], aliases: Mapping[str, tuple[str, ...]]) -> None:
        self._every = every
        self._aliases = aliases
        counts = Counter(name for each in every for name, _ in each.weights)
        rarity = {
            name: log(1 + (len(every) - count + 0.5) / (count + 0.5))
            for name, count in counts.items()
        }
        self._weights = [
            {name: weight * rarity[name] for name, weight in each.weights} for each in every
        ]
        self._lengths = [
            sqrt(sqrt(sum(weight * weight for weight in weights.values()))) or 1.0
            for weights in self._weights
        ]
        self._postings: dict[str, list[int]] = {}
        for at, weights in enumerate(self._weights):
            for name in weights:
                self._postings.setdefault(name, []).append(at)

    def is_explained_twice(self, at: int) -> bool:
        """Whether it says what a term means that another explains too."""
        return any(
            name.startswith(MEANS) and len(self._postings[name]) > 1 for name in self._weights[at]
        )

    def nearest(self, at: int, most: int) -> tuple[Candidate, ...]:
        """Those nearest to the sentence at this place."""
        every, lengths = self._every, self._lengths
        path, length = every[at].path, lengths[at]
        ranked = sorted(
            (-round(score / (length * lengths[other]), _PLACES), other)
            for other, score in self._scores(at).items()
        )
        near = (
            Candidate(every[other], -score)
            for score, other in ranked
            if other != at and comparable(path, every[other].path)
        )
        return tuple(islice(near, most))

    def _scores(self, at: int) -> dict[int, float]:
        """How much others have in common with a sentence, by their places."""
        every, mine = self._weights, self._weights[at]
        found: dict[int, float] = {}
        looked_up = 0
        for count, name, word in sorted(self._asked(at)):
            looked_up += count
            if looked_up > _MOST_LOOKED_UP:
                break
            weight = mine[word]
            if name == word:
                for other in self._postings[name]:
                    found[other] = found.get(other, 0.0) + weight * every[other][name]
                continue
            for other in self._postings[name]:
                if word not in every[other]:
                    less = min(weight, every[other][name])
                    found[other] = found.get(other, 0.0) + _NEAR * less * less
        return found

    def _asked(self, at: int) -> Iterator[tuple[int, str, str]]:
        """What is looked up: how many have it, and what of the sentence it stands for."""
        mine, others = self._weights[at], near()
        for word in mine:
            for name in (word, *others.get(word, ()), *self._aliases.get(word, ())):
                if name in self._postings and (name == word or name not in mine):
                    yield len(self._postings[name]), name, word


def _aliases(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """To each abbreviation of the glossary the stems of what it stands for, and the other way."""
    found: dict[str, tuple[str, ...]] = {}
    for known, expansion in sorted(glossary(snapshot).expansions.items()):
        short = root(known.casefold())
        words = tuple(root(word) for word in expansion.casefold().split())
        found[short] = words
        for word in words:
            found[word] = (*found.get(word, ()), short)
    return found
