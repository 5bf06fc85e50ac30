"""All open questions as a page of Markdown, for those who meet to answer them.

What comes from a document stands between backticks, but for the marks of Spec Kit, which are
repeated as they are written there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from speclsp.interview.question import Question, marks_open
from speclsp.interview.sentence import sentence_at
from speclsp.interview.spec_kit import feature_spec, marked_questions, marker
from speclsp.report.markdown_report import code
from speclsp.report.safe import plain_line, safe
from speclsp.report.style import Style, counted
from speclsp.report.text_report import by_severity
from speclsp.statements.clauses import clause_at
from speclsp.workspace import Snapshot

_LONGEST = 400


class Asked(NamedTuple):
    """What is open in one document, and the marks of questions that no finding is about."""

    path: str
    # The path as it is shown.
    shown: str
    snapshot: Snapshot
    questions: tuple[Question, ...]


class _Entry(NamedTuple):
    offset: int
    clause: str
    lines: tuple[str, ...]


def listing(documents: Sequence[Asked]) -> Iterator[str]:
    """The lines of the page."""
    for line in _page(documents):
        yield plain_line(line)


def count(documents: Sequence[Asked]) -> int:
    """How many questions the page lists."""
    return sum(len(_entries(each)) for each in documents)


def _page(documents: Sequence[Asked]) -> Iterator[str]:
    several = [(each, entries) for each in documents if (entries := _entries(each))]
    yield "# Open questions"
    yield ""
    size = sum(len(entries) for _, entries in several)
    if not size:
        yield "No question is open."
        return
    graded = by_severity([one.diagnostic for each in documents for one in each.questions], Style())
    yield (
        f"{counted(size, 'question')} in {counted(len(several), 'document')}"
        + (f": {graded}." if graded else ".")
    )
    for each, entries in several:
        yield ""
        yield f"## {code(each.shown)}"
        ordered = sorted(entries, key=lambda one: one.offset)
        for clause, group in groupby(ordered, key=lambda one: one.clause):
            yield ""
            yield f"### {code(clause)}" if clause else "### Without an identifier"
            yield ""
            for entry in group:
                yield from entry.lines


def _entries(asked: Asked) -> list[_Entry]:
    found = [_entry(asked, each) for each in asked.questions]
    return found + [
        each
        for each in _marked(asked.snapshot, asked.path)
        if not any(
            one.diagnostic.span.start <= each.offset < one.diagnostic.span.end
            for one in asked.questions
        )
    ]


def _entry(asked: Asked, question: Question) -> _Entry:
    path, diagnostic = question.path, question.diagnostic
    snapshot, start = asked.snapshot, question.diagnostic.span.start
    lines = [f"- {_told(snapshot, question)}"]
    text = snapshot.text(path)
    line = text.line_at(start) + 1 if text else 1
    about = (
        f"  line {line}, {diagnostic.severity}, {code(diagnostic.rule)}: {code(diagnostic.message)}"
    )
    lines.append(about)
    if words := _sentence(snapshot, path, start):
        lines += ["", f"  > {code(words)}", ""]
    for related in diagnostic.related[:1]:
        if words := _sentence(snapshot, related.path, related.span.start):
            there = snapshot.text(related.path)
            where = there.line_at(related.span.start) + 1 if there else 1
            lines += [f"  {code(related.path)}, line {where}:", "", f"  > {code(words)}", ""]
    lines += [
        f"  - [ ] {code(each.title)}" for each in question.options if not marks_open(each.fix)
    ]
    lines.append("  - [ ] other:")
    document = snapshot.document(path)
    clause = diagnostic.clause or (clause_at(document, start) if document else "")
    return _Entry(start, clause, tuple(lines))


def _told(snapshot: Snapshot, question: Question) -> str:
    """The question, in the form of Spec Kit where that is in use."""
    if feature_spec(snapshot, question.path) is None:
        return f"**{code(question.text)}**"
    written = snapshot.string(question.path)[slice(*question.diagnostic.span)]
    return safe(written) if written.startswith("[NEEDS CLAR") else safe(marker(question.text))


def _marked(snapshot: Snapshot, path: str) -> Iterator[_Entry]:
    """The questions that the document asks by itself, in the form of Spec Kit."""
    document = snapshot.documents.get(path)
    if document is None or feature_spec(snapshot, path) is None:
        return
    for span, question in marked_questions(document):
        line = document.text.line_at(span.start) + 1
        told = (f"- {safe(marker(question))}", f"  line {line}, asked there", "  - [ ] other:")
        yield _Entry(span.start, clause_at(document, span.start), told)


def _sentence(snapshot: Snapshot, path: str, offset: int) -> str:
    document = snapshot.document(path)
    sentence = sentence_at(snapshot, document.awake(), offset) if document else None
    if document is None or sentence is None:
        return ""
    words = " ".join(document.words(sentence.span).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."
