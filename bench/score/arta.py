"""arta-dev.jsonl: the words marked, beside the gold and two published tools, by requirement, label
and lower-case word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.score.arta_labels import LABELS, OPEN, WORDS
from bench.score.looking import STRICT, in_clause
from bench.score.ratios import hits
from bench.score.tables import Row, Scored, Table
from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.diagnostic import Diagnostic
from speclsp.rules.all import BY_NAME

Mark = tuple[str, str, str]
"""(the row's id, label, lower-case word)."""

PROFILES = {"strict": STRICT, "default": NOTHING_SAID}
_WORD = re.compile(r"[^\W_][\w'’-]*")


class Requirement(NamedTuple):
    """A row: its project, its words on one line, and what the others mark in it."""

    id: str
    project: str
    text: str
    marks: dict[str, frozenset[Mark]]


def arta(shared: Path) -> Scored:
    file = shared / "truth" / "ambiguity" / "arta-dev.jsonl"
    if not file.is_file():
        return Scored(absent="truth/ambiguity/arta-dev.jsonl")
    rows = [requirement(json.loads(line)) for line in file.read_text("utf-8").splitlines()]
    ours: dict[str, set[Mark]] = {name: set() for name in PROFILES}
    said: list[str] = []
    for row in rows:
        for name, overrides in PROFILES.items():
            found = marked(row, overrides)
            ours[name] |= found
            if name == "strict" and found != row.marks["gold"]:
                said += _differences(row, found)
    tools = {name: _united(rows, name) for name in ("arta", "smella")}
    every = {f"speclsp, {name}": frozenset(found) for name, found in ours.items()}
    every = {"speclsp, crossed": crossed(rows, ours["strict"]), **every, **tools}
    return Scored((_projects(rows, every), _labels(rows, every)), tuple(said))


def requirement(entry: dict[str, Any]) -> Requirement:
    name = str(entry["id"])
    marks = {
        who: frozenset(
            (name, label, word.lower()) for label, words in entry[who].items() for word in words
        )
        for who in ("gold", "arta", "smella")
    }
    project = re.sub(r"[^a-z]", "", entry["source"].partition("_")[0].partition(".")[0])
    return Requirement(name, project, " ".join(entry["text"].split()), marks)


def marked(row: Requirement, overrides: Overrides) -> set[Mark]:
    """What speclsp marks in it, as ARTA would call it."""
    return {
        (row.id, label, word)
        for finding in in_clause(row.text, overrides)
        for word in faulty_words(row.text, finding)
        for label in WORDS.get((finding.rule, word), LABELS.get(finding.rule, ()))
    }


def faulty_words(text: str, finding: Diagnostic) -> set[str]:
    """The words of the finding that carry the fault: those that a rule on statements looks for, or
    all that there are."""
    words = {each.lower() for each in _WORD.findall(text[finding.span.start : finding.span.end])}
    rule = BY_NAME[finding.rule]
    triggers = rule.triggers if rule.statement else None
    return words & (triggers or frozenset()) or words


def crossed(rows: list[Requirement], found: Iterable[Mark]) -> frozenset[Mark]:
    """The marks without those that only the project that they stand in speaks for: with an open
    label, a word counts where people marked it in another project too."""
    projects = {row.id: row.project for row in rows}
    evidence = {(*mark[1:], projects[mark[0]]) for mark in _united(rows, "gold")}
    others = {name: {*projects.values()} - {name} for name in projects.values()}
    return frozenset(
        mark
        for mark in found
        if mark[1] not in OPEN
        or any((*mark[1:], name) in evidence for name in others[projects[mark[0]]])
    )


def _united(rows: list[Requirement], who: str) -> frozenset[Mark]:
    return frozenset(mark for row in rows for mark in row.marks[who])


def _projects(rows: list[Requirement], every: dict[str, frozenset[Mark]]) -> Table:
    projects = sorted({row.project for row in rows})
    made: list[Row] = []
    for who, found in every.items():
        cells: list[str] = []
        for project in (*projects, ""):
            part = [row for row in rows if project in ("", row.project)]
            names = {row.id for row in part}
            mine = {mark for mark in found if mark[0] in names}
            cells += hits(mine, _united(part, "gold")).cells
        made.append((who, *cells))
    heads = tuple(f"{name} {what}" for name in (*projects, "all") for what in ("P", "R", "F1"))
    about = "Micro-averages over (requirement, label, lower-case word)."
    return Table("ARTA's requirements", ("who", *heads), tuple(made), about)


def _labels(rows: list[Requirement], every: dict[str, frozenset[Mark]]) -> Table:
    gold = _united(rows, "gold")
    made: list[Row] = []
    for label in sorted({mark[1] for mark in gold.union(*every.values())}):
        wanted = {mark for mark in gold if mark[1] == label}
        cells = [str(len(wanted))]
        for found in every.values():
            result = hits({mark for mark in found if mark[1] == label}, wanted)
            cells += (str(result.raised), " / ".join(result.cells))
        made.append((label, *cells))
    heads = tuple(name for who in every for name in (who, "P / R / F1"))
    about = "How many words are marked, and how many of them rightly."
    return Table("ARTA's requirements by label", ("label", "gold", *heads), tuple(made), about)


def _differences(row: Requirement, found: set[Mark]) -> Iterator[str]:
    for _, label, word in sorted(found ^ row.marks["gold"]):
        what = "MORE" if (row.id, label, word) in found else "MISS"
        yield f"{what} {row.id} {label} {word}: {row.text}"
