"""Findings as a Code Quality report of GitLab: a JSON array, which it compares between branches.

It knows lines and no columns. Two findings of one fingerprint are one to GitLab, so the path is
part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from speclsp.diagnostic import Severity
from speclsp.report.ascii import filled
from speclsp.report.finding import Finding
from speclsp.report.one_line import with_related
from speclsp.report.safe import encodable

_SEVERITIES: dict[Severity, str] = {
    "error": "major",
    "warning": "minor",
    "info": "info",
    "hint": "info",
}


def gitlab_report(findings: Iterable[Finding]) -> Iterator[str]:
    return filled([], map(_issue, findings))


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "description": with_related(finding),
        "check_name": finding.rule,
        "fingerprint": _fingerprint(finding),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": encodable(finding.path),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }


def _fingerprint(finding: Finding) -> str:
    whole = f"{finding.path}\0{finding.fingerprint}"
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]
