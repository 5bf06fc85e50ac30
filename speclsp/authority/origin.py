"""Where the level of authority is written at which words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.authority.nodes import sections_at
from speclsp.authority.standing import Standing, lines_of, section_start
from speclsp.document import Document
from speclsp.spec.relating import AUTHORITY
from speclsp.text import Span
from speclsp.workspace import Snapshot

_TOP = Span(0, 0)


class Origin(NamedTuple):
    """A place in a file: the words that state a level, or the top of the file that does."""

    path: str
    span: Span


def origin(snapshot: Snapshot, document: Document, offset: int, stands: Standing) -> Origin | None:
    """Where the level is stated that the words at `offset` have; None where nobody wrote it."""
    if not stands.known or stands.how == "folder":
        return None
    if stands.path != document.path:
        return Origin(stands.path, _in_table(snapshot, stands))
    span = next(_places(document, offset, stands), _TOP)
    return Origin(document.path, span)


def _places(document: Document, offset: int, stands: Standing) -> Iterator[Span]:
    if stands.how == "clause":
        for start, clause in document.settled.clauses:
            if clause.span.moved(start).start <= offset < clause.span.moved(start).end:
                for attribute in clause.attributes:
                    if attribute.key == AUTHORITY:
                        yield attribute.span.moved(start)
    if stands.how == "heading":
        for place in sections_at(document, offset):
            for attribute in place.section.attributes:
                if attribute.key == AUTHORITY:
                    yield attribute.span.moved(place.start)
    lines = lines_of(document)
    if stands.how == "line":
        for place in sections_at(document, offset):
            at = bisect_right(document.sections, place.span.start, key=section_start) - 1
            for line in lines.get(at, ()):
                yield line.span
    for line in lines.get(-1, ()):
        yield line.span


def _in_table(snapshot: Snapshot, stands: Standing) -> Span:
    document = snapshot.document(stands.path) if stands.how == "table" else None
    for start, facts in document.facts if document else ():
        for ruling in facts.rulings:
            if ruling.kind == "row" and ruling.words[0].casefold() == stands.level.casefold():
                return ruling.span.moved(start)
    return _TOP
