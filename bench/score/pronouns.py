"""reqeval-training.tsv: whether ambiguous-pronoun objects where people disagree."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

from bench.score.looking import STRICT, in_clause
from bench.score.ratios import Hits
from bench.score.tables import Scored, Table
from speclsp.text import Span

RULE = "ambiguous-pronoun"
AMBIGUOUS = "NOCUOUS"
_MARKED = re.compile(r"<referential>(.*?)</referential>")


class Marked(NamedTuple):
    """A sentence with the pronouns marked in it."""

    name: str
    text: str
    places: tuple[Span, ...]
    ambiguous: bool


def pronouns(shared: Path) -> Scored:
    file = shared / "truth" / "ambiguity" / "reqeval-training.tsv"
    if not file.is_file():
        return Scored(absent="truth/ambiguity/reqeval-training.tsv")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [
            marked(entry["ID"], entry["Sentence"], entry["Detected as"] == AMBIGUOUS)
            for entry in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    said: list[str] = []
    right = raised = 0
    for row in rows:
        flagged = objects(row)
        raised += flagged
        right += flagged and row.ambiguous
        if flagged != row.ambiguous:
            said.append(f"{'MORE' if flagged else 'MISS'} {row.name}: {row.text}")
    wanted = sum(row.ambiguous for row in rows)
    everything = Hits(wanted, len(rows), wanted)
    ours = Hits(right, raised, wanted)
    table = Table(
        "Pronouns",
        ("who", "sentences", "ambiguous", "flagged", "P", "R", "F1"),
        tuple(
            (who, str(len(rows)), str(wanted), str(result.raised), *result.cells)
            for who, result in ((RULE, ours), ("all flagged", everything))
        ),
        "A pronoun is flagged when a finding of the rule overlaps it.",
    )
    return Scored((table,), tuple(said))


def marked(name: str, sentence: str, ambiguous: bool) -> Marked:
    """The sentence without the marks, and where they were."""
    text = ""
    places: list[Span] = []
    done = 0
    for found in _MARKED.finditer(sentence):
        text += sentence[done : found.start()]
        places.append(Span(len(text), len(text) + len(found[1])))
        text += found[1]
        done = found.end()
    return Marked(name, text + sentence[done:], tuple(places), ambiguous)


def objects(row: Marked) -> bool:
    return any(
        finding.rule == RULE and finding.span.overlaps(place)
        for finding in in_clause(row.text, STRICT)
        for place in row.places
    )
