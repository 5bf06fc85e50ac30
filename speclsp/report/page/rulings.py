"""Precedents as the page has them: what was decided, when, and about which clauses."""

from __future__ import annotations

from collections.abc import Iterable

from speclsp.notation.precedents import Precedent
from speclsp.report.page.overview import Ruling
from speclsp.report.page.seen import Named


def rulings(documents: Iterable[Named]) -> tuple[Ruling, ...]:
    """The precedents of all documents, by document and place."""
    return tuple(
        Ruling(
            named.name,
            named.document.text.line_at(each.span.start) + 1,
            each.id,
            each.title,
            each.date,
            _status(each),
            tuple(dict.fromkeys(clause.target for clause in each.clauses)),
        )
        for named in documents
        for each in named.document.precedents
    )


def _status(precedent: Precedent) -> str:
    if precedent.stands:
        return "in force"
    return precedent.status or "no ruling yet"
