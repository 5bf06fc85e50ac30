"""Pronouns that people found ambiguous or not: how many of them the rule tells in a strict
reading, and in the usual one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from speclsp.checking.check import check
from tests.rules.literate import snapshot

_MARK = re.compile(r"<referential>(.*?)</referential>")
_RULE = "ambiguous-pronoun"


class Labelled(NamedTuple):
    """A sentence, the places of the pronouns labelled in it, and whether people were divided."""

    sentence: str
    starts: tuple[int, ...]
    ambiguous: bool


class Score(NamedTuple):
    precision: float
    recall: float


def labelled(path: Path) -> Iterator[Labelled]:
    for line in path.read_text("utf-8").splitlines()[1:]:
        _, marked, verdict, *_ = line.split("\t")
        starts: list[int] = []
        sentence, done = "", 0
        for found in _MARK.finditer(marked):
            sentence += marked[done : found.start()]
            starts.append(len(sentence))
            sentence += found[1]
            done = found.end()
        yield Labelled(sentence + marked[done:], tuple(starts), verdict == "NOCUOUS")


def score(rows: list[Labelled], profile: str) -> Score:
    files = {f"{at}.md": f"{row.sentence}\n" for at, row in enumerate(rows)}
    everything = snapshot([("speclsp.toml", f'profile = "{profile}"\n'), *files.items()])
    right = found = wanted = 0
    for path, row in zip(files, rows, strict=True):
        said = check(everything, path).diagnostics
        marked = {each.span.start for each in said if each.rule == _RULE}
        hits = len(marked & set(row.starts))
        found += hits
        wanted += len(row.starts) * row.ambiguous
        right += hits * row.ambiguous
    return Score(right / found, right / wanted)


@pytest.mark.parametrize(
    ("profile", "precision", "recall"), [("strict", 0.7, 0.65), ("technical", 0.7, 0.0)]
)
def test_most_that_is_marked_divided_people(
    truth: Callable[[str], Path], profile: str, precision: float, recall: float
) -> None:
    rows = list(labelled(truth("ambiguity") / "reqeval-training.tsv"))
    reached = score(rows, profile)
    assert reached.precision >= precision
    assert reached.recall > recall
