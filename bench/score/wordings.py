"""Contradictions in everyday words: pairs of sentences that cannot both hold, and pairs that only
look so, each in two documents.

They are in wordings.jsonl. Those who wrote them knew nothing of the rules. `level` says how near
the two are: 1 nearly the same words, 2 other verbs and another order, 3 other words, 0 not said.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.score.opposed import ONLY_CONFLICTS, SAYS_SAME
from bench.score.tables import Scored, Table
from speclsp.checking.check import check
from speclsp.diagnostic import Diagnostic
from speclsp.files.listing import Listing
from speclsp.rules.all import NAMES
from speclsp.workspace import Change, Workspace

LABELS = Path(__file__).with_name("wordings.jsonl")
_GRAVE = ("error", "warning")


class Wording(NamedTuple):
    """Two sentences; the kind is "" for those that only look as if they clashed."""

    set: str
    kind: str
    level: int
    a: str
    b: str


def wordings(_: Path) -> Scored:
    """How many are found, by set, nearness and kind."""
    every = labelled()
    found = {each for each in every if is_reported(each)}
    sets = list(dict.fromkeys(each.set for each in every))
    clashing = [each for each in every if each.kind]
    by_set = [
        (name, [each for each in every if each.set == name and each.kind]) for name in sets
    ] + [("**all**", clashing)]
    alike = Counter(each.set for each in every if not each.kind)
    raised = Counter(each.set for each in found if not each.kind)
    rows = [
        (
            name,
            *_share(several, found),
            f"{raised[name] if name in alike else raised.total()}",
            f"{alike[name] if name in alike else alike.total()}",
        )
        for name, several in by_set
    ]
    levels = sorted({each.level for each in clashing if each.level})
    kinds = list(dict.fromkeys(each.kind for each in clashing))
    return Scored(
        (
            Table(
                "Contradictions in everyday words",
                ("set", "pairs", "found", "recall", "look-alikes raised", "look-alikes"),
                tuple(rows),
            ),
            Table(
                "The same by how near the two sentences are",
                ("level", "pairs", "found", "recall"),
                tuple(
                    (str(level), *_share([each for each in clashing if each.level == level], found))
                    for level in levels
                ),
            ),
            Table(
                "The same by kind",
                ("kind", "pairs", "found", "recall"),
                tuple(
                    (kind, *_share([each for each in clashing if each.kind == kind], found))
                    for kind in kinds
                ),
            ),
        ),
        tuple(_lines(every, found)),
    )


def labelled() -> list[Wording]:
    """The pairs, in the order of the file."""
    return [Wording(**json.loads(line)) for line in LABELS.read_text("utf-8").splitlines()]


def is_reported(each: Wording) -> bool:
    """Whether a warning or an error says that the two clash."""
    return any(
        one.severity in _GRAVE and one.rule not in SAYS_SAME for one in reported(each.a, each.b)
    )


def reported(one: str, other: str) -> list[Diagnostic]:
    """What is found of two sentences, each a clause of a document of its own."""
    texts = {
        "a.md": f"# One\n\n## Requirements\n\n- **ONE-1**: {one}\n",
        "b.md": f"# Other\n\n## Requirements\n\n- **OTHER-1**: {other}\n",
    }
    workspace = Workspace(Listing(Path(".")), NAMES)
    snapshot = workspace.apply(Change(texts=texts, complete=True))
    return [each for path in texts for each in check(snapshot, path, ONLY_CONFLICTS).diagnostics]


def _share(several: list[Wording], found: set[Wording]) -> tuple[str, str, str]:
    hits = sum(each in found for each in several)
    return str(len(several)), str(hits), f"{hits / len(several):.2f}"


def _lines(every: list[Wording], found: set[Wording]) -> Iterator[str]:
    for each in every:
        if bool(each.kind) != (each in found):
            said = "MISS" if each.kind else "RAISED"
            yield f"{said} {each.kind} {each.level}: {each.a} | {each.b}"
