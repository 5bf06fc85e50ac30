"""Findings in the XML of Checkstyle, which many build servers read. Columns count code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from speclsp.diagnostic import Severity
from speclsp.report.ascii import tag
from speclsp.report.finding import Finding
from speclsp.report.one_line import with_related
from speclsp.report.safe import safe

# The version of Checkstyle whose format this is; readers look for one.
_VERSION = "4.3"
_SEVERITIES: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "info",
    "hint": "info",
}


def checkstyle_report(findings: Iterable[Finding]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("checkstyle", {"version": _VERSION})
    for path, several in groupby(findings, key=lambda each: each.path):
        yield "  " + tag("file", {"name": safe(path)})
        for each in several:
            yield "    " + tag("error", _attributes(each), closed=True)
        yield "  </file>"
    yield "</checkstyle>"


def _attributes(finding: Finding) -> dict[str, object]:
    return {
        "line": finding.line,
        "column": finding.column,
        "severity": _SEVERITIES[finding.severity],
        "message": with_related(finding),
        "source": f"speclsp.{finding.rule}",
    }
