"""maana-ca-dev.csv: whether the coordination rule objects to the phrases that people read in two
ways."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from bench.score.looking import STRICT, in_clause
from bench.score.ratios import Hits
from bench.score.tables import Scored, Table
from speclsp.text import Span

RULE = "coordination"


class Segment(NamedTuple):
    """A phrase in its sentence."""

    name: str
    text: str
    place: Span
    ambiguous: bool


def coordination(shared: Path) -> Scored:
    file = shared / "truth" / "ambiguity" / "maana-ca-dev.csv"
    if not file.is_file():
        return Scored(absent="truth/ambiguity/maana-ca-dev.csv")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for entry in csv.reader(lines, delimiter=";") if (row := segment(entry))]
    said: list[str] = []
    right = raised = 0
    for row in rows:
        flagged = objects(row)
        raised += flagged
        right += flagged and row.ambiguous
        if flagged and not row.ambiguous:
            said.append(f"MORE {row.name}: {row.text[slice(*row.place)]}")
    wanted = sum(row.ambiguous for row in rows)
    made = ((RULE, Hits(right, raised, wanted)), ("all flagged", Hits(wanted, len(rows), wanted)))
    table = Table(
        "Coordination",
        ("who", "phrases", "ambiguous", "flagged", "P", "R", "F1"),
        tuple(
            (who, str(len(rows)), str(wanted), str(result.raised), *result.cells)
            for who, result in made
        ),
        "A phrase is flagged when a finding of the rule overlaps it.",
    )
    return Scored((table,), tuple(said))


def segment(entry: list[str]) -> Segment | None:
    """A row; None for the head and for one that is broken."""
    if len(entry) != 4 or not entry[3][:1].isdigit():
        return None
    name, sentence, phrase = (" ".join(cell.split()) for cell in entry[:3])
    start = sentence.find(phrase)
    place = Span(start, start + len(phrase)) if start >= 0 else Span(0, len(sentence))
    return Segment(name, sentence, place, entry[3].startswith("0"))


def objects(row: Segment) -> bool:
    return any(
        finding.rule == RULE and finding.span.overlaps(row.place)
        for finding in in_clause(row.text, STRICT)
    )
