"""What a measurement gives: rows with a target or none, and how a page of them reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """One figure. `met` is None where there is no target."""

    what: str
    measured: str
    beside: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None


class Table(NamedTuple):
    """The figures of one measurement, and how they were taken."""

    title: str
    rows: tuple[Row, ...]
    about: str = ""
    # What it is measured beside.
    beside: str = "beside"
    notes: tuple[str, ...] = ()


def markdown(tables: Iterable[Table]) -> str:
    return "\n".join(_section(table) for table in tables)


def _section(table: Table) -> str:
    lines = [f"## {table.title}", ""]
    if table.about:
        lines += [table.about, ""]
    lines.append(f"| what | speclsp | {table.beside} | ratio | target | met |")
    lines.append("|---|---|---|---|---|---|")
    for row in table.rows:
        met = {True: "yes", False: "**no**", None: ""}[row.met]
        cells = (row.what, row.measured, row.beside, row.ratio, row.target, met)
        lines.append("| " + " | ".join(cells) + " |")
    lines.append("")
    if table.notes:
        lines += [*table.notes, ""]
    return "\n".join(lines)


def plain(table: Table) -> str:
    """The same for a terminal."""
    heads = ("", "speclsp", table.beside, "ratio", "target", "met")
    rows: list[tuple[str, ...]] = [heads]
    for row in table.rows:
        met = {True: "yes", False: "NO", None: ""}[row.met]
        rows.append((row.what, row.measured, row.beside, row.ratio, row.target, met))
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    lines = [table.title]
    for each in rows:
        cells = (cell.ljust(width) for cell, width in zip(each, widths, strict=True))
        lines.append("  " + "  ".join(cells).rstrip())
    return "\n".join((*lines, *(f"  {note}" for note in table.notes), ""))
