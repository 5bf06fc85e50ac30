"""The mistakes in a configuration file as findings."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.config.values import ProblemRule
from speclsp.diagnostic import Diagnostic
from speclsp.text import Span
from speclsp.workspace import ConfigFile


def problems(file: ConfigFile, rule: ProblemRule) -> Iterator[Diagnostic]:
    """Those that are this rule's."""
    for problem in file.problems:
        if problem.rule == rule:
            data = (problem.remedy,) if problem.remedy else ()
            yield Diagnostic(Span(problem.start, problem.end), problem.message, data=data)
