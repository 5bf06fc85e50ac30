"""The report for programs: one JSON object, version 1, the same bytes for the same findings.

Only ASCII is written, so that it survives every stream; `##[` is escaped, which GitHub's runner
would take for a command.

    version       1
    diagnostics   path, line, column, endLine, endColumn, rule, group, severity, message,
                  clause (or null), related: path, line, column, message
    summary       files, clauses, sections, derived, notations, skipped: path, reason;
                  failed: the rules that raised; baselined: findings that a baseline puts off;
                  stale: those of a baseline that are found no more
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from speclsp.report.finding import Finding
from speclsp.report.summary import Summary

VERSION = 1


def json_report(findings: Iterable[Finding], summary: Summary) -> str:
    report = {
        "version": VERSION,
        "diagnostics": list(_diagnostics(findings)),
        "summary": {
            "files": summary.files,
            "clauses": summary.clauses,
            "sections": summary.sections,
            "derived": summary.derived,
            "notations": list(summary.notations),
            "skipped": [each._asdict() for each in summary.skipped],
            "failed": list(summary.failed),
            "baselined": summary.baselined,
            "stale": summary.stale,
        },
    }
    text = json.dumps(report, indent=2, ensure_ascii=True)
    return text.replace("\x7f", "\\u007f").replace("##[", "##\\u005b") + "\n"


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
