"""What was looked at: documents, clauses, the notations recognised, what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from speclsp.code.source import Source
from speclsp.document import Document
from speclsp.notation import heading_attribute, model_spec, slug
from speclsp.notation.reading import NOTATIONS
from speclsp.resolution.derived import derived

TOO_COSTLY = "markup too costly to read"


class Skip(NamedTuple):
    """A file or folder that was left out, or of which a part could not be read."""

    path: str
    reason: str


class Recognised(NamedTuple):
    """A notation, and what it was recognised by."""

    name: str
    # How many clauses and sections it identifies.
    identified: int
    files: int
    # The first document that uses it.
    first: str
    # How many of each kind of clause, the most first.
    kinds: tuple[tuple[str, int], ...] = ()


class Summary(NamedTuple):
    """Counts over the documents that are reported on."""

    files: int = 0
    # Those with an identifier of their own.
    clauses: int = 0
    sections: int = 0
    # In the order in which notations are listed everywhere.
    recognised: tuple[Recognised, ...] = ()
    # By path.
    skipped: tuple[Skip, ...] = ()
    # Findings that a comment or the configuration silences.
    suppressed: int = 0
    # Rules that raised on some document.
    failed: tuple[str, ...] = ()
    # Findings that a baseline puts off, and those of a baseline that are found no more.
    baselined: int = 0
    stale: int = 0
    # Sentences that demand something, in documents whose clauses have no identifier.
    derived: int = 0
    scenarios: int = 0
    # Those with a number.
    tasks: int = 0
    # Code that names clauses, and how often it does.
    sources: int = 0
    marks: int = 0
    # Code that was asked for by its name, whatever is in it.
    named: int = 0

    @property
    def notations(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.recognised)


class Tally:
    """Counts what documents hold, one after the other."""

    def __init__(self) -> None:
        self.files = self.clauses = self.sections = self.derived = 0
        self.scenarios = self.tasks = 0
        self.sources = self.marks = self.named = 0
        self._counts: Counter[str] = Counter()
        self._kinds: Counter[tuple[str, str]] = Counter()
        self._files: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self._headings: Counter[str] = Counter()
        # Documents, as shown, that hold words too costly to read.
        self.costly: list[str] = []

    def add(self, document: Document, shown: str) -> None:
        """Count a document, whose path is shown like this."""
        outline = document.outline
        clauses = dict(outline.clauses)
        self.files += 1
        self.clauses += sum(clauses.values())
        self.sections += outline.sections
        counts = Counter(clauses)
        if outline.sections and model_spec.NAME not in clauses:
            counts[heading_attribute.NAME] += outline.sections
        for name, count in counts.items():
            self._note(name, count, shown)
        for name, kind, count in outline.kinds:
            self._kinds[name, kind] += count
        for segment in document.segments:
            self.scenarios += len(segment.facts.scenarios)
            self.tasks += sum(1 for each in segment.facts.tasks if each.id)
        headings = sum(len(segment.facts.sections) for segment in document.segments)
        if headings:
            self._headings[shown] = headings
        if any(segment.facts.unread for segment in document.segments):
            self.costly.append(shown)

    def derive(self, document: Document) -> None:
        """Count the sentences of a document that need an identifier; this reads all its words."""
        self.derived += len(derived(document))

    def add_source(self, source: Source) -> None:
        """Count code, where it names something."""
        self.sources += bool(source.marks)
        self.marks += len(source.marks)

    def recognised(self) -> tuple[Recognised, ...]:
        if not self._counts and self._headings:
            first = min(self._headings)
            headings = sum(self._headings.values())
            return (Recognised(slug.NAME, headings, len(self._headings), first),)
        return tuple(
            Recognised(
                name, self._counts[name], self._files[name], self._first[name], self._of(name)
            )
            for name in (notation.name for notation in NOTATIONS)
            if name in self._counts
        )

    def _of(self, name: str) -> tuple[tuple[str, int], ...]:
        kinds = [(kind, count) for (each, kind), count in self._kinds.items() if each == name]
        return tuple(sorted(kinds, key=lambda each: (-each[1], each[0])))

    def _note(self, name: str, count: int, shown: str) -> None:
        self._counts[name] += count
        self._files[name] += 1
        self._first[name] = min(shown, self._first.get(name, shown))


def summary(
    tally: Tally, skipped: Iterable[Skip], suppressed: int, failed: Iterable[str]
) -> Summary:
    left_out = {*skipped, *(Skip(path, TOO_COSTLY) for path in tally.costly)}
    return Summary(
        tally.files,
        tally.clauses,
        tally.sections,
        tally.recognised(),
        tuple(sorted(left_out)),
        suppressed,
        tuple(sorted(set(failed))),
        derived=tally.derived,
        scenarios=tally.scenarios,
        tasks=tally.tasks,
        sources=tally.sources,
        marks=tally.marks,
        named=tally.named,
    )
