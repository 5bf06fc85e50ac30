"""Findings in SARIF 2.1.0, the interchange format of analysis tools, as code scanning reads it.

Columns count code points and say so. Messages are plain text, places relative to the working
directory, and neither times nor what the machine is called is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from speclsp import __version__
from speclsp.diagnostic import SEVERITIES, Severity
from speclsp.report.ascii import filled
from speclsp.report.finding import Finding
from speclsp.report.safe import safe
from speclsp.report.sarif_fixes import fixes
from speclsp.report.sarif_places import BASE, location, message, uri
from speclsp.report.sarif_rules import INDEX, LEVELS, rules
from speclsp.report.summary import Summary

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""As many as GitHub takes in a run; it refuses a file with more."""

FINGERPRINT = "speclsp/v1"
_MOST_RELATED = 100
_MOST_SKIPPED = 1_000


def sarif_report(findings: Sequence[Finding], summary: Summary) -> Iterator[str]:
    kept = _gravest(findings)
    notes = [*_cut(findings, kept), *_outside(kept), *_failed(summary), *_skipped(summary)]
    run = {
        "tool": {"driver": {"name": "speclsp", "version": __version__, "rules": rules()}},
        "invocations": [
            {"executionSuccessful": not summary.failed, "toolExecutionNotifications": notes}
        ],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "defaultEncoding": "utf-8",
        "originalUriBaseIds": {BASE: {"description": {"text": "The working directory"}}},
        "properties": {
            "files": summary.files,
            "clauses": summary.clauses,
            "sections": summary.sections,
            "notations": list(summary.notations),
        },
        "results": [],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return filled(log, map(_result, kept))


def _gravest(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Those that there is room for, in the order of all."""
    if len(findings) <= MOST_RESULTS:
        return findings
    ranks = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    order = sorted(range(len(findings)), key=lambda each: ranks[findings[each].severity])
    return [findings[each] for each in sorted(order[:MOST_RESULTS])]


def _result(finding: Finding) -> dict[str, Any]:
    place = location(
        finding.path, (finding.line, finding.column, finding.end_line, finding.end_column)
    )
    if finding.clause:
        place.setdefault("logicalLocations", []).append(
            {"fullyQualifiedName": safe(finding.clause), "kind": "clause"}
        )
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": message(finding.message),
        "locations": [place],
    }
    if finding.rule in INDEX:
        result["ruleIndex"] = INDEX[finding.rule]
    if finding.related:
        result["relatedLocations"] = list(_related(finding))
    if finding.fingerprint:
        result["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
    if mended := fixes(finding):
        result["fixes"] = mended
    if finding.question:
        result["properties"] = {"question": safe(finding.question)}
    if finding.baseline:
        result["baselineState"] = finding.baseline
    return result


def _related(finding: Finding) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(finding.related[:_MOST_RELATED], 1):
        place = location(each.path, (each.line, each.column, each.end_line, each.end_column))
        yield {"id": number, **place, "message": message(each.message)}


def _cut(findings: Sequence[Finding], kept: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    if len(kept) < len(findings):
        words = f"{len(kept):,} results of {len(findings):,} are given, the gravest"
        yield _notification("warning", words)


def _outside(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    count = sum(uri(each.path) is None for each in findings)
    if count:
        words = f"{count:,} results are outside the working directory and have no address"
        yield _notification("warning", words)


def _failed(summary: Summary) -> Iterator[dict[str, Any]]:
    for rule in summary.failed:
        yield _notification("error", f"the rule {rule} failed and did not run to its end")


def _skipped(summary: Summary) -> Iterator[dict[str, Any]]:
    for path, reason in summary.skipped[:_MOST_SKIPPED]:
        yield {**_notification("warning", f"skipped: {reason}"), "locations": [location(path)]}
    if len(summary.skipped) > _MOST_SKIPPED:
        yield _notification("warning", f"skipped in all: {len(summary.skipped):,}")


def _notification(level: Severity, text: str) -> dict[str, Any]:
    return {"level": LEVELS[level], "message": message(text)}
