"""Where a statement says something, behind the identifier that opens its clause."""

from __future__ import annotations

from speclsp.language.words import Word
from speclsp.resolution.statements import Statement

# As far as a label stands from the start: `- **REQ-BIL-001** (superseded)`.
_NEAR = 120
# Longer than any sentence that is written to be read, so that every pair of words can be looked at.
_MOST = 250


def said(statement: Statement) -> tuple[Word, ...]:
    """The words of the sentence without the identifier of its clause and the marks around it; none
    of one that is too long to be a sentence."""
    words = statement.words
    if len(words) > _MOST:
        return ()
    start = _start(statement)
    at = next((n for n, word in enumerate(words) if word.start >= start), len(words))
    if at:
        while at < len(words) and words[at].kind == "mark" and words[at].text not in "([\"“'":
            at += 1
    return words[at:]


def _start(statement: Statement) -> int:
    """Where the identifier ends, or the sentence starts."""
    span = statement.span
    if not statement.clause:
        return span.start
    at = statement.passage.find(statement.clause, span.start, min(span.end, span.start + _NEAR))
    return span.start if at < 0 else at + len(statement.clause)
