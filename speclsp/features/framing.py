"""The frame of what a clause demands, as a hover shows it: who, how strongly, what, when, and
within which bounds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from speclsp.document import Document
from speclsp.features.page import Code, Line
from speclsp.features.wording import counted
from speclsp.language.frame import Frame
from speclsp.statements.setting import in_force
from speclsp.statements.statement import Statement, in_segment
from speclsp.text import Span
from speclsp.workspace import Snapshot

_SIGNS = {"=": "", "<": "below ", "<=": "at most ", ">": "above ", ">=": "at least "}


def framed(snapshot: Snapshot, document: Document, span: Span) -> Iterator[Line]:
    """What the first statement at `span` demands, in a few lines; nothing where none is there."""
    found = tuple(_statements(snapshot, document, span))
    for statement in found[:1]:
        yield from _lines(statement)
    if len(found) > 1:
        yield (f"and {counted(len(found) - 1, 'statement')} more",)


def _statements(snapshot: Snapshot, document: Document, span: Span) -> Iterator[Statement]:
    how = in_force(document, snapshot.config(document.path))
    first = max(0, bisect_right(document.starts, span.start) - 1)
    for at in range(first, len(document.segments)):
        start = document.starts[at]
        if start >= span.end:
            return
        for low, statement in in_segment(document, at, how):
            if statement.span.moved(start + low).overlaps(span):
                yield statement


def _lines(statement: Statement) -> Iterator[Line]:
    frame = statement.frame
    said = " ".join(filter(None, (statement.strength, "" if frame.positive else "not")))
    line: list[str | Code] = ["Read as "]
    if frame.actor:
        line.append(Code(frame.actor))
        line.append(" " if statement.strength else ": ")
    if said:
        line.append(f"{said} ")
    if frame.action:
        line.append(Code(_action(frame)))
    if frame.action or frame.actor:
        yield tuple(line)
    yield from (("When ", Code(_words(statement, each))) for each in frame.conditions)
    yield from (("Time ", Code(_words(statement, each))) for each in frame.times)
    for each in frame.quantities:
        bound = f"{each.attribute} {_SIGNS[each.operator]}{each.value} {each.unit}"
        yield ("Bound ", Code(" ".join(bound.split())))


def _action(frame: Frame) -> str:
    if frame.passive:
        return f"{frame.action} ({frame.object})" if frame.object else frame.action
    return f"{frame.action} {frame.object}".rstrip()


def _words(statement: Statement, span: Span) -> str:
    return statement.written[span.start : span.end]
