"""What only the authors can answer, by document and clause."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.report.page.markup import Markup, element, lines
from speclsp.report.page.overview import Asked, Interview, Overview, Question
from speclsp.report.style import counted

_OPEN = 40
_MOST = 3_000


def questions(overview: Overview) -> Iterator[Markup]:
    """The section of what is not settled."""
    every = sum(each.size for each in overview.interviews)
    if not every:
        yield element("p", "No question is open.", class_="soft")
        return
    room = _MOST
    for interview in overview.interviews:
        yield _interview(interview, room, every <= _OPEN)
        room = max(0, room - interview.size)


def _interview(interview: Interview, room: int, is_open: bool) -> Markup:
    pieces = []
    left = room
    for asked in interview.clauses:
        if left > 0:
            pieces.append(_asked(asked, left))
        left -= len(asked.questions)
    if left < 0:
        pieces.append(element("p", f"and {counted(-left, 'more question')}", class_="soft"))
    summary = element(
        "summary",
        element("span", interview.path, class_="path"),
        element("span", counted(interview.size, "question"), class_="count"),
    )
    opened = {"open": "open"} if is_open else {}
    return element("details", summary, element("div", lines(pieces), class_="inside"), **opened)


def _asked(asked: Asked, room: int) -> Markup:
    name = element("h3", element("code", asked.clause)) if asked.clause else Markup("")
    items = [_question(each) for each in asked.questions[:room]]
    return element("div", name, element("ol", lines(items), class_="asked"))


def _question(question: Question) -> Markup:
    because = element("span", question.message, class_="because")
    return element(
        "li",
        element("span", f"{question.line}", class_="line"),
        element("span", question.words, because, title=question.rule),
    )
