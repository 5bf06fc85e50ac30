"""The report for programs, member by member."""

from __future__ import annotations

import json

from speclsp.report.finding import Finding, RelatedPlace
from speclsp.report.json_report import json_report
from speclsp.report.summary import Recognised, Skip, Summary

FINDING = Finding(
    "docs/ü.md", 12, 4, 13, 1, "duplicate-clause", "identity", "error", 'R-1: "twice"', "R-1",
    (RelatedPlace("a.md", 1, 2, "first"),),
)  # fmt: skip
SUMMARY = Summary(3, 2, 1, (Recognised("generic", 2, 2, "a.md"),), (Skip("x.md", "binary"),))


def test_the_members_are_those_that_are_documented() -> None:
    assert json.loads(json_report([FINDING], SUMMARY)) == {
        "version": 1,
        "diagnostics": [
            {
                "rule": "duplicate-clause",
                "group": "identity",
                "severity": "error",
                "message": 'R-1: "twice"',
                "path": "docs/ü.md",
                "line": 12,
                "column": 4,
                "endLine": 13,
                "endColumn": 1,
                "clause": "R-1",
                "question": None,
                "related": [{"path": "a.md", "line": 1, "column": 2, "message": "first"}],
            }
        ],
        "summary": {
            "files": 3,
            "clauses": 2,
            "sections": 1,
            "derived": 0,
            "notations": ["generic"],
            "skipped": [{"path": "x.md", "reason": "binary"}],
            "failed": [],
            "baselined": 0,
            "stale": 0,
        },
    }


def test_no_clause_is_null() -> None:
    report = json_report([FINDING._replace(clause=None)], SUMMARY)
    assert json.loads(report)["diagnostics"][0]["clause"] is None


def test_the_text_is_ascii_without_commands_and_the_values_are_whole() -> None:
    evil = "\x1b[2J\x7f\x9b\u202e\udcff ##[error] ::error::\n"
    report = json_report([FINDING._replace(path=evil, message=evil)], SUMMARY)
    assert all(" " <= character <= "~" for character in report.replace("\n", ""))
    assert "##[" not in report
    assert not any(line.lstrip().startswith("::") for line in report.splitlines())
    (found,) = json.loads(report)["diagnostics"]
    assert found["path"] == found["message"] == evil
