"""The mistakes in a configuration file as findings, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.config.values import ProblemRule
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.text import Edit, Span
from speclsp.workspace import ConfigFile, Snapshot


def problems(file: ConfigFile, rule: ProblemRule) -> Iterator[Diagnostic]:
    """Those that are this rule's."""
    for problem in file.problems:
        if problem.rule == rule:
            data = (problem.remedy,) if problem.remedy else ()
            yield Diagnostic(Span(problem.start, problem.end), problem.message, data=data)


def remedies(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """`document` is the configuration file. Quotation marks stay."""
    written, (start, end) = document.words(diagnostic.span), diagnostic.span
    marks = 1 if written[:1] in ("'", '"') else 0
    for name in diagnostic.data:
        edit = Edit(Span(start + marks, end - marks), name)
        yield Fix(f'Write "{name}"', "consent", ((document.path, edit),))
