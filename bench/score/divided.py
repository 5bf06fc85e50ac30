"""Sentences with marked words that people read alike or in different ways, and whether a rule
objects to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bench.score.looking import STRICT, in_clause
from bench.score.ratios import Hits
from bench.score.tables import Scored, Table
from speclsp.text import Span


class Marked(NamedTuple):
    """A sentence, the places that are marked in it, and whether people were divided over them."""

    name: str
    text: str
    places: tuple[Span, ...]
    ambiguous: bool


def scored(rule: str, title: str, counted: str, rows: Sequence[Marked]) -> Scored:
    """How often the rule objects where people were divided, beside objecting everywhere; `counted`
    is the head of the column with the number of rows."""
    said: list[str] = []
    right = raised = 0
    for row in rows:
        flagged = objects(rule, row)
        raised += flagged
        right += flagged and row.ambiguous
        if flagged != row.ambiguous:
            said.append(f"{'MORE' if flagged else 'MISS'} {row.name}: {row.text}")
    wanted = sum(row.ambiguous for row in rows)
    made = ((rule, Hits(right, raised, wanted)), ("all flagged", Hits(wanted, len(rows), wanted)))
    table = Table(
        title,
        ("who", counted, "ambiguous", "flagged", "P", "R", "F1"),
        tuple(
            (who, str(len(rows)), str(wanted), str(result.raised), *result.cells)
            for who, result in made
        ),
        "What is marked is flagged when a finding of the rule overlaps it.",
    )
    return Scored((table,), tuple(said))


def objects(rule: str, row: Marked) -> bool:
    return any(
        finding.rule == rule and finding.span.overlaps(place)
        for finding in in_clause(row.text, STRICT)
        for place in row.places
    )
