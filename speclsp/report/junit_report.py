"""Findings as a JUnit report: a suite for each file, a test for each finding.

A test fails where its finding would make the exit code 1; one that would not passes, and says what
it found. There is no time in it, so that equal runs give equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from speclsp.report.ascii import as_xml, tag
from speclsp.report.finding import Finding
from speclsp.report.one_line import with_place, with_related
from speclsp.report.safe import safe
from speclsp.report.style import counted
from speclsp.report.summary import Summary


class Case(NamedTuple):
    """A test; `outcome` is "" for one that passes."""

    suite: str
    name: str
    outcome: str = ""
    message: str = ""
    kind: str = ""
    text: str = ""


def junit_report(
    findings: Iterable[Finding], summary: Summary, fails: Callable[[Finding], bool]
) -> Iterator[str]:
    """The report, in which those findings fail of which `fails` says so."""
    cases = [*_of_the_run(summary), *(_case(each, failed=fails(each)) for each in findings)]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("testsuites", {"name": "speclsp", **_counts(cases)})
    for suite, several in groupby(cases, key=lambda each: each.suite):
        inside = tuple(several)
        skipped = sum(each.outcome == "skipped" for each in inside)
        yield "  " + tag("testsuite", {"name": suite, **_counts(inside), "skipped": skipped})
        for case in inside:
            yield from _written(case)
        yield "  </testsuite>"
    yield "</testsuites>"


def _of_the_run(summary: Summary) -> Iterator[Case]:
    yield Case("speclsp", f"checked {counted(summary.files, 'file')}")
    for rule in summary.failed:
        yield Case("speclsp", rule, "error", "the rule failed", "internal-error")
    for path, reason in summary.skipped:
        yield Case("speclsp", safe(path), "skipped", safe(reason))


def _case(finding: Finding, *, failed: bool) -> Case:
    path, rule = safe(finding.path), finding.rule
    about = f" {safe(finding.clause)}" if finding.clause else ""
    return Case(
        path,
        f"{rule}{about} ({finding.line}:{finding.column})",
        "failure" if failed else "",
        with_related(finding),
        rule,
        f"{with_place(finding)} [{finding.severity}]",
    )


def _counts(cases: Sequence[Case]) -> dict[str, int]:
    return {
        "tests": len(cases),
        "failures": sum(each.outcome == "failure" for each in cases),
        "errors": sum(each.outcome == "error" for each in cases),
    }


def _written(case: Case) -> Iterator[str]:
    attributes = {"name": case.name, "classname": case.suite}
    if not case.outcome and not case.text:
        yield "    " + tag("testcase", attributes, closed=True)
        return
    yield "    " + tag("testcase", attributes)
    if case.outcome == "skipped":
        yield "      " + tag("skipped", {"message": case.message}, closed=True)
    elif case.outcome:
        start = tag(case.outcome, {"message": case.message, "type": case.kind})
        yield f"      {start}{as_xml(case.text)}</{case.outcome}>"
    else:
        yield f"      <system-out>{as_xml(case.text)}</system-out>"
    yield "    </testcase>"
