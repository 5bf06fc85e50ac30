"""What of a workspace a question needs: the words that it is about, what is above them, the terms
in them, precedents and findings. Of a path it tells the file's name, and nothing of anything else.

Everything has a bound, and what was cut is said under `left_out`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from speclsp.authority.standing import standing
from speclsp.diagnostic import WORDING, Diagnostic
from speclsp.document import Document
from speclsp.features.term_page import explanation
from speclsp.precedents.known import PrecedentPlace, precedents_of
from speclsp.precedents.ruling import ruling_of
from speclsp.resolution.glossary import glossary
from speclsp.resolution.glossary import places as defined
from speclsp.resolution.places import ClausePlace, clauses_in
from speclsp.rules.all import BY_NAME
from speclsp.text import Span
from speclsp.workspace import Snapshot

WORDS = 4_000
"""Code points of the words that are asked about."""

_TITLE = 120
_TITLES = 4
_MEANING = 400
_MEANINGS = 12
_RULING = 600
_RULINGS = 4
_MESSAGE = 300
_FINDINGS = 12

TOLD = frozenset((*WORDING, "conflict"))
"""The groups of rules whose findings say something of what words mean."""


Findings = Mapping[str, Sequence[Diagnostic]]
"""What is found in documents, by their paths."""


class About(NamedTuple):
    """Words in the document at `path`, as a reader reads them, and where they stand."""

    path: str
    span: Span
    words: str
    # The identifier of their clause, "" for none.
    clause: str = ""


class Material:
    """Gathers the members of one question, and what of them had to be left out."""

    def __init__(self, snapshot: Snapshot, findings: Findings) -> None:
        self._snapshot = snapshot
        self._findings = findings
        self._left: list[str] = []

    def of(self, about: About, most: int = WORDS) -> dict[str, Any]:
        """What words say and where they stand, without what is known of them."""
        document = self._snapshot.document(about.path)
        if document is None:
            return {}
        found: dict[str, Any] = {"document": named(about.path)}
        if titles := tuple(_titles(document, about.span.start)):
            found["section"] = [self.clipped(each, _TITLE, "title") for each in titles]
        if about.clause:
            found["clause"] = self.clipped(about.clause, _TITLE, "identifier")
        where = standing(self._snapshot, document, about.span.start)
        if where.known:
            found["authority"] = {"level": where.level, "levels_from_the_highest": where.levels}
        found["words"] = self.clipped(about.words, most, "words")
        return found

    def known_of(self, every: Sequence[About]) -> dict[str, Any]:
        """The definitions of terms, precedents and findings that these words have to do with."""
        found: dict[str, Any] = {
            "definitions": self._some(self._definitions(every), _MEANINGS, "definitions"),
            "precedents": self._some(self._precedents(every), _RULINGS, "precedents"),
            "findings": self._some(self._found(every), _FINDINGS, "findings"),
        }
        if self._left:
            found["left_out"] = list(dict.fromkeys(self._left))
        return {name: each for name, each in found.items() if each}

    def finding(self, found: Diagnostic, path: str) -> dict[str, str]:
        """What is found, without the paths of other files."""
        document = self._snapshot.document(path)
        told = {"rule": found.rule}
        if document is not None:
            words = " ".join(document.words(found.span).split())
            told["words"] = self.clipped(words, _MESSAGE, "words of a finding")
        clean = _pathless(self._snapshot, found)
        told["message"] = self.clipped(clean(found.message), _MESSAGE, "message")
        if found.question:
            told["question"] = self.clipped(clean(found.question), _MESSAGE, "question")
        return told

    def clipped(self, text: str, most: int, what: str) -> str:
        """At most so many code points, of whole words where there are any."""
        if len(text) <= most:
            return text
        self._left.append(f"the end of a long part ({what})")
        kept = text[:most]
        return kept.rpartition(" ")[0] or kept

    def _some(self, every: Iterable[dict[str, str]], most: int, what: str) -> list[dict[str, str]]:
        found = list(every)
        if len(found) > most:
            self._left.append(f"{len(found) - most} {what}")
        return found[:most]

    def _definitions(self, every: Sequence[About]) -> Iterator[dict[str, str]]:
        terms = glossary(self._snapshot)
        seen: set[str] = set()
        for about in every:
            for each in terms.occurrences(about.words):
                for place in defined(self._snapshot, each.key, about.path)[:1]:
                    own = place.path == about.path and place.span.overlaps(about.span)
                    if own or each.key in seen:
                        continue
                    seen.add(each.key)
                    told = {"term": place.name}
                    if place.expansion:
                        told["stands_for"] = place.expansion
                    meaning = explanation(self._snapshot, place)
                    yield told | {"meaning": self.clipped(meaning, _MEANING, "definition")}

    def _precedents(self, every: Sequence[About]) -> Iterator[dict[str, str]]:
        seen: set[str] = set()
        for about in every:
            for each in self._citing(about):
                recording = self._snapshot.document(each.path)
                if not each.in_force or each.precedent.id in seen or recording is None:
                    continue
                seen.add(each.precedent.id)
                ruling = ruling_of(recording, each.precedent)
                told = {"precedent": each.precedent.id}
                yield told | {"ruling": self.clipped(ruling, _RULING, "ruling")}

    def _citing(self, about: About) -> Iterator[PrecedentPlace]:
        """The precedents of the clause of some words, or of all clauses in them."""
        document = self._snapshot.document(about.path)
        for start, clause in document.settled.clauses if document else ():
            if about.clause not in ("", clause.id):
                continue
            place = ClausePlace(about.path, start, clause)
            if place.span.overlaps(about.span):
                yield from precedents_of(self._snapshot, place)

    def _found(self, every: Sequence[About]) -> Iterator[dict[str, str]]:
        for at, about in enumerate(every):
            for each in self._findings_in(about):
                told = self.finding(each, about.path)
                yield {"on": ("first", "second")[at]} | told if len(every) > 1 else told

    def _findings_in(self, about: About) -> Iterator[Diagnostic]:
        seen: set[Diagnostic] = set()
        for each in self._findings.get(about.path, ()):
            rule = BY_NAME.get(each.rule)
            told = rule is not None and rule.group in TOLD and each not in seen
            if told and each.span.overlaps(about.span):
                seen.add(each)
                yield each


def clause_of(snapshot: Snapshot, about: About) -> ClausePlace | None:
    """The clause that words belong to."""
    document = snapshot.document(about.path)
    if document is None or not about.clause:
        return None
    every = clauses_in(document, about.clause)
    holding = (each for each in every if each.span.overlaps(about.span))
    return next(holding, every[0] if every else None)


def named(path: str) -> str:
    """A file without the folders that it is in."""
    return path.rpartition("/")[2]


def _titles(document: Document, offset: int) -> Iterator[str]:
    """Of the sections around a place, the outermost first."""
    found: list[str] = []
    level = 7
    for start, section in reversed(document.sections):
        if start + section.span.start <= offset and section.level < level:
            level = section.level
            found.append(section.title)
    yield from reversed(found[:_TITLES])


def _pathless(snapshot: Snapshot, found: Diagnostic) -> Callable[[str], str]:
    """What makes a message name files without their folders."""
    others = {related.path for related in found.related if "/" in related.path}

    def clean(message: str) -> str:
        for path in sorted(others, key=len, reverse=True):
            message = message.replace(path, named(path))
        return " ".join(
            named(word) if "/" in word and snapshot.exists(word.strip('"(),:;')) else word
            for word in message.split(" ")
        )

    return clean
