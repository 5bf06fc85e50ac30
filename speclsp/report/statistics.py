"""How often each rule found something, and which notations there are and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import WORDING
from speclsp.notation import slug
from speclsp.notation.reading import BY_NAME
from speclsp.report.finding import Finding
from speclsp.report.safe import safe
from speclsp.report.style import Style, counted
from speclsp.report.summary import Recognised, Skip, Summary


def statistics(findings: Sequence[Finding], summary: Summary, style: Style) -> Iterator[str]:
    counts = Counter((each.severity, each.rule) for each in findings)
    if counts:
        yield style.paint("Findings by rule", "strong")
    for (severity, rule), count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        yield f"{count:>7,}  {style.paint(f'{severity:<7}', severity)}  {rule}"
    if counts:
        yield ""
    if clauses := summary.clauses + summary.derived:
        yield style.paint("Findings on wording", "strong")
        yield from _on_wording(findings, clauses)
        yield ""
    yield style.paint("Notations recognised", "strong")
    for each in summary.recognised:
        yield style.line(f"{each.identified:>7,}  {each.name:<17}  {safe(because(each))}")
        yield f"{'':>9}{'':<17}  {BY_NAME[each.name].about}"
        if len(each.kinds) > 1 or (each.kinds and each.kinds[0][0] != "requirement"):
            kinds = ", ".join(_counted(count, kind) for kind, count in each.kinds)
            yield f"{'':>9}{'':<17}  {kinds}"
    if not summary.recognised:
        yield "      0  no heading and no identifier in any file"
    if summary.derived:
        sentences = counted(summary.derived, "sentence")
        yield style.line(f"{summary.derived:>7,}  {'(derived)':<17}  in files without identifiers")
        yield f"{'':>9}{'':<17}  {sentences} with a keyword, known by headings and words"
    for count, what in ((summary.scenarios, "scenarios"), (summary.tasks, "tasks")):
        if count:
            yield f"{count:>7,}  ({what})"
    yield ""
    if summary.skipped:
        yield style.paint("Skipped", "strong")
        yield from skipped_lines(summary.skipped, style)
        yield ""


def _on_wording(findings: Sequence[Finding], clauses: int) -> Iterator[str]:
    """How many findings on wording a hundred clauses have."""
    wording = [each for each in findings if each.group in WORDING]
    grave = sum(each.severity in ("error", "warning") for each in wording)
    for count, what in ((len(wording), "of all severities"), (grave, "errors and warnings")):
        yield f"{count:>7,}  {100 * count / clauses:>5.1f} per 100 clauses, {what}"


def _counted(count: int, kind: str) -> str:
    several = {"criterion": "criteria", "story": "stories", "property": "properties"}
    return counted(count, kind) if count == 1 else f"{count:,} {several.get(kind, f'{kind}s')}"


def because(recognised: Recognised) -> str:
    """What a notation was recognised by."""
    what = "headings" if recognised.name == slug.NAME else "identifiers"
    files = counted(recognised.files, "file")
    return f"{what} in {files}, first in {recognised.first}"


def skipped_lines(skipped: Iterable[Skip], style: Style) -> Iterator[str]:
    for path, reason in skipped:
        yield style.line(f"  {safe(path)}  {style.paint(f'({reason})', 'faint')}")
