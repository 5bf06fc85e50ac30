"""What has a name in a document, kept through edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class Names:
    """Everything in a document that has a name, by the words of it."""

    def __init__(
        self, counts: dict[frozenset[str], int], known: dict[frozenset[str], bool]
    ) -> None:
        # How often each stands there, and what was asked.
        self._counts = counts
        self._known = known

    def hold(self, words: frozenset[str]) -> bool:
        """Whether something has all of these words in its name."""
        if words not in self._known:
            self._known[words] = _is_in(words, self._counts)
        return self._known[words]

    def touch(self, words: frozenset[str]) -> bool:
        """Whether something has one of these words in its name."""
        return not all(map(words.isdisjoint, self._counts))

    def amended(self, gone: Iterable[frozenset[str]], come: Iterable[frozenset[str]]) -> Names:
        """What is there when some have gone and others have come."""
        counts = dict(self._counts)
        for name in come:
            counts[name] = counts.get(name, 0) + 1
        for name in gone:
            counts[name] -= 1
            if not counts[name]:
                del counts[name]
        lost = [name for name in gone if name not in counts]
        new = [name for name in come if name not in self._counts]
        kept = (
            (words, held)
            for words, held in self._known.items()
            if not _is_in(words, lost if held else new)
        )
        return Names(counts, dict(kept))


def names_of(names: Iterable[frozenset[str]]) -> Names:
    return Names(Counter(names), {})


def _is_in(words: frozenset[str], names: Iterable[frozenset[str]]) -> bool:
    """Whether one of the names has all of these words."""
    return any(map(words.issubset, names))
