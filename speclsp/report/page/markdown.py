"""The same page as Markdown. What comes from a document stands between backticks, where nothing is
markup."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from speclsp.diagnostic import SEVERITIES
from speclsp.report.markdown_report import code
from speclsp.report.page.asides import asides
from speclsp.report.page.chart import Chart, chart
from speclsp.report.page.overview import (
    Clash,
    Clause,
    Doubt,
    Evidence,
    Interview,
    Level,
    Overview,
    Ruling,
    Sheet,
)
from speclsp.report.page.seen import MARK
from speclsp.report.page.totals import figures
from speclsp.report.safe import plain_line
from speclsp.report.style import counted

_MOST_CLAUSES = 2_000
_MOST_CONFLICTS = 200
_MOST_DOUBTS = 40
_MOST_QUESTIONS = 1_000
_MOST_SHOWN = 8
_MOST_QUOTED = 300


def markdown(overview: Overview) -> Iterator[str]:
    """The lines of the page."""
    yield MARK
    for line in _page(overview):
        yield plain_line(line)


def _page(overview: Overview) -> Iterator[str]:
    heading = overview.heading
    yield f"# {code(heading.title)}"
    yield ""
    if heading.date:
        yield code(heading.date)
        yield ""
    for each in figures(overview):
        yield f"- {each.name}: **{each.shown}**"
    for title, lines in (
        ("Map", _map(overview)),
        ("Conflicts", _conflicts(overview.clashes)),
        ("Precedents", _rulings(overview.rulings)),
        ("Clauses and their tests", _matrix(overview.sheets)),
        ("Authority", _authority(overview)),
        ("Ambiguity", _doubts(overview.doubts.sections)),
        ("Open questions", _questions(overview.interviews)),
        ("Left out", _left_out(overview)),
    ):
        yield ""
        yield f"## {title}"
        yield ""
        yield from lines


def _map(overview: Overview) -> Iterator[str]:
    charted = chart(overview)
    if not charted.boxes:
        yield "There are no documents."
    for at, box in enumerate(charted.boxes):
        yield f"- {code(box.name) if box.name else '(top)'}"
        for number, row in enumerate(box.rows):
            yield f"  - {code(row.name)}, {counted(len(row.dots), 'demand')}"
            yield from _leading(charted, (at, number), "    ")
        yield from _leading(charted, (at, -1), "  ")
        if box.note:
            yield f"  - {box.note}"
    if charted.apart:
        yield f"- {charted.apart}"


def _leading(charted: Chart, source: tuple[int, int], indent: str) -> Iterator[str]:
    for line in charted.lines:
        if line.source == source:
            box, row = line.target
            there = charted.boxes[box]
            folder = code(there.name) if there.name else "(top)"
            name = code(there.rows[row].name) if row >= 0 else folder
            inside = f" in {folder}" if row >= 0 and box != source[0] else ""
            yield f"{indent}- refers to {name}{inside}, {counted(line.times, 'time')}"


def _conflicts(clashes: tuple[Clash, ...]) -> Iterator[str]:
    if not clashes:
        yield "No conflict was found."
    for each in clashes[:_MOST_CONFLICTS]:
        yield f"- **{each.severity}** {code(each.rule)} {code(each.message)}"
        for side in each.sides[:_MOST_SHOWN]:
            said = f" {code(side.message)}" if side.message else ""
            yield f"  - {code(f'{side.path}:{side.line}')}{said}"
            words = " ".join(" ".join(line.text for line in side.lines).split())
            if words:
                cut = words if len(words) <= _MOST_QUOTED else f"{words[:_MOST_QUOTED]}..."
                yield f"    - {code(cut)}"
        if each.question:
            yield f"  - To be settled: {code(each.question)}"
    yield from _more(len(clashes) - _MOST_CONFLICTS, "conflict")


def _rulings(rulings: tuple[Ruling, ...]) -> Iterator[str]:
    if not rulings:
        yield "No precedent is recorded."
    for each in rulings[:_MOST_CONFLICTS]:
        about = ", ".join(code(clause) for clause in each.clauses[:_MOST_SHOWN])
        date = f", {code(each.date)}" if each.date else ""
        title = f" {code(each.title)}" if each.title else ""
        yield f"- {code(each.id)}{title}: {code(each.status)}{date}"
        yield f"  - {code(f'{each.path}:{each.line}')}{f' about {about}' if about else ''}"
    yield from _more(len(rulings) - _MOST_CONFLICTS, "precedent")


def _matrix(sheets: tuple[Sheet, ...]) -> Iterator[str]:
    if not any(each.clauses for each in sheets):
        yield "No clause was found that has an ID."
    room = _MOST_CLAUSES
    for sheet in sheets:
        if sheet.clauses:
            tested = sum(each.is_tested for each in sheet.clauses)
            yield f"- {code(sheet.path)}: {tested:,} of {len(sheet.clauses):,} tested"
            for clause in sheet.clauses[:room]:
                yield f"  - {code(clause.id)}: {_evidence(clause)}"
            room = max(0, room - len(sheet.clauses))


def _evidence(clause: Clause) -> str:
    clashes = ["**in a conflict**"] if clause.state == "clashing" else []
    untested = [] if clause.is_tested else ["no test"]
    shown = [_told(each) for each in clause.evidence[:_MOST_SHOWN]]
    left = len(clause.evidence) - len(shown)
    return ", ".join((*clashes, *untested, *shown, *([f"and {left:,} more"] if left else ())))


def _told(evidence: Evidence) -> str:
    line = f":{evidence.line}" if evidence.line else ""
    function = f"::{evidence.function}" if evidence.function else ""
    place = code(f"{evidence.path}{line}{function}")
    return f"{evidence.verb} {place}" if evidence.is_there else f"missing {place}"


def _authority(overview: Overview) -> Iterator[str]:
    if not overview.authority.levels:
        yield "No document states a level of authority."
    for level in overview.authority.levels:
        yield from _level(level)
    if silent := overview.authority.silent:
        demand = counted(len(silent), "document demands", "documents demand")
        yield f"- {demand} something at no level"


def _level(level: Level) -> Iterator[str]:
    yield f"- {code(level.name)}{'' if level.is_known else ', which is not declared'}"
    for path, holders in groupby(level.holders, key=lambda each: each.path):
        yield f"  - {code(path)}: {', '.join(code(each.name) for each in holders)}"


def _doubts(doubts: tuple[Doubt, ...]) -> Iterator[str]:
    if not doubts:
        yield "Nothing on wording was found."
    for each in doubts[:_MOST_DOUBTS]:
        counts = ", ".join(
            counted(count, severity)
            for count, severity in zip(each.counts, SEVERITIES, strict=True)
            if count
        )
        rules = ", ".join(f"{code(rule)} {count:,}" for rule, count in each.rules[:_MOST_SHOWN])
        title = f" {code(each.title)}" if each.title else ""
        yield f"- {code(f'{each.path}:{each.line}')}{title}: {counts} ({rules})"
    yield from _more(len(doubts) - _MOST_DOUBTS, "section")


def _questions(interviews: tuple[Interview, ...]) -> Iterator[str]:
    room = _MOST_QUESTIONS
    if not interviews:
        yield "No question is open."
    for interview in interviews:
        yield f"- {code(interview.path)}: {counted(interview.size, 'question')}"
        for asked in interview.clauses:
            if room > 0:
                yield f"  - {code(asked.clause) if asked.clause else 'about no clause'}"
                for each in asked.questions[:room]:
                    yield f"    - {each.line}: {code(each.words)}"
            room -= len(asked.questions)


def _left_out(overview: Overview) -> Iterator[str]:
    said = list(asides(overview.aside, code))
    for line in said:
        yield f"- {line}"
    for path, reason in overview.aside.skipped[:_MOST_DOUBTS]:
        yield f"- {code(path)} ({code(reason)})"
    yield from _more(len(overview.aside.skipped) - _MOST_DOUBTS, "file")
    if not said and not overview.aside.skipped:
        yield "Nothing."


def _more(count: int, noun: str) -> Iterator[str]:
    if count > 0:
        yield f"- and {counted(count, f'more {noun}')}"
