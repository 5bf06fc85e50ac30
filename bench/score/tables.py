"""What a measurement of the rules gives: tables that change only where a figure does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Row = tuple[str, ...]


class Table(NamedTuple):
    """Figures under heads; the first column says what they are of."""

    title: str
    heads: Row
    rows: tuple[Row, ...]
    about: str = ""


class Scored(NamedTuple):
    """A part: its tables, and what is listed for reading when that is asked for."""

    tables: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()
    # Why there is nothing, where something is absent.
    absent: str = ""


def markdown(tables: Iterable[Table]) -> str:
    return "\n".join(_section(table) for table in tables)


def _section(table: Table) -> str:
    lines = [f"### {table.title}", ""]
    if table.about:
        lines += [table.about, ""]
    lines.append("| " + " | ".join(table.heads) + " |")
    lines.append("|---" + "|--:" * (len(table.heads) - 1) + "|")
    lines += ["| " + " | ".join(row) + " |" for row in table.rows]
    return "\n".join([*lines, ""])


def plain(table: Table) -> str:
    """The same for a terminal."""
    rows = [table.heads, *table.rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.heads))]
    lines = [table.title]
    for first, *rest in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        lines.append("  " + "  ".join(cells).rstrip())
    return "\n".join([*lines, ""])
