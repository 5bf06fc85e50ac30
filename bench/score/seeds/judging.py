"""Seeds planted in a workspace, some at a time, and which of them are found: judged by the pair of
the sentence and what was planted, whatever else is found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.score.normative import documents
from bench.score.opposed import GROUP, ONLY_CONFLICTS, SAYS_SAME
from bench.score.seeds.planting import Planted, path_of, section
from bench.score.seeds.seed import Seed
from bench.score.seeds.sentences import Sentence, clause_sentences
from speclsp.checking.check import check
from speclsp.diagnostic import SEVERITIES, Severity
from speclsp.document import Document
from speclsp.files.listing import Listing
from speclsp.rules.all import BY_NAME, NAMES
from speclsp.statements.setting import setting
from speclsp.statements.statement import statements
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace

AT_A_TIME = 40


class Verdict(NamedTuple):
    """The gravest finding that calls the two a conflict."""

    seed: Seed
    # "" for none.
    rule: str
    severity: Severity | None
    message: str
    # Whether speclsp reads an action, its strength and what is acted on in the sentence.
    parsed: bool

    @property
    def found(self) -> bool:
        return bool(self.rule)


class Root:
    """A real specification, read once; what is planted is taken out again."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        read = {path: snapshot.documents[path].awake() for snapshot, path in documents(folder)}
        self._texts = {path: document.text.string for path, document in read.items()}
        listing = Listing(Path(), tuple(sorted(read)), frozenset(read))
        self._workspace = Workspace(listing, NAMES)
        self.documents: dict[str, Document] = dict(sorted(read.items()))
        self._workspace.apply(
            Change(documents=self.documents, complete=True, listed=True, sourced=True)
        )
        self._copies: defaultdict[str, list[Sentence]] = defaultdict(list)
        for document in self.documents.values():
            for sentence in clause_sentences(document):
                self._copies[sentence.words].append(sentence)
        self._frames: dict[str, list[tuple[Span, bool]]] = {}

    def judged(self, seeds: Sequence[Seed]) -> Iterator[Verdict]:
        """What becomes of each, `AT_A_TIME` in the workspace at once, no sentence twice."""
        for batch in batches(seeds):
            yield from self._judged(batch)

    @property
    def snapshot(self) -> Snapshot:
        """What there is now."""
        return self._workspace.snapshot

    def _judged(self, seeds: Sequence[Seed]) -> Iterator[Verdict]:
        planted = self._plant(seeds)
        found = self._pairs({each.path for each in planted} | {s.sentence.path for s in seeds})
        for each in planted:
            yield self._verdict(each, found)
        self._take_out({each.path for each in planted})

    def _plant(self, seeds: Sequence[Seed]) -> tuple[Planted, ...]:
        """Puts them in place."""
        by_path: defaultdict[str, list[Seed]] = defaultdict(list)
        for seed in seeds:
            by_path[path_of(seed)].append(seed)
        planted: list[Planted] = []
        texts: dict[str, str] = {}
        edits: dict[str, list[Edit]] = {}
        for path, here in by_path.items():
            size = len(self._texts.get(path, ""))
            text, made = section(path, here, size)
            planted += made
            if path in self._texts:
                edits[path] = [Edit(Span(size, size), text)]
            else:
                texts[path] = text
        self._workspace.apply(Change(texts=texts, edits=edits, opened=frozenset(edits)))
        return tuple(planted)

    def _take_out(self, paths: set[str]) -> None:
        known = {path for path in paths if path in self._texts}
        edits = {}
        for path in sorted(known):
            document = self.snapshot.documents[path]
            edits[path] = [Edit(Span(len(self._texts[path]), document.size), "")]
        self._workspace.apply(
            Change(edits=edits, removed=frozenset(paths - known), closed=frozenset(known))
        )

    def _pairs(self, paths: set[str]) -> list[_Pair]:
        """What is called a conflict in these documents, the gravest first."""
        snapshot = self.snapshot
        found = [
            _Pair(
                SEVERITIES.index(each.severity),
                each.rule,
                each.message,
                _Place(path, each.span),
                _Place(other.path, other.span),
            )
            for path in sorted(paths)
            for each in check(snapshot, path, ONLY_CONFLICTS).diagnostics
            if BY_NAME[each.rule].group == GROUP and each.rule not in SAYS_SAME
            for other in each.related
        ]
        return sorted(found)

    def _verdict(self, planted: Planted, found: Iterable[_Pair]) -> Verdict:
        seed = planted.seed
        there = [_Place(planted.path, span) for span in (planted.span, planted.named)]
        # Copies of the sentence are as good as itself.
        copies = (seed.sentence, *self._copies.get(seed.sentence.words, ()))
        here = [_Place(each.path, span) for each in copies for span in each.places]
        parsed = self._parsed(seed.sentence)
        for pair in found:
            if pair.joins(here, there):
                severity = SEVERITIES[pair.severity]
                return Verdict(seed, pair.rule, severity, pair.message, parsed)
        return Verdict(seed, "", None, "", parsed)

    def _parsed(self, sentence: Sentence) -> bool:
        path = sentence.path
        if path not in self._frames:
            document = self.documents[path]
            how = setting(document, self.snapshot.config(path))
            self._frames[path] = [
                (each.span.moved(start), bool(f.action and f.strength and f.object))
                for start, each in statements(document, how)
                for f in (each.frame,)
            ]
        return any(whole for span, whole in self._frames[path] if sentence.span.overlaps(span))


class _Place(NamedTuple):
    path: str
    span: Span

    def meets(self, others: Iterable[_Place]) -> bool:
        return any(each.path == self.path and each.span.overlaps(self.span) for each in others)


class _Pair(NamedTuple):
    # As its place in the order from the gravest down.
    severity: int
    rule: str
    message: str
    one: _Place
    other: _Place

    def joins(self, here: Sequence[_Place], there: Sequence[_Place]) -> bool:
        return (self.one.meets(here) and self.other.meets(there)) or (
            self.one.meets(there) and self.other.meets(here)
        )


def batches(seeds: Sequence[Seed]) -> Iterator[tuple[Seed, ...]]:
    """Some at a time, each of another sentence and all of one kind of place."""
    waiting = list(seeds)
    while waiting:
        taken: list[Seed] = []
        later: list[Seed] = []
        words: set[str] = set()
        for seed in waiting:
            fits = not taken or seed.where == taken[0].where
            if fits and len(taken) < AT_A_TIME and seed.sentence.words not in words:
                taken.append(seed)
                words.add(seed.sentence.words)
            else:
                later.append(seed)
        yield tuple(taken)
        waiting = later
