"""The formats for programs, by name. Each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Severity
from speclsp.report.finding import Finding
from speclsp.report.summary import Summary
from speclsp.rules.all import OF_MODELS

NAMES = (
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
)
WITH_FIXES = frozenset({"sarif", "rdjson"})
"""Those that can say how to mend a finding."""

WITH_BASELINE = frozenset({"sarif"})
"""Those that can say which findings a baseline puts off."""


class Run(NamedTuple):
    """What a report may say of the run besides what was found."""

    # What makes the exit code 1, and whether all that a model says does.
    failing: Sequence[Severity] = ()
    models_fail: bool = False
    # Where paths are relative to, in the repository; "" for its root.
    folder: str = ""

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the exit code 1."""
        if finding.rule in OF_MODELS:
            return self.models_fail
        return finding.severity in self.failing


def written(name: str, findings: Sequence[Finding], summary: Summary, run: Run) -> Iterable[str]:
    """The lines of the report in a format of `NAMES`, without their ends."""
    match name:
        case "json":
            from speclsp.report.json_report import json_report

            return json_report(findings, summary).splitlines()
        case "jsonl":
            from speclsp.report.json_report import json_lines

            return json_lines(findings, summary)
        case "sarif":
            from speclsp.report.sarif_report import sarif_report

            return sarif_report(findings, summary)
        case "github":
            from speclsp.report.github_report import github_report

            return github_report(findings, run.folder)
        case "gitlab":
            from speclsp.report.gitlab_report import gitlab_report

            return gitlab_report(findings)
        case "junit":
            from speclsp.report.junit_report import junit_report

            return junit_report(findings, summary, run.fails)
        case "checkstyle":
            from speclsp.report.checkstyle_report import checkstyle_report

            return checkstyle_report(findings)
        case "rdjson":
            from speclsp.report.rdjson_report import rdjson_report

            return rdjson_report(findings)
        case "markdown":
            from speclsp.report.markdown_report import markdown_report

            return markdown_report(findings, summary)
    raise KeyError(name)
