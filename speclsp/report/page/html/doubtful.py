"""What can be read in more than one way, by document and by section, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import SEVERITIES
from speclsp.report.page.html.bars import stacked
from speclsp.report.page.markup import Markup, element, lines
from speclsp.report.page.overview import Doubt, Overview
from speclsp.report.style import counted

_MOST_SECTIONS = 60
_MOST_DOCUMENTS = 60
_MOST_RULES = 5


def doubtful(overview: Overview) -> Iterator[Markup]:
    """The section of ambiguity."""
    doubts = overview.doubts
    if not doubts.sections:
        yield element("p", "Nothing on wording was found.", class_="soft")
        return
    said = "Findings on key words, ambiguity and terms, by severity: error, warning, info, hint."
    yield element("p", said, class_="soft")
    yield element("h3", "Sections")
    yield from _table(doubts.sections, _MOST_SECTIONS, "section")
    yield element("h3", "Documents")
    yield from _table(doubts.documents, _MOST_DOCUMENTS, "document")


def _table(doubts: Sequence[Doubt], room: int, noun: str) -> Iterator[Markup]:
    shown = doubts[:room]
    most = max(sum(each.counts) for each in doubts)
    head = element(
        "tr",
        element("th", noun),
        element("th", class_="bars"),
        *(element("th", each, class_="number") for each in SEVERITIES),
        element("th", "rules"),
    )
    rows = [_row(each, most) for each in shown]
    table = element("table", element("thead", head), element("tbody", lines(rows)))
    yield element("div", table, class_="scroll")
    if rest := doubts[room:]:
        findings = counted(sum(sum(each.counts) for each in rest), "finding")
        left = f"and {counted(len(rest), f'more {noun}')} with {findings}"
        yield element("p", left, class_="soft")


def _row(doubt: Doubt, most: int) -> Markup:
    place = f"{doubt.path}:{doubt.line}" if doubt.line else doubt.path
    name = element("div", doubt.title) if doubt.title else Markup("")
    rules = ", ".join(f"{rule} {count:,}" for rule, count in doubt.rules[:_MOST_RULES])
    if len(doubt.rules) > _MOST_RULES:
        rules += ", ..."
    return element(
        "tr",
        element("td", name, element("code", place), class_="place"),
        element("td", stacked(doubt.counts, most), class_="bars"),
        *(
            element("td", f"{count:,}" if count else "", class_=f"number {severity}")
            for severity, count in zip(SEVERITIES, doubt.counts, strict=True)
        ),
        element("td", rules, class_="says soft"),
    )
