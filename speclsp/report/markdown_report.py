"""Findings as a page of Markdown, for a comment or the summary of a build.

What comes from a document or is the name of one stands between backticks, where nothing is a link,
an image, a mention or markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from speclsp.diagnostic import SEVERITIES
from speclsp.report.finding import Finding
from speclsp.report.safe import plain_line, safe
from speclsp.report.style import counted
from speclsp.report.summary import Summary

_MOST_RELATED = 8
_MOST_SKIPPED = 50
_BACKTICKS = re.compile("`+")
_PLURALS = {"error": "errors", "warning": "warnings", "info": "infos", "hint": "hints"}


def markdown_report(findings: Sequence[Finding], summary: Summary) -> Iterator[str]:
    """The lines of the page."""
    for line in _page(findings, summary):
        yield plain_line(line)


def _page(findings: Sequence[Finding], summary: Summary) -> Iterator[str]:
    yield "## speclsp"
    yield ""
    yield f"{_found(findings, summary)}  "
    clauses, sections = counted(summary.clauses, "clause"), counted(summary.sections, "section")
    yield f"Checked {counted(summary.files, 'file')}: {clauses}, {sections} with an ID."
    if summary.failed:
        yield ""
        yield f"Failed and did not run to their end: {', '.join(map(code, summary.failed))}."
    for path, several in groupby(findings, key=lambda each: each.path):
        yield ""
        yield f"### {code(path)}"
        yield ""
        for finding in several:
            yield from _item(finding)
    yield from _skipped(summary)


def code(text: str) -> str:
    """`text` between backticks, whatever it holds."""
    shown = safe(text)
    if not shown.strip():
        return "(empty)"
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(shown)), default=0) + 1)
    # One space on either side is taken off again, where there is one on both.
    pad = " " if {shown[0], shown[-1]} & {"`", " "} else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _item(finding: Finding) -> Iterator[str]:
    label = f"**{finding.severity}** {code(finding.rule)}"
    yield f"- {finding.line}:{finding.column} {label} {code(finding.message)}"
    if finding.question:
        yield f"  - {code(finding.question)}"
    for each in finding.related[:_MOST_RELATED]:
        place = code(f"{each.path}:{each.line}:{each.column}")
        yield f"  - {place} {code(each.message)}"
    if len(finding.related) > _MOST_RELATED:
        rest = len(finding.related) - _MOST_RELATED
        yield f"  - and {counted(rest, 'more place')}"


def _found(findings: Sequence[Finding], summary: Summary) -> str:
    counts = Counter(each.severity for each in findings)
    several = [
        counted(counts[severity], severity, _PLURALS[severity])
        for severity in SEVERITIES
        if counts[severity]
    ]
    found = f"Found {', '.join(several)}" if several else "No findings"
    silenced = f", {summary.suppressed:,} suppressed" if summary.suppressed else ""
    return f"**{found}{silenced}.**"


def _skipped(summary: Summary) -> Iterator[str]:
    if not summary.skipped:
        return
    yield ""
    yield "### Skipped"
    yield ""
    for path, reason in summary.skipped[:_MOST_SKIPPED]:
        yield f"- {code(path)} ({code(reason)})"
    if len(summary.skipped) > _MOST_SKIPPED:
        yield f"- and {len(summary.skipped) - _MOST_SKIPPED:,} more"
