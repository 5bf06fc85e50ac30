"""A page on which every word is hostile."""

from __future__ import annotations

from speclsp.report.finding import QuotedLine
from speclsp.report.page.overview import (
    Aside,
    Asked,
    Authority,
    Clash,
    Clause,
    Doubt,
    Doubts,
    Evidence,
    Heading,
    Holder,
    Interview,
    Level,
    Overview,
    Question,
    Reference,
    Ruling,
    Sheet,
    Side,
    State,
)
from speclsp.report.summary import Skip


def hostile(text: str) -> Overview:
    """One that has `text` wherever a document's words, or its name, may stand."""
    states: tuple[State, ...] = ("clashing", "tested", "untested", "unnamed")
    evidence = (Evidence(text, 1, "tests", text), Evidence(text, 0, "implements", "", False))
    clauses = tuple(
        Clause(text, text, 1, state, 0, evidence if state == "tested" else (), 2)
        for state in states
    )
    paths = [text, f"{text}/x.md", f"{text}/y.md", f"z/{text}", f"z/{text}.md"]
    sheets = tuple(Sheet(path, text, (text, text), clauses, (0, 1)) for path in paths)
    lines = (QuotedLine(1, text, ((0, 1), (2, 4)), True, True), QuotedLine(2, text))
    return Overview(
        Heading(text, text),
        sheets,
        tuple(Reference((paths[0], 0), (path, 1), 7) for path in paths[1:]),
        (Clash(text, "error", text, text, (Side(text, 1, text, lines),) * 9),),
        (Ruling(text, 1, text, text, text, text, (text, text)),),
        Authority((Level(text, False, (Holder(text, 1, text),)),), (text,)),
        Doubts(
            (Doubt(text, 0, text, (1, 2, 3, 4), ((text, 10),)),),
            (Doubt(text, 3, text, (1, 2, 3, 4), ((text, 10),)),),
        ),
        (Interview(text, (Asked(text, (Question(1, text, "hint", text, text),)),)),),
        Aside((Skip(text, text),), (text,), 1, 1, ((text, 3),)),
    )
