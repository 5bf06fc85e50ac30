"""What the map shows: boxes with rows, and lines between rows.

Few documents are boxes whose rows are their parts. Of more, documents are rows, and boxes the
modules that are declared, and for all others the folders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from speclsp.report.page.grouping import modules, nearest, within
from speclsp.report.page.overview import Overview, Reference, Sheet, State

FEW = 3
"""How many documents are drawn with their parts."""

_MOST_ROWS = 80
_MOST_LINES = 64

STATES: tuple[State, ...] = ("clashing", "untested", "tested", "unnamed")


_Places = dict[tuple[str, int], tuple[int, int]]
"""The part of a document -> the (box, row) that it is drawn as."""


class Row(NamedTuple):
    """A document, or a part of one, with a dot for each demand."""

    name: str
    # The document, and how much of it there is, in words.
    path: str
    dots: tuple[State, ...]


class Box(NamedTuple):
    """A module, a folder, or a document."""

    name: str
    rows: tuple[Row, ...]
    # What of it is not drawn, "" for nothing.
    note: str = ""


class Line(NamedTuple):
    """From a row to one that it refers to; both are (box, row), -1 for the box itself."""

    source: tuple[int, int]
    target: tuple[int, int]
    times: int


class Chart(NamedTuple):
    """The map."""

    # What a row is.
    of: Literal["part", "document"]
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    # How many lines were left out.
    undrawn: int = 0
    # What lies in no box, "" for nothing.
    apart: str = ""


def chart(overview: Overview) -> Chart:
    """The map of the documents that demand something."""
    drawn = overview.specifications
    if not drawn:
        return Chart("document")
    if len(drawn) <= FEW:
        return _of_parts(drawn, overview.references)
    there = {each.path for each in drawn}
    rest = [each for each in overview.sheets if each.path not in there]
    return _of_documents(drawn, rest, overview.references)


def _of_parts(drawn: Sequence[Sheet], references: Iterable[Reference]) -> Chart:
    boxes: list[Box] = []
    places: _Places = {}
    for at, sheet in enumerate(drawn):
        dots = _dots(sheet)
        kept = [part for part in range(len(sheet.parts)) if dots.get(part)]
        kept = (kept or list(range(len(sheet.parts))))[:_MOST_ROWS]
        rows = [
            Row(sheet.parts[part] or sheet.title or sheet.path, sheet.path, dots.get(part, ()))
            for part in kept
        ]
        places |= {(sheet.path, part): (at, row) for row, part in enumerate(kept)}
        places |= {
            (sheet.path, part): (at, -1) for part in range(len(sheet.parts)) if part not in kept
        }
        left = len(sheet.parts) - len(kept)
        note = f"and {left} more {'section' if left == 1 else 'sections'}" if left else ""
        boxes.append(Box(sheet.path, tuple(rows), note))
    lines, undrawn = _lines(references, places)
    return Chart("part", tuple(boxes), lines, undrawn)


def _of_documents(
    drawn: Sequence[Sheet], rest: Sequence[Sheet], references: Iterable[Reference]
) -> Chart:
    declared = {each.path: each.module for each in drawn if each.module}
    names = {module.folder: module.name for module in declared.values()}
    belongs = modules(each.path for each in drawn if each.path not in declared)
    belongs |= {path: module.folder for path, module in declared.items()}
    members: dict[str, list[Sheet]] = {}
    for each in drawn:
        members.setdefault(belongs[each.path], []).append(each)
    beside = Counter((nearest(each.path, members), each.is_test) for each in rest)
    boxes: list[Box] = []
    places: _Places = {}
    for at, module in enumerate(sorted(members)):
        rows = []
        for number, sheet in enumerate(members[module]):
            row = number if number < _MOST_ROWS else -1
            places |= {(sheet.path, part): (at, row) for part in range(len(sheet.parts))}
            if row >= 0:
                dots = _in_order(dot for dots in _dots(sheet).values() for dot in dots)
                rows.append(Row(within(sheet.path, module), sheet.path, dots))
        more = len(members[module]) - len(rows)
        note = _note(more, beside[module, True], beside[module, False])
        boxes.append(Box(names.get(module, module), tuple(rows), note))
    lines, undrawn = _lines(references, places)
    apart = _note(0, beside[None, True], beside[None, False])
    return Chart("document", tuple(boxes), lines, undrawn, apart)


def _note(more: int, tests: int, others: int) -> str:
    """What is in a folder and not drawn in its box."""
    said = [f"{more:,} more"] if more else []
    if tests:
        said.append(f"{tests:,} {'test' if tests == 1 else 'tests'}")
    if others:
        said.append(f"{others:,} that {'demands' if others == 1 else 'demand'} nothing")
    return f"and {', '.join(said)}" if said else ""


def _dots(sheet: Sheet) -> dict[int, tuple[State, ...]]:
    """The states of the demands of each part, those that want to be seen first."""
    found: dict[int, list[State]] = {}
    for clause in sheet.clauses:
        found.setdefault(clause.part, []).append(clause.state)
    for part in sheet.unnamed:
        found.setdefault(part, []).append("unnamed")
    return {part: _in_order(states) for part, states in sorted(found.items())}


def _in_order(states: Iterable[State]) -> tuple[State, ...]:
    return tuple(sorted(states, key=STATES.index))


def _lines(
    references: Iterable[Reference], places: Mapping[tuple[str, int], tuple[int, int]]
) -> tuple[tuple[Line, ...], int]:
    """The lines between rows; between boxes where there are too many, and then the thickest."""
    found: Counter[tuple[tuple[int, int], tuple[int, int]]] = Counter()
    for each in references:
        if each.source in places and each.target in places:
            source, target = places[each.source], places[each.target]
            if source != target:
                found[source, target] += each.times
    if len(found) > _MOST_LINES:
        between: Counter[tuple[tuple[int, int], tuple[int, int]]] = Counter()
        for (source, target), times in found.items():
            if source[0] != target[0]:
                between[(source[0], -1), (target[0], -1)] += times
        found = between
    lines = [Line(*ends, times) for ends, times in found.items()]
    lines.sort(key=lambda each: (-each.times, each))
    return tuple(sorted(lines[:_MOST_LINES])), max(0, len(lines) - _MOST_LINES)
