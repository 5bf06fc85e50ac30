"""Findings as commands to GitHub's runner, which shows them beside the lines that they are about.

It shows the first ten of each level in a step; all of them stand in the log. Columns count code
points and are left out where a place spans lines, as GitHub wants it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Severity
from speclsp.report.finding import Finding
from speclsp.report.one_line import with_place
from speclsp.report.safe import safe, unhooked

_LEVELS: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "notice",
    "hint": "notice",
}
# `%` first.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_report(findings: Iterable[Finding], folder: str = "") -> Iterator[str]:
    """A command for each finding. `folder` is where paths are relative to, in the repository."""
    for each in findings:
        properties = {"title": f"speclsp: {each.rule}", **_place(each, folder)}
        written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        data = unhooked(with_place(each)).translate(_DATA)
        yield f"::{_LEVELS[each.severity]} {written}::{data}"


def _place(finding: Finding, folder: str) -> dict[str, str]:
    place = {
        "file": posixpath.normpath(posixpath.join(folder, finding.path)),
        "line": str(finding.line),
        "endLine": str(finding.end_line),
    }
    if finding.line == finding.end_line:
        place |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    return place


def _property(value: str) -> str:
    return unhooked(safe(value)).translate(_PROPERTY)
