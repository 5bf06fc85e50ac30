"""reqeval-training.tsv: whether ambiguous-pronoun objects where people disagree."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from bench.score.divided import Marked, scored
from bench.score.tables import Scored
from speclsp.text import Span

RULE = "ambiguous-pronoun"
AMBIGUOUS = "NOCUOUS"
_MARKED = re.compile(r"<referential>(.*?)</referential>")


def pronouns(shared: Path) -> Scored:
    file = shared / "truth" / "ambiguity" / "reqeval-training.tsv"
    if not file.is_file():
        return Scored(absent="truth/ambiguity/reqeval-training.tsv")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [
            marked(entry["ID"], entry["Sentence"], entry["Detected as"] == AMBIGUOUS)
            for entry in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    return scored(RULE, "Pronouns", "sentences", rows)


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
