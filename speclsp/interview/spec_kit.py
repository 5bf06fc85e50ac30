"""Spec Kit's ways with what is open: which feature a document is of, and the marks for questions.

A question stands where it arises, as `[NEEDS CLARIFICATION: ...]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.document import Document
from speclsp.interview.sentence import Sentence
from speclsp.notation.folders import feature_folder
from speclsp.notation.spec_kit import NAME, NOTATION
from speclsp.statements.prose import prose_in
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

MARKER = re.compile(r"\[NEEDS CLARIFICATION(?::[ \t]*(?P<question>[^\[\]]*))?\]")
_SPEC = "spec.md"
_FOLDER = ".specify"
# What cannot stand within the brackets, in a cell or in one line, and what Markdown would read.
_PLAIN = str.maketrans(
    {"[": "(", "]": ")", "|": "/", "`": "'", "<": "(", ">": ")", "*": "", "\\": ""}
)
_CLOSING = ".!?;:"


def feature_spec(snapshot: Snapshot, path: str) -> str | None:
    """The specification of the feature that the document at `path` is of, where that is one of Spec
    Kit."""
    document = snapshot.documents.get(path)
    folder = feature_folder(path)
    if document is None or not folder or NAME in document.options.disabled:
        return None
    if not NOTATION.reads(path) and NAME not in document.options.enabled:
        return None
    spec = f"{folder}/{_SPEC}"
    if (held := snapshot.documents.get(spec)) is None:
        return None
    in_use = any(clause.notation == NAME for _, clause in held.settled.clauses)
    return spec if in_use or snapshot.exists(_FOLDER) else None


def marker(question: str) -> str:
    """The question as Spec Kit marks one."""
    return f"[NEEDS CLARIFICATION: {' '.join(question.translate(_PLAIN).split())}]"


def marking(document: Document, sentence: Sentence, question: str) -> Edit | None:
    """Puts the question at the end of the sentence; None where one stands there already."""
    words = document.words(sentence.span)
    if MARKER.search(words):
        return None
    at = sentence.span.start + len(words.rstrip(_CLOSING))
    return Edit(Span(at, at), f" {marker(question)}")


def marked_questions(document: Document) -> Iterator[tuple[Span, str]]:
    """The questions that stand in the prose of a document, marked, with their places."""
    for at in range(len(document.segments)):
        for read in prose_in(document, at):
            for found in MARKER.finditer(read.words):
                if asked := (found["question"] or "").strip():
                    start = document.starts[at] + read.prose.span.start
                    yield Span(found.start(), found.end()).moved(start), asked
