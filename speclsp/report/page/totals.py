"""The few numbers at the top of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from speclsp.report.page.overview import Overview


class Figure(NamedTuple):
    """A number and what it counts."""

    name: str
    shown: str
    is_bad: bool = False


def figures(overview: Overview) -> Iterator[Figure]:
    """The numbers in the order in which they are read."""
    clauses = [clause for sheet in overview.sheets for clause in sheet.clauses]
    unnamed = sum(len(sheet.unnamed) for sheet in overview.sheets)
    tested = sum(clause.is_tested for clause in clauses)
    yield Figure("documents", f"{sum(not each.is_test for each in overview.sheets):,}")
    yield Figure("clauses", f"{len(clauses):,}")
    if unnamed:
        yield Figure("demands without an ID", f"{unnamed:,}")
    if clauses:
        yield Figure("clauses with a test", f"{100 * tested // len(clauses)} %")
    settled = sum(each.is_settled for each in overview.clashes)
    conflicts = len(overview.clashes) - settled
    yield Figure("conflicts", f"{conflicts:,}", bool(conflicts))
    if settled:
        yield Figure("settled conflicts", f"{settled:,}")
    grave = sum(sum(each.counts[:2]) for each in overview.doubts.documents)
    yield Figure("unclear wording", f"{grave:,}")
    yield Figure("open questions", f"{sum(each.size for each in overview.interviews):,}")
