"""The statement frame of sentences labelled by hand: how often each slot is read as labelled.

The labels are in tests/language/frames.jsonl, the sentences beside the repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.score.normative import documents
from bench.score.ratios import Hits, two
from bench.score.slots import (
    SEVERAL,
    SINGLE,
    Sentence,
    Slots,
    demanded,
    labelled_sentences,
    matched,
)
from bench.score.tables import Row, Scored, Table
from bench.texts import REPOSITORY
from speclsp.config.values import Config
from speclsp.document import Document
from speclsp.language.frame import Frame
from speclsp.statements.setting import setting
from speclsp.statements.statement import Statement, statements
from speclsp.text import Span

WHOLE = Config(profile="strict")
LABELS = REPOSITORY / "tests" / "language" / "frames.jsonl"


class Slot(NamedTuple):
    """A slot over all sentences."""

    name: str
    # Sentences whose values are exactly those labelled.
    exact: int
    sentences: int
    # Values, of those labelled.
    values: Hits

    @property
    def accuracy(self) -> float:
        return self.exact / self.sentences if self.sentences else 0.0


class Read(NamedTuple):
    """A labelled sentence and what was read in it; None where no statement was found there."""

    sentence: Sentence
    words: str
    slots: Slots | None


def frames(shared: Path) -> Scored:
    sentences = labelled_sentences(LABELS)
    if not (shared / "corpus").is_dir():
        return Scored(absent="corpus")
    read = tuple(extracted(shared / "corpus", sentences))
    rows = tuple(_row(slot) for slot in measured(read))
    heads = ("slot", "accuracy", "labelled", "read", "right", "P", "R", "F1")
    unread = sum(each.slots is None for each in read)
    about = (
        f"{len(read)} sentences, {unread} of which are not found as statements. "
        "Accuracy is the share of sentences whose values are exactly those labelled, none included."
    )
    return Scored((Table("Statement frames", heads, rows, about),), tuple(_lines(read)))


def _row(slot: Slot) -> Row:
    values = slot.values
    counts = (values.wanted, values.raised, values.right)
    return (slot.name, two(slot.accuracy), *map(str, counts), *values.cells)


def measured(read: Iterable[Read]) -> Iterator[Slot]:
    every = tuple(read)
    for name in (*SINGLE, *SEVERAL):
        exact = right = raised = wanted = 0
        for each in every:
            labels = each.sentence.labels[name]
            found = (each.slots or {}).get(name, frozenset())
            fitting = matched(name, labels, found)
            needed = max(fitting, demanded(labels))
            exact += each.slots is not None and fitting == len(found) and fitting >= needed
            right, raised, wanted = right + fitting, raised + len(found), wanted + needed
        yield Slot(name, exact, len(every), Hits(right, raised, wanted))


def extracted(corpora: Path, sentences: Iterable[Sentence]) -> Iterator[Read]:
    """What the frames say of each sentence that is there."""
    for each in sentences:
        folder = corpora / each.corpus
        document = _documents(folder).get(each.path)
        if document is None:
            continue
        offset = place(document, each)
        here = [found for found in _sentences(folder, each.path) if _holds(*found, offset)]
        if not here:
            yield Read(each, "", None)
            continue
        start, statement = here[0]
        words = document.text.string[start:]
        text = words[statement.span.start : statement.span.end]
        yield Read(each, " ".join(text.split()), slots(statement.frame, words))


def place(document: Document, sentence: Sentence) -> int:
    """The offset of the words that tell the sentence from others in its line."""
    lines = document.text.string.split("\n")
    line = lines[sentence.line - 1]
    if line.count(sentence.at) != 1:
        where = f"{sentence.corpus}/{sentence.path}:{sentence.line}"
        raise ValueError(f"{where} does not hold {sentence.at!r} once")
    before = sum(len(each) + 1 for each in lines[: sentence.line - 1])
    return before + line.index(sentence.at)


@cache
def _documents(folder: Path) -> dict[str, Document]:
    """Those of a corpus, by path; none where it is absent."""
    every = documents(folder) if folder.is_dir() else ()
    return {path: snapshot.documents[path].awake() for snapshot, path in every}


@cache
def _sentences(folder: Path, path: str) -> tuple[tuple[int, Statement], ...]:
    """All sentences of a document, whether they oblige or not, with the start of their passage."""
    document = _documents(folder)[path]
    return tuple(statements(document, setting(document, WHOLE)))


def _holds(start: int, statement: Statement, offset: int) -> bool:
    return start + statement.span.start <= offset < start + statement.span.end


def slots(frame: Frame, words: str) -> Slots:
    """The values of a frame, whose offsets count from the start of these words."""
    read = {name: _values(getattr(frame, name, ()), words) for name in (*SINGLE, *SEVERAL)}
    read["polarity"] = frozenset("+" if frame.positive else "-")
    read["quantities"] = frozenset(
        f"{each.operator} {each.value} {each.unit}".strip() for each in frame.quantities
    )
    read["attributes"] = frozenset(each.attribute for each in frame.quantities if each.attribute)
    return read


def _values(value: object, words: str) -> frozenset[str]:
    if isinstance(value, Span):
        return _values(words[value.start : value.end], words)
    if isinstance(value, tuple):
        return frozenset().union(*(_values(each, words) for each in value))
    return frozenset((str(value),) if value else ())


def _lines(read: Iterable[Read]) -> Iterator[str]:
    for each in read:
        sentence = each.sentence
        where = f"{sentence.corpus}/{sentence.path}:{sentence.line}"
        if each.slots is None:
            yield f"NONE {where} {sentence.at}"
            continue
        for name in (*SINGLE, *SEVERAL):
            labels, found = sentence.labels[name], each.slots[name]
            fitting = matched(name, labels, found)
            if fitting < len(found) or fitting < demanded(labels):
                wanted, got = "; ".join(sorted(labels)), "; ".join(sorted(found))
                yield f"{name} {where}: {wanted or '-'} <> {got or '-'}\n     {each.words}"
