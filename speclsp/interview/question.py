"""The questions that findings put to the author, and the answers that are ready to be chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speclsp.checking.check import fixes
from speclsp.diagnostic import SEVERITIES, Diagnostic, Fix
from speclsp.features.manner import in_manner
from speclsp.interview.sentence import sentence_at
from speclsp.interview.spec_kit import MARKER, feature_spec, marker, marking
from speclsp.text import Span
from speclsp.workspace import Snapshot

_GRADES = ("safe", "consent")
_OPEN_ALREADY = "placeholder"
# What fixes leave for the author to write.
_BLANK = re.compile(r"\{(?:N|event)\}|\bTBD\b")

_WRITES = re.compile('Write "(.+?)"(?:, as [^"]+ does| in [^"]+)?')


class Option(NamedTuple):
    """An answer, and the edits that write it down."""

    title: str
    fix: Fix
    # What else there is to know before it is chosen, a line each.
    notes: tuple[str, ...] = ()
    # What is recorded as the answer, "" where the title says it.
    words: str = ""

    @property
    def said(self) -> str:
        """The answer as it is recorded: the words that it writes, where its title says no more."""
        written = _WRITES.fullmatch(self.title)
        return self.words or (written[1] if written else self.title)


class Question(NamedTuple):
    """What a finding in the document at `path` asks its author."""

    path: str
    diagnostic: Diagnostic
    text: str
    options: tuple[Option, ...]

    @property
    def order(self) -> tuple[int, str, Span, str]:
        """Before which others it is asked: the graver ones, then by path and place."""
        return order(self.path, self.diagnostic)


def order(path: str, diagnostic: Diagnostic) -> tuple[int, str, Span, str]:
    """The place of a finding among those that are asked about."""
    return SEVERITIES.index(diagnostic.severity), path, diagnostic.span, diagnostic.rule


def questions(
    snapshot: Snapshot, path: str, diagnostics: Iterable[Diagnostic]
) -> tuple[Question, ...]:
    """What the findings in the document at `path` ask, the gravest first."""
    asked = [asking(snapshot, path, each) for each in diagnostics if each.question]
    return tuple(sorted(asked, key=lambda each: each.order))


def asking(snapshot: Snapshot, path: str, diagnostic: Diagnostic) -> Question:
    """What one finding asks, with the answers that its rule knows, and that of leaving it open."""
    options = tuple(_options(snapshot, path, diagnostic))
    return Question(path, diagnostic, diagnostic.question, options)


def blanks(fix: Fix) -> tuple[str, ...]:
    """What of the words that a fix writes is for the author to fill in, each once."""
    written = [edit.text for _, edit in fix.edits] + [text for _, text in fix.created]
    return tuple(dict.fromkeys(found for text in written for found in _BLANK.findall(text)))


def left_in(words: str) -> tuple[str, ...]:
    """What of these words is for the author to fill in or to answer, each once."""
    marks = [found.group() for found in MARKER.finditer(words)]
    return tuple(dict.fromkeys((*_BLANK.findall(words), *marks)))


def marks_open(fix: Fix) -> bool:
    """Whether a fix writes the question into the document, for another day."""
    return any(MARKER.search(edit.text) for _, edit in fix.edits)


def _options(snapshot: Snapshot, path: str, diagnostic: Diagnostic) -> Iterator[Option]:
    offered = [each for each in fixes(snapshot, path, diagnostic) if each.grade in _GRADES]
    for fix in sorted(offered, key=lambda each: _GRADES.index(each.grade)):
        left = blanks(fix)
        hint = f" (fill in {' and '.join(left)})" if left else ""
        yield Option(fix.title + hint, in_manner(snapshot, path, fix))
    if (open_fix := _left_open(snapshot, path, diagnostic)) is not None:
        yield Option(open_fix.title, open_fix)


def _left_open(snapshot: Snapshot, path: str, diagnostic: Diagnostic) -> Fix | None:
    """The question in the words of Spec Kit, where that is in use."""
    if diagnostic.rule == _OPEN_ALREADY or feature_spec(snapshot, path) is None:
        return None
    document = snapshot.documents[path].awake()
    sentence = sentence_at(snapshot, document, diagnostic.span.start)
    if sentence is None or sentence.heading:
        return None
    edit = marking(document, sentence, diagnostic.question)
    if edit is None:
        return None
    title = f"Leave it open as {marker(diagnostic.question)}"
    return Fix(title, "consent", ((path, edit),))
