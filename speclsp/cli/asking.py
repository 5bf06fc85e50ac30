"""What is asked about one tree, and what answers have made of its files. Every answer is written at
once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides, levels_at
from speclsp.diagnostic import Diagnostic, Severity
from speclsp.files.listing import Bounds
from speclsp.files.reading import read
from speclsp.files.skipped import GONE
from speclsp.files.writing import change, create
from speclsp.interview.question import Option, Question, asking, left_in, order
from speclsp.interview.recording import recording
from speclsp.interview.settling import Refused, Settled, settle
from speclsp.rules.all import NAMES, RULES
from speclsp.text import Span, edited
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, changed

_Key = tuple[str, str, str, str]


class Unwritten(NamedTuple):
    """Why an answer was not written to its file."""

    reason: str


class Asking:
    """The open questions of one tree, gravest first. `shown` is how a path is shown."""

    def __init__(
        self,
        root: Path,
        shown: Callable[[str], str],
        snapshot: Snapshot,
        scope: tuple[str, ...],
        overrides: Overrides,
    ) -> None:
        self.shown = shown
        self.snapshot = snapshot
        self.scope = scope
        self.root = root
        self._overrides = overrides
        self._found: dict[str, tuple[Diagnostic, ...]] = {}
        # Of equal findings the first so many have been asked about, or are put off.
        self._passed: Counter[_Key] = Counter()
        self._put_off: Counter[_Key] = Counter()
        # What was open in these stays so.
        self._gone: set[str] = set()
        # What was written for its author to fill in, by document.
        self._blanks: Counter[tuple[str, str]] = Counter()

    def know(
        self, path: str, found: tuple[Diagnostic, ...], put_off: Iterable[Diagnostic] = ()
    ) -> None:
        """The findings in a document, and those that a baseline puts off."""
        self._found[path] = found
        self._put_off.update(_key(path, each) for each in put_off)

    def found(self, path: str) -> tuple[Diagnostic, ...]:
        """All findings in a document, whether or not they ask something."""
        return self._found.get(path, ())

    def levels(self, path: str) -> dict[str, Severity]:
        """How grave the findings of each rule that is on are there."""
        return levels_at(self.snapshot.config(path), path, self._overrides, RULES)

    def open(self, path: str) -> Iterator[Diagnostic]:
        """The findings in a document that ask something."""
        yield from self._beyond(path, self._put_off)

    def left(self, path: str) -> Iterator[Diagnostic]:
        """Those that have not been asked about yet."""
        yield from self._beyond(path, self._put_off + self._passed)

    def once(self) -> list[tuple[str, Diagnostic]]:
        """What is left to be asked, in that order; what two sides ask alike, of the first alone."""
        every = [(path, each) for path in self.scope for each in self.left(path)]
        asked: dict[_Sides, None] = {}
        found = []
        for path, each in sorted(every, key=lambda each: order(*each)):
            sides = _sides(path, each)
            if len(sides) == 1 or sides not in asked:
                asked[sides] = None
                found.append((path, each))
        return found

    def next(self) -> Question | None:
        """What is to be asked now."""
        first = next(iter(self.once()), None)
        return asking(self.snapshot, *first) if first else None

    @property
    def count(self) -> int:
        """How many are left to be asked."""
        return len(self.once())

    def pass_over(self, question: Question) -> None:
        """Asks this no more, of none of its sides."""
        own, sides = question.diagnostic, _sides(question.path, question.diagnostic)
        self._passed[_key(question.path, own)] += 1
        if len(sides) == 1:
            return
        for path in sorted({path for _, path, _ in sides}):
            for each in [*self.left(path)]:
                if each.span != own.span and _sides(path, each) == sides:
                    self._passed[_key(path, each)] += 1

    def leave(self, option: Option) -> None:
        """Remembers what an answer has left to be filled in."""
        for path, edit in option.fix.edits:
            for words in left_in(edit.text):
                self._blanks[path, words] += edit.text.count(words)

    @property
    def blanks(self) -> int:
        """How much of what answers have left to be filled in still stands there."""
        return sum(
            min(size, self.snapshot.string(path).count(words))
            for (path, words), size in self._blanks.items()
        )

    def renewed(self, path: str) -> str:
        """Reads the file again where it holds something else than was read, and says so; "" where
        it does not. What cannot be read is asked about no more, and stays open."""
        text = read(self.root, path, Bounds().size)
        before = self.snapshot
        if isinstance(text, str):
            if text == before.string(path):
                return ""
            said = f"{self.shown(path)} has changed: read again"
            self.snapshot = changed(before, Change(texts={path: text}), NAMES)
        elif text.reason == GONE:
            said = f"{self.shown(path)} is gone: its questions stay open"
            self._passed.update(_key(path, each) for each in self.left(path))
            self._gone.add(path)
            self.snapshot = changed(before, Change(removed=frozenset((path,))), NAMES)
        else:
            self._passed.update(_key(path, each) for each in self.left(path))
            return f"{self.shown(path)} cannot be read now: {text.reason}"
        self._look_again(before, (path,))
        return said

    def tried(self, question: Question, option: Option) -> Settled | Refused:
        """What an answer would make of the documents."""
        # Answers to some of the questions may not bring others.
        besides = self._overrides._replace(select=()) if self._overrides.select else None
        return at_once(
            settle(self.snapshot, question, option, self._overrides, self._found, besides)
        )

    def write(
        self, question: Question, settled: Settled, record: tuple[str, str] | None = None
    ) -> tuple[str, ...] | Unwritten:
        """Writes what an answer has made, with its `record`: what was answered, and the day. Gives
        the files that were changed, or the reason where the first could not be."""
        before, after = self.snapshot, settled.snapshot
        texts = {path: after.string(path) for path in settled.edits}
        noted = recording(after, question, *record) if record and not settled.is_open else None
        if noted is not None:
            ((spec, edit),) = noted.fix.edits
            texts[spec] = edited(after.string(spec), [edit])
            after = changed(after, Change(texts={spec: texts[spec]}), NAMES)
        written: list[str] = []
        for path, text in sorted(texts.items(), key=lambda each: each[0] != question.path):
            if reason := change(self.root, path, self.snapshot.string(path), text):
                return self._stopped(path, reason, written, texts)
            written.append(path)
        for path, text in settled.created.items():
            if reason := create(self.root, path, text):
                return self._stopped(path, reason, written, texts)
            written.append(path)
        self.snapshot = after
        # Also of documents that are not asked about, so that these need not be checked again.
        self._found |= settled.found
        self._look_again(before, texts)
        return tuple(written)

    def _stopped(
        self, path: str, reason: str, written: list[str], texts: dict[str, str]
    ) -> Unwritten:
        """What was written before one file refused stays, and is known."""
        before, done = self.snapshot, {each: texts[each] for each in written if each in texts}
        self.snapshot = changed(before, Change(texts=done), NAMES)
        self._look_again(before, done)
        return Unwritten(f"cannot write {self.shown(path)}: {reason}")

    def _look_again(self, before: Snapshot, paths: Collection[str]) -> None:
        """Checks the documents at these paths, which have changed, those that pointed at them, and
        those that they now point at; all, where names or a configuration have changed."""
        documents = self.snapshot.documents
        if self.snapshot.names is not before.names or not documents.keys() >= set(paths):
            self._check(self._found)
            return
        pointing = {each for each in self._found if not self._pointed_at(each).isdisjoint(paths)}
        self._check({*paths, *pointing})
        now = {there for each in paths for there in self._pointed_at(each)}
        self._check((now & self._found.keys()) - pointing - set(paths))

    def _check(self, paths: Collection[str]) -> None:
        for each in sorted(paths):
            if each not in self._gone:
                self._found[each] = check(self.snapshot, each, self._overrides).diagnostics

    def _pointed_at(self, path: str) -> set[str]:
        """The documents with evidence of what was found in the one at `path`."""
        return {there.path for each in self.found(path) for there in each.related}

    def _beyond(self, path: str, passed: Counter[_Key]) -> Iterator[Diagnostic]:
        seen: Counter[_Key] = Counter()
        for each in self._found.get(path, ()):
            key = _key(path, each)
            seen[key] += 1
            if each.question and seen[key] > passed[key]:
                yield each


_Sides = frozenset[tuple[str, str, Span]]


def _sides(path: str, diagnostic: Diagnostic) -> _Sides:
    """The rule and the places of a finding that is about two, and of any other its own."""
    places = [(path, diagnostic.span)]
    if len(diagnostic.related) == 1:
        places.append(diagnostic.related[0][:2])
    return frozenset((diagnostic.rule, *each) for each in places)


def _key(path: str, diagnostic: Diagnostic) -> _Key:
    return path, diagnostic.rule, diagnostic.clause, diagnostic.message
