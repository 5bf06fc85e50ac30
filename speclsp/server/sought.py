"""A finding as the client names it, found again after the document has changed."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.diagnostic import Diagnostic
from speclsp.interview.question import Question, asking
from speclsp.interview.sentence import sentence_at
from speclsp.server.client import at
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, member, sound, words
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.text import Span
from speclsp.work import Work


class Sought(NamedTuple):
    """What a finding is found again by, after the document has changed."""

    uri: str
    rule: str
    message: str
    # Where it was in the document of that version.
    range: Json
    version: int | None
    # The line that it was in; None where that is not known.
    line: str | None = None


class Found(NamedTuple):
    """A finding as it is at one moment, and what it asks."""

    there: Located
    version: int | None
    findings: tuple[Diagnostic, ...]
    question: Question

    def sought(self, units: Units) -> Sought:
        """What it is found by from now on."""
        diagnostic = self.question.diagnostic
        return Sought(
            self.there.uri,
            diagnostic.rule,
            diagnostic.message,
            units.range(self.there.text, diagnostic.span),
            self.version,
            _line(self.there, diagnostic),
        )


def received(argument: Json) -> Sought:
    """What the client sends back. Raises MalformedError."""
    version = at(argument, "version")
    return Sought(
        sound(words(argument, "uri")),
        words(argument, "rule"),
        words(argument, "message"),
        member(argument, "range"),
        version if isinstance(version, int) and not isinstance(version, bool) else None,
    )


def finding(session: Session, findings: Findings, sought: Sought) -> Work[Found | None]:
    """The finding in its document as that is now; None where it is no longer there."""
    opened = session.opened.get(key_of(sought.uri))
    if opened is None or opened.kind != "markdown" or opened.desynced:
        return None
    there, version = opened.located, opened.version
    known = yield from findings.finding(opened)
    same = [
        each
        for each in known
        if (each.rule, each.message) == (sought.rule, sought.message) and each.question
    ]
    if version is not None and version == sought.version:
        span = session.units.span(there.text, sought.range)
        same = [each for each in same if each.span == span]
    elif sought.line is not None:
        same = [each for each in same if _line(there, each) == sought.line]
    # Of several that nothing tells apart, none is the one that was meant.
    if len(same) != 1:
        return None
    yield
    return Found(there, version, known, asking(there.snapshot, there.path, same[0]))


def sentence_of(there: Located, diagnostic: Diagnostic) -> Span | None:
    """The sentence that other words can be written for; None where there is none."""
    document = there.snapshot.documents.get(there.path)
    if document is None:
        return None
    found = sentence_at(there.snapshot, document.awake(), diagnostic.span.start)
    return found and found.span


def _line(there: Located, diagnostic: Diagnostic) -> str:
    span = there.text.line(there.text.line_at(diagnostic.span.start))
    return there.text.string[span.start : span.end]
