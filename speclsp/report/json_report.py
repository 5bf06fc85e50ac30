"""The report for programs: one JSON object, version 1, the same bytes for the same findings.

version       1
diagnostics   path, line, column, endLine, endColumn, rule, group, severity, message,
              clause (or null), question (or null), related: path, line, column, message
summary       files, clauses, sections, derived, notations, skipped: path, reason;
              failed: the rules that raised; baselined: findings that a baseline puts off;
              stale: those of a baseline that are found no more
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from speclsp.report.ascii import as_json
from speclsp.report.finding import Finding
from speclsp.report.summary import Summary

VERSION = 1


def json_report(findings: Iterable[Finding], summary: Summary) -> str:
    report = {
        "version": VERSION,
        "diagnostics": list(_diagnostics(findings)),
        "summary": _counts(summary),
    }
    return as_json(report, indent=2) + "\n"


def json_lines(findings: Iterable[Finding], summary: Summary) -> Iterator[str]:
    """A line for each finding, and one for the summary; `kind` tells which it is."""
    for each in _diagnostics(findings):
        yield as_json({"kind": "diagnostic", **each})
    yield as_json({"kind": "summary", "version": VERSION, **_counts(summary)})


def _counts(summary: Summary) -> dict[str, Any]:
    return {
        "files": summary.files,
        "clauses": summary.clauses,
        "sections": summary.sections,
        "derived": summary.derived,
        "notations": list(summary.notations),
        "skipped": [each._asdict() for each in summary.skipped],
        "failed": list(summary.failed),
        "baselined": summary.baselined,
        "stale": summary.stale,
    }


def _diagnostics(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    for each in findings:
        yield {
            "rule": each.rule,
            "group": each.group,
            "severity": each.severity,
            "message": each.message,
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "endLine": each.end_line,
            "endColumn": each.end_column,
            "clause": each.clause,
            "question": each.question or None,
            "related": [
                {
                    "path": other.path,
                    "line": other.line,
                    "column": other.column,
                    "message": other.message,
                }
                for other in each.related
            ],
        }
