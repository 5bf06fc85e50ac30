"""What only the authors can answer, by document and clause."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from speclsp.report.finding import Finding
from speclsp.report.page.overview import Asked, Interview, Question


def interviews(findings: Iterable[Finding]) -> tuple[Interview, ...]:
    """The questions of the findings, which are in the order of their places."""
    asked = [each for each in findings if each.question]
    return tuple(
        Interview(path, tuple(_by_clause(list(several))))
        for path, several in groupby(asked, key=lambda each: each.path)
    )


def _by_clause(findings: list[Finding]) -> list[Asked]:
    clauses = dict.fromkeys(each.clause or "" for each in findings)
    return [
        Asked(
            clause,
            tuple(
                Question(each.line, each.rule, each.severity, each.question, each.message)
                for each in findings
                if (each.clause or "") == clause
            ),
        )
        for clause in clauses
    ]
