"""What is said about a document: diagnostics, the places they point at, and fixes. Values only."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.text import Edit, Span

Severity = Literal["error", "warning", "info", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info", "hint")
"""From the gravest down."""

WORDING = ("keyword", "ambiguity", "term")
"""The groups of rules on wording: of their findings at most one stands at a place."""

Grade = Literal["safe", "consent", "show"]
"""Whether a fix may be applied unasked, only when the author agrees, or is only to be shown."""


class Related(NamedTuple):
    """Evidence at another place: a span in the document at `path`."""

    path: str
    span: Span
    message: str


class Diagnostic(NamedTuple):
    """One finding. `rule` and `severity` are added by the check, the rest is given by the rule."""

    span: Span
    # One line: the document's own words in quotes, the fault before the remedy, no full stop.
    message: str
    related: tuple[Related, ...] = ()
    # The identifier of the clause that it is about, "" when there is none.
    clause: str = ""
    # What the rule's own fixes need to know.
    data: tuple[str, ...] = ()
    rule: str = ""
    severity: Severity = "warning"
    # What the author would have to answer to settle it, "" where there is nothing to ask.
    question: str = ""
    # Whether it is one degree graver than its rule's findings are.
    graver: bool = False
    # Whether it is one degree milder.
    milder: bool = False


class Fix(NamedTuple):
    """Edits that mend a diagnostic, each in the document (or new file) at its path."""

    title: str
    grade: Grade
    edits: tuple[tuple[str, Edit], ...] = ()
    # Files that do not exist yet: path and whole text.
    created: tuple[tuple[str, str], ...] = ()
