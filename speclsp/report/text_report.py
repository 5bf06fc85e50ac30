"""The report for people: findings by file, each with the line it is about and the other side's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from speclsp.diagnostic import SEVERITIES, Diagnostic
from speclsp.report.finding import Excerpt, Finding
from speclsp.report.frame import frame
from speclsp.report.safe import safe
from speclsp.report.sides import sides
from speclsp.report.style import Role, Style, counted
from speclsp.report.summary import Summary

_MOST_RELATED = 8
_PLURALS = {"error": "errors", "warning": "warnings", "info": "infos", "hint": "hints"}


def text_report(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """The lines of the report, without their ends and without the closing lines."""
    for path, several in groupby(findings, key=lambda each: each.path):
        group = tuple(several)
        counts = by_severity(group, style)
        yield style.line(f"{style.paint(safe(path), 'strong')}: {counts}")
        yield ""
        for finding in group:
            for line in block(finding, style):
                yield style.line(line)
            yield ""


def closing(findings: Sequence[Finding], summary: Summary, style: Style) -> Iterator[str]:
    """What was looked at, what was left out, and how much was found."""
    clauses = counted(summary.clauses, "clause")
    sections = counted(summary.sections, "section")
    notations = ", ".join(summary.notations) or "none"
    checked = f"Checked {counted(summary.files, 'file')}: {clauses}, {sections} with an ID"
    if summary.derived:
        checked += f", {counted(summary.derived, 'sentence')} without"
    if summary.sources:
        marks, files = counted(summary.marks, "mark"), counted(summary.sources, "file")
        checked += f"; {marks} in {files} of code"
    yield style.line(f"{checked}; notations: {notations}; skipped: {_left_out(summary)}")
    if summary.failed:
        rules = ", ".join(summary.failed)
        yield style.line(style.paint(f"Failed and did not run to their end: {rules}", "error"))
    silenced = f", {summary.suppressed:,} suppressed" if summary.suppressed else ""
    put_off = f", {summary.baselined:,} in the baseline" if summary.baselined else ""
    found = f"Found {by_severity(findings, style)}" if findings else "No findings"
    yield style.line(found + silenced + put_off)
    if summary.stale:
        gone = counted(summary.stale, "finding")
        verb = "is" if summary.stale == 1 else "are"
        yield style.line(f"{gone} of the baseline {verb} found no more, see --prune-baseline")


def block(finding: Finding, style: Style) -> Iterator[str]:
    """One finding with its line and its other places."""
    severity = finding.severity
    label = style.paint(f"{severity}[{finding.rule}]", severity)
    yield f"{label}: {style.paint(safe(finding.message), 'strong')}"
    if finding.quote and finding.related:
        yield from sides(finding, style)
        return
    place = f"{safe(finding.path)}:{finding.line}:{finding.column}"
    related = finding.related[:_MOST_RELATED]
    gutter = len(str(max([finding.line, *(each.line for each in related)])))
    arrow = style.paint(" " * gutter + " -->", "faint")
    yield f"{arrow} {place}"
    yield from _frame(finding.line, finding.excerpt, gutter, "^", severity, style)
    if finding.question:
        yield f"{style.paint(' ' * gutter + ' =', 'faint')} {safe(finding.question)}"
    for each in related:
        other = f"{safe(each.path)}:{each.line}:{each.column}"
        yield f"{arrow} {other}: {safe(each.message)}"
        yield from _frame(each.line, each.excerpt, gutter, "-", "info", style)
    if len(finding.related) > _MOST_RELATED:
        rest = len(finding.related) - _MOST_RELATED
        yield f"{arrow} and {counted(rest, 'more place')}"


def _frame(
    number: int, excerpt: Excerpt, gutter: int, mark: str, role: Role, style: Style
) -> Iterator[str]:
    line, indent, marks = frame(excerpt, style.width - gutter - 3)
    bar = style.paint("|", "faint")
    yield f"{style.paint(f'{number:>{gutter}}', 'faint')} {bar} {line}".rstrip()
    yield f"{' ' * gutter} {bar} {' ' * indent}{style.paint(mark * marks, role)}"


def by_severity(findings: Iterable[Finding | Diagnostic], style: Style) -> str:
    """How many there are of each severity: "2 errors, 1 hint"."""
    counts = Counter(each.severity for each in findings)
    return ", ".join(
        style.paint(counted(counts[severity], severity, _PLURALS[severity]), severity)
        for severity in SEVERITIES
        if counts[severity]
    )


def _left_out(summary: Summary) -> str:
    if not summary.skipped:
        return "nothing"
    reasons = Counter(each.reason.partition(" (")[0] for each in summary.skipped)
    several = sorted(reasons.items(), key=lambda each: (-each[1], each[0]))
    named = ", ".join(f"{count:,} {reason}" for reason, count in several)
    return f"{len(summary.skipped):,} ({named})"
