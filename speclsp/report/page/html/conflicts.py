"""Conflicts: what they are, and all sides beside each other with the words that clash marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.report.finding import QuotedLine
from speclsp.report.page.markup import Markup, element, joined, lines
from speclsp.report.page.overview import Clash, Overview, Side
from speclsp.report.style import counted

_MOST = 400
_MOST_SIDES = 6
_BEGINNING = re.compile(r"[ \t>]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)])(?:[ \t]+|$))?")


def conflicts(overview: Overview) -> Iterator[Markup]:
    """The section of conflicts, the gravest first."""
    if not overview.clashes:
        yield element("p", "No conflict was found.", class_="soft")
        return
    for each in overview.clashes[:_MOST]:
        yield _clash(each)
    if len(overview.clashes) > _MOST:
        left = counted(len(overview.clashes) - _MOST, "more conflict")
        yield element("p", f"and {left}", class_="soft")


def _clash(clash: Clash) -> Markup:
    state = "settled" if clash.is_settled else clash.severity
    pieces = [
        element("div", f"{clash.rule} ({state})", class_=f"label {clash.severity}"),
        element("h3", clash.message),
        element("div", lines(map(_side, clash.sides[:_MOST_SIDES])), class_="sides"),
    ]
    if len(clash.sides) > _MOST_SIDES:
        left = counted(len(clash.sides) - _MOST_SIDES, "more place")
        pieces.append(element("p", f"and {left}", class_="soft"))
    if clash.question:
        pieces.append(element("p", "To be settled: ", clash.question))
    return element("article", *pieces, class_=f"conflict is-{clash.severity}")


def _side(side: Side) -> Markup:
    place = element("code", f"{side.path}:{side.line}")
    said = element("div", side.message, class_="said") if side.message else Markup("")
    quote = element("blockquote", joined(_quoted(side.lines)))
    return element("div", place, quote, said, class_="side")


def _quoted(several: Sequence[QuotedLine]) -> Iterator[Markup]:
    """The lines as one text, but for a heading, which stays on its own."""
    for at, line in enumerate(several):
        if at:
            alone = several[at - 1].text.lstrip().startswith("#")
            yield element("br") if alone else Markup(" ")
        pieces = [*_line(line)]
        if line.cut_before:
            pieces.insert(0, Markup("... "))
        if line.cut_after:
            pieces.append(Markup(" ..."))
        is_heading = line.text.lstrip().startswith("#")
        yield element("strong", *pieces) if is_heading else joined(pieces)


def _line(line: QuotedLine) -> Iterator[Markup]:
    """Without the signs that make it a heading or an item."""
    begins = _BEGINNING.match(line.text)
    done = begins.end() if begins and not line.cut_before else 0
    marks = [(max(start, done), end) for start, end in line.marks if end > done]
    for start, end in marks:
        yield joined([line.text[done:start]])
        yield element("mark", line.text[start:end])
        done = end
    yield joined([line.text[done:]])
