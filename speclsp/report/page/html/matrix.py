"""Clause by test: a matrix where few files test many clauses, else a list of what tests each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from speclsp.report.page.html.bars import share
from speclsp.report.page.markup import Markup, element, joined, lines
from speclsp.report.page.overview import Clause, Evidence, Overview, Sheet
from speclsp.report.style import counted

_OPEN = 60
_MOST_ROWS = 6_000
_MOST_COLUMNS = 12
_MOST_SHOWN = 8
_SIGNS = {"tests": "\u25cf", "implements": "\u25cb", "mentions": "\u00b7"}


def matrix(overview: Overview, anchors: Mapping[str, str]) -> Iterator[Markup]:
    """The section of clauses and their tests."""
    several = [each for each in overview.sheets if each.clauses]
    every = sum(len(each.clauses) for each in several)
    unnamed = sum(len(each.unnamed) for each in overview.sheets)
    if not every:
        yield element("p", _nothing(unnamed), class_="soft")
        return
    yield element("p", _caption(unnamed), class_="soft")
    room = _MOST_ROWS
    for sheet in several:
        shown = sheet.clauses[:room]
        room -= len(shown)
        yield _sheet(sheet, shown, anchors[sheet.path], every <= _OPEN)


def _nothing(unnamed: int) -> str:
    if not unnamed:
        return "No clause was found."
    return f"No clause has an ID that a test could name; {counted(unnamed, 'demand')} without one."


def _caption(unnamed: int) -> str:
    said = (
        f"{_SIGNS['tests']} a test of the clause, {_SIGNS['implements']} code that implements it, "
        f"{_SIGNS['mentions']} code that mentions it."
    )
    if unnamed:
        said += f" {counted(unnamed, 'demand')} without an ID can have none."
    return said


def _sheet(sheet: Sheet, shown: Sequence[Clause], anchor: str, is_open: bool) -> Markup:
    tested = sum(each.is_tested for each in sheet.clauses)
    whole = len(sheet.clauses)
    files = sorted({each.path for clause in sheet.clauses for each in clause.evidence})
    body = _grid(shown, files) if 0 < len(files) <= min(_MOST_COLUMNS, whole - 1) else _list(shown)
    pieces = [element("div", body, class_="scroll")] if shown else []
    if left := whole - len(shown):
        pieces.append(element("p", f"and {counted(left, 'more clause')}", class_="soft"))
    summary = element(
        "summary",
        element("span", sheet.path, class_="path"),
        share(tested, whole),
        element("span", f"{tested:,} of {counted(whole, 'clause')} tested", class_="count"),
    )
    opened = {"open": "open"} if is_open else {}
    inside = element("div", *pieces, class_="inside")
    return element("details", summary, inside, id=anchor, **opened)


def _grid(clauses: Sequence[Clause], files: Sequence[str]) -> Markup:
    head = element(
        "tr",
        element("th", "clause"),
        element("th", "says"),
        *(element("th", element("span", each), class_="file") for each in files),
    )
    rows = [
        element("tr", *_clause(each), *(_cell(each, file) for file in files)) for each in clauses
    ]
    return element("table", element("thead", head), element("tbody", lines(rows)))


def _cell(clause: Clause, file: str) -> Markup:
    here = [each for each in clause.evidence if each.path == file]
    if not here:
        return element("td", class_="cell")
    told = ", ".join(dict.fromkeys(_told(each) for each in here))
    return element("td", _sign(here[0]), class_="cell", title=told)


def _list(clauses: Sequence[Clause]) -> Markup:
    head = element(
        "tr", element("th", "clause"), element("th", "says"), element("th", "tests and code")
    )
    rows = [
        element("tr", *_clause(each), element("td", joined(_evidence(each)))) for each in clauses
    ]
    return element("table", element("thead", head), element("tbody", lines(rows)))


def _clause(clause: Clause) -> tuple[Markup, Markup]:
    clashes = clause.state == "clashing"
    kind = element("div", "in a conflict", class_="label bad") if clashes else Markup("")
    described = (
        element("div", counted(clause.scenarios, "scenario"), class_="soft")
        if clause.scenarios
        else Markup("")
    )
    says = "" if clause.words == clause.id else clause.words
    return (
        element("td", clause.id, kind, class_="id", title=f"line {clause.line}"),
        element("td", says, described, class_="says"),
    )


def _evidence(clause: Clause) -> Iterator[Markup]:
    if not clause.is_tested:
        yield element("div", "no test", class_="soft")
    for each in clause.evidence[:_MOST_SHOWN]:
        yield element("div", _sign(each), " ", element("code", _told(each)))
    if (left := len(clause.evidence) - _MOST_SHOWN) > 0:
        yield element("div", f"and {left:,} more", class_="soft")


def _sign(evidence: Evidence) -> Markup:
    if not evidence.is_there:
        return element("span", "missing", class_="label bad")
    return element("span", _SIGNS[evidence.verb], class_="good" if evidence.verb == "tests" else "")


def _told(evidence: Evidence) -> str:
    line = f":{evidence.line}" if evidence.line else ""
    function = f"::{evidence.function}" if evidence.function else ""
    return f"{evidence.path}{line}{function}"
