"""maana-ca-dev.csv: whether the coordination rule objects to the phrases that people read in two
ways."""

from __future__ import annotations

import csv
from pathlib import Path

from bench.score.divided import Marked, scored
from bench.score.tables import Scored
from speclsp.text import Span

RULE = "coordination"


def coordination(shared: Path) -> Scored:
    file = shared / "truth" / "ambiguity" / "maana-ca-dev.csv"
    if not file.is_file():
        return Scored(absent="truth/ambiguity/maana-ca-dev.csv")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for entry in csv.reader(lines, delimiter=";") if (row := segment(entry))]
    return scored(RULE, "Coordination", "phrases", rows)


def segment(entry: list[str]) -> Marked | None:
    """A row; None for the head and for one that is broken."""
    if len(entry) != 4 or not entry[3][:1].isdigit():
        return None
    name, sentence, phrase = (" ".join(cell.split()) for cell in entry[:3])
    start = sentence.find(phrase)
    place = Span(start, start + len(phrase)) if start >= 0 else Span(0, len(sentence))
    return Marked(name, sentence, (place,), entry[3].startswith("0"))
