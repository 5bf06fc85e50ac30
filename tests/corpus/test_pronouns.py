"""Pronouns that people found ambiguous or not: how many of them the rule tells in a strict
reading, and in the usual one."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.score.divided import Marked
from bench.score.pronouns import AMBIGUOUS, RULE, marked
from speclsp.checking.check import check
from tests.rules.literate import snapshot


class Score(NamedTuple):
    precision: float
    recall: float


def labelled(path: Path) -> list[Marked]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            marked(entry["ID"], entry["Sentence"], entry["Detected as"] == AMBIGUOUS)
            for entry in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def score(rows: list[Marked], profile: str) -> Score:
    files = {f"{at}.md": f"{row.text}\n" for at, row in enumerate(rows)}
    everything = snapshot([("speclsp.toml", f'profile = "{profile}"\n'), *files.items()])
    right = found = wanted = 0
    for path, row in zip(files, rows, strict=True):
        said = check(everything, path).diagnostics
        raised = {each.span for each in said if each.rule == RULE}
        hits = len(raised & set(row.places))
        found += hits
        wanted += len(row.places) * row.ambiguous
        right += hits * row.ambiguous
    return Score(right / found, right / wanted)


@pytest.mark.parametrize(
    ("profile", "precision", "recall"), [("strict", 0.7, 0.65), ("technical", 0.6, 0.04)]
)
def test_most_that_is_marked_divided_people(
    truth: Callable[[str], Path], profile: str, precision: float, recall: float
) -> None:
    rows = labelled(truth("ambiguity") / "reqeval-training.tsv")
    reached = score(rows, profile)
    assert reached.precision >= precision
    assert reached.recall > recall
