"""Findings in the diagnostic format of reviewdog. Columns count bytes of UTF-8, as it wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from speclsp.diagnostic import Severity
from speclsp.report.ascii import filled
from speclsp.report.finding import Finding, PlacedEdit
from speclsp.report.one_line import with_related
from speclsp.report.safe import encodable

_SEVERITIES: dict[Severity, str] = {
    "error": "ERROR",
    "warning": "WARNING",
    "info": "INFO",
    "hint": "INFO",
}


def rdjson_report(findings: Iterable[Finding]) -> Iterator[str]:
    return filled({"source": {"name": "speclsp"}, "diagnostics": []}, map(_diagnostic, findings))


def _diagnostic(finding: Finding) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": with_related(finding),
        "location": {"path": encodable(finding.path), "range": _range(finding)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if suggestions := list(_suggestions(finding)):
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _suggestions(finding: Finding) -> Iterator[dict[str, Any]]:
    """Each is one edit in the file of the finding, which is all that the format can say."""
    for fix in finding.fixes:
        if len(fix.edits) == 1 and fix.edits[0].path == finding.path:
            (edit,) = fix.edits
            yield {"range": _range(edit), "text": encodable(edit.text)}


def _range(place: Finding | PlacedEdit) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": place.byte_column},
        "end": {"line": place.end_line, "column": place.end_byte_column},
    }
