"""The findings that a project has put off: how many of each, by document.

They are known by what they say and not by where they stand, so they are found again after lines
have moved. A baseline is a value; `baseline_file` knows how it is written down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic
from speclsp.suppression.around import words_at
from speclsp.suppression.fingerprint import fingerprint, normal

_SHOWN = 60


class Entry(NamedTuple):
    """Findings in one document that nothing tells apart. Only path, key and number decide."""

    path: str
    rule: str
    clause: str
    # What stands there, for whoever reads the file.
    words: str
    key: str
    number: int = 1


@dataclass(frozen=True)
class Baseline:
    """Entries in the order of their fields, of which no two have the same path and key."""

    entries: tuple[Entry, ...] = ()
    # Path -> key -> how many.
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Baseline:
        """What these entries come to; equal ones are added up."""
        added: dict[tuple[str, str], Entry] = {}
        for each in entries:
            known = added.get((each.path, each.key))
            count = each.number + (known.number if known else 0)
            added[each.path, each.key] = each._replace(number=count)
        counts: dict[str, dict[str, int]] = {}
        for (path, key), each in added.items():
            counts.setdefault(path, {})[key] = each.number
        return cls(tuple(sorted(added.values())), counts)

    @property
    def size(self) -> int:
        """How many findings it holds."""
        return sum(each.number for each in self.entries)


class Divided(NamedTuple):
    """Findings by whether the baseline has them; each part in the order they came in."""

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]


class Holding:
    """What a baseline has of the document at `path`, less what has been met of it."""

    def __init__(self, baseline: Baseline, path: str, text: str) -> None:
        self._left = Counter(baseline.counts.get(path, {}))
        self._text = text

    def takes(self, diagnostic: Diagnostic) -> bool:
        """Whether the next finding is put off. Of more equal ones than it has, the last are not."""
        if not self._left:
            return False
        key = _key(diagnostic, self._text)
        taken = self._left[key] > 0
        self._left[key] -= taken
        return taken


def divided(holding: Holding, found: Iterable[Diagnostic]) -> Divided:
    """The findings in a document, in their order."""
    parts: tuple[list[Diagnostic], list[Diagnostic]] = ([], [])
    for each in found:
        parts[holding.takes(each)].append(each)
    return Divided(tuple(parts[0]), tuple(parts[1]))


def entries(path: str, found: Iterable[Diagnostic], text: str) -> list[Entry]:
    """One entry for each finding in the document at `path`."""
    return [
        Entry(
            path,
            each.rule,
            each.clause,
            normal(text[each.span.start : each.span.end])[:_SHOWN],
            _key(each, text),
        )
        for each in found
    ]


def _key(diagnostic: Diagnostic, text: str) -> str:
    words = words_at(text, diagnostic.span, diagnostic.clause)
    return fingerprint(diagnostic.rule, diagnostic.clause, words)


class Review(NamedTuple):
    """A baseline held against what is found now."""

    before: Baseline
    # What was found in the documents that were looked at, known and new.
    found: Baseline
    # Entries of before of which nothing can be said: other documents, rules that did not run.
    unseen: tuple[Entry, ...] = ()

    @property
    def grown(self) -> int:
        """How many findings are in no entry of before, wherever that stood: files are renamed."""
        return (_anywhere(self.found.entries) - _anywhere(self._seen)).total()

    @property
    def stale(self) -> int:
        """How many findings of before are found no more."""
        return sum(
            each.number - min(each.number, self.found.counts.get(each.path, {}).get(each.key, 0))
            for each in self._seen
        )

    @property
    def renewed(self) -> Baseline:
        """What is to stand there when everything found now is put off."""
        return Baseline.of((*self.unseen, *self.found.entries))

    @property
    def pruned(self) -> Baseline:
        """What is left of before: nothing that is found no more, and nothing new."""
        kept = [
            each._replace(number=min(each.number, count))
            for each in self._seen
            if (count := self.found.counts.get(each.path, {}).get(each.key, 0))
        ]
        return Baseline.of((*self.unseen, *kept))

    @property
    def _seen(self) -> tuple[Entry, ...]:
        unseen = set(self.unseen)
        return tuple(each for each in self.before.entries if each not in unseen)


def unseen(
    before: Baseline,
    ran: Mapping[str, Collection[str]],
    is_gone: Callable[[str], bool],
    known_rules: Collection[str],
) -> tuple[Entry, ...]:
    """The entries of which a run says nothing: of documents that were not looked at though they may
    be there, and of rules that did not run.

    `ran` has the rules that ran on each document. A rule that speclsp does not have never will."""
    return tuple(
        each
        for each in before.entries
        if (
            each.rule in known_rules and each.rule not in ran[each.path]
            if each.path in ran
            else not is_gone(each.path)
        )
    )


def _anywhere(several: Iterable[Entry]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in several:
        counts[each.key] += each.number
    return counts
