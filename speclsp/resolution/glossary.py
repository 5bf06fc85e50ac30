"""The terms of the whole workspace: which there are, where they are defined, and whether some words
are one of them.

It holds names and paths, no places, so it is remembered as long as no name changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from speclsp.globs import matches
from speclsp.imported import ordered
from speclsp.language.lexicon.inflection import plural, singular
from speclsp.notation.folders import is_fixture, is_in_force, is_precedents, is_template
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.spec.terms.glossaries import key
from speclsp.workspace import Snapshot

_WORD = re.compile(r"[^\W_](?:[\w'\u2019]*[^\W_])?")
# What may stand between two words of a term: a line's end with what marks its container, a hyphen,
# emphasis.
_BETWEEN = re.compile(r"[\s\ufffc*_>-]{1,20}\Z")
_MOST_WORDS = 8
# Characters of one word; what is longer is no word of a term.
_LONGEST = 60


class _Entry(NamedTuple):
    """A term as it is found in words: each in the singular and in lower case."""

    words: tuple[str, ...]
    # Of an abbreviation, which is not found in other letters; "" for others.
    exact: str
    key: str


class Occurrence(NamedTuple):
    """Where a term stands in some words, and what it is known by."""

    start: int
    end: int
    key: str


class Glossary:
    """The terms of a workspace by what they are known by."""

    def __init__(self, terms: Iterable[tuple[str, TermPlace]]) -> None:
        # The documents that define each term, in the order of their paths.
        self.paths: dict[str, tuple[str, ...]] = {}
        # What each abbreviation stands for.
        self.expansions: dict[str, str] = {}
        # The abbreviations of what they stand for.
        self.abbreviations: dict[str, str] = {}
        self._by_word: dict[str, list[_Entry]] = {}
        for path, term in terms:
            known = key(term.name)
            here = self.paths.get(known, ())
            if not here:
                self._add(term.name, known)
            if path not in here:
                self.paths[known] = (*here, path)
            if term.expansion and known not in self.expansions:
                self.expansions[known] = term.expansion
                self.abbreviations.setdefault(key(term.expansion), known)
                self._add(term.expansion, known)

    def __contains__(self, name: str) -> bool:
        """Whether `name`, in the singular or the plural, is a term or what one is short for."""
        known = key(name)
        return known in self.paths or known in self.abbreviations

    def words(self) -> Iterator[tuple[str, ...]]:
        """The words of each term, and of what each abbreviation stands for."""
        yield from {each.words for entries in self._by_word.values() for each in entries}

    def speaks_of(self, word: str) -> bool:
        """Whether the name of a term has this word, in lower case and in the singular."""
        return word in self._by_word

    def covers(self, words: str, start: int, end: int) -> bool:
        """Whether this place in some passage's words lies inside an occurrence of a term."""
        return any(each.start <= start and end <= each.end for each in self.around(words, start))

    def around(self, words: str, offset: int) -> Iterator[Occurrence]:
        """The terms that the word at `offset` is part of."""
        found = _word_at(words, offset)
        if found is None:
            return
        folded = singular(found.group().casefold())
        for entry in self._by_word.get(folded, ()):
            for at, word in enumerate(entry.words):
                if word == folded and (place := _occurrence(words, found, entry, at)):
                    yield place

    def occurrences(self, words: str) -> Iterator[Occurrence]:
        """The terms in some words, in order, the longest of those that overlap."""
        done = 0
        for found in _WORD.finditer(words):
            if found.start() < done or found.end() - found.start() > _LONGEST:
                continue
            folded = singular(found.group().casefold())
            best: Occurrence | None = None
            for entry in self._by_word.get(folded, ()):
                if entry.words[0] == folded and (place := _occurrence(words, found, entry, 0)):
                    best = place if best is None or place.end > best.end else best
            if best is not None:
                yield best
                done = best.end

    def _add(self, name: str, known: str) -> None:
        entry = _entry(name, known)
        for word in dict.fromkeys(entry.words):
            self._by_word.setdefault(word, []).append(entry)


@lru_cache(maxsize=50_000)
def _entry(name: str, known: str) -> _Entry:
    """A name as it is found in words; none of one that has too many."""
    found = _WORD.finditer(name.replace("-", " "))
    words = tuple(singular(each.group().casefold()) for each in found)
    exact = name if name.isupper() and len(words) == 1 else ""
    return _Entry(words if len(words) <= _MOST_WORDS else (), exact, known)


def glossary(snapshot: Snapshot) -> Glossary:
    """The terms that the documents of a workspace define, and those that imported specs give to
    others: no forms to be filled in, nothing that only tests read, and no archives."""
    found = snapshot.names.memo.get(glossary)
    if found is not None:
        assert isinstance(found, Glossary)
        return found
    # Names are forgotten for the sake of a word too, which is no matter here.
    depends = (snapshot.index, snapshot.listing, snapshot.configurations, snapshot.imports)
    if last := snapshot.lineage.memo.get(glossary):
        same = all(mine is now for mine, now in zip(last[0], depends, strict=True))
        found = last[1] if same else None
    if found is None:
        own = (
            (path, term)
            for path in sorted(snapshot.documents)
            if defines_terms(path)
            for term in terms_in(snapshot.documents[path])
        )
        found = Glossary((*own, *_imported(snapshot)))
        snapshot.lineage.memo[glossary] = (depends, found)
    snapshot.names.memo[glossary] = found
    assert isinstance(found, Glossary)
    return found


def _imported(snapshot: Snapshot) -> Iterator[tuple[str, TermPlace]]:
    for each in ordered(snapshot.imports):
        patterns = tuple(pattern.casefold() for pattern in each.config.module_exports_terms)
        for document in each.documents:
            if defines_terms(document.path.removeprefix(f"{each.path}/")):
                for term in terms_in(document):
                    if matches(patterns, term.name.casefold()):
                        yield document.path, term


@lru_cache(maxsize=8_192)
def defines_terms(path: str) -> bool:
    """Whether the terms of the document at `path` are those of the workspace."""
    return is_in_force(path) and not (is_template(path) or is_fixture(path) or is_precedents(path))


def places(snapshot: Snapshot, known: str, path: str) -> tuple[TermPlace, ...]:
    """Where a term that is known by `known` is defined for the document at `path`: there, else in
    the folders nearest to it."""
    found = [
        (distance(path, each), document)
        for each in glossary(snapshot).paths.get(known, ())
        if (document := snapshot.document(each)) is not None
    ]
    nearest = min((distance for distance, _ in found), default=0)
    return tuple(
        term
        for distance, document in found
        if distance == nearest
        for term in terms_in(document)
        if key(term.name) == known
    )


def forms(name: str) -> tuple[str, str]:
    """A term in the singular and in the plural."""
    one = singular(name)
    return one, plural(one)


def distance(path: str, other: str) -> int:
    """How far it is from one document to the other, in folders; 0 for the same."""
    if path == other:
        return 0
    one, two = path.split("/")[:-1], other.split("/")[:-1]
    same = 0
    while same < min(len(one), len(two)) and one[same] == two[same]:
        same += 1
    return 1 + len(one) + len(two) - 2 * same


def _word_at(words: str, offset: int) -> re.Match[str] | None:
    low = offset
    while (
        low > 0
        and offset - low < _LONGEST
        and (words[low - 1].isalnum() or words[low - 1] in "'\u2019")
    ):
        low -= 1
    return _WORD.match(words, low) or _WORD.match(words, offset)


def _occurrence(words: str, found: re.Match[str], entry: _Entry, at: int) -> Occurrence | None:
    """The term in which the word that was found is the one at `at`."""
    if entry.exact and found.group() not in (entry.exact, entry.exact + "s"):
        return None
    low = _before(words, found.start(), entry.words[:at])
    high = _behind(words, found.end(), entry.words[at + 1 :])
    return None if low is None or high is None else Occurrence(low, high, entry.key)


def _before(words: str, low: int, wanted: tuple[str, ...]) -> int | None:
    for word in reversed(wanted):
        window = max(0, low - _LONGEST - 20)
        found = list(_WORD.finditer(words, window, low))[-1:]
        if not found or not _BETWEEN.match(words, found[0].end(), low):
            return None
        if singular(found[0].group().casefold()) != word:
            return None
        low = found[0].start()
    return low


def _behind(words: str, high: int, wanted: tuple[str, ...]) -> int | None:
    for word in wanted:
        found = _WORD.search(words, high, high + _LONGEST + 20)
        if found is None or not _BETWEEN.match(words, high, found.start()):
            return None
        if singular(found.group().casefold()) != word:
            return None
        high = found.end()
    return high
