"""A place in a document, with the fact that stands there."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.document import Document
from speclsp.spec.facts import Anchor, Clause, Label, Section
from speclsp.spec.names import Name
from speclsp.spec.sections import number
from speclsp.text import Span
from speclsp.workspace import Snapshot


class ClausePlace(NamedTuple):
    """A clause in the document at `path`; `start` is that of its segment."""

    path: str
    start: int
    clause: Clause

    @property
    def span(self) -> Span:
        return self.clause.span.moved(self.start)

    @property
    def id_span(self) -> Span:
        return self.clause.id_span.moved(self.start)


class SectionPlace(NamedTuple):
    """A section in the document at `path`; `start` is that of its segment."""

    path: str
    start: int
    section: Section

    @property
    def span(self) -> Span:
        return self.section.span.moved(self.start)

    @property
    def title_span(self) -> Span:
        return self.section.title_span.moved(self.start)


class AnchorPlace(NamedTuple):
    """A name for a place, in the document at `path`; `start` is that of its segment."""

    path: str
    start: int
    anchor: Anchor

    @property
    def span(self) -> Span:
        return self.anchor.span.moved(self.start)


class LabelPlace(NamedTuple):
    """The definition of a link's label in the document at `path`; `start` is that of its
    segment."""

    path: str
    start: int
    label: Label

    @property
    def span(self) -> Span:
        return self.label.span.moved(self.start)

    @property
    def label_span(self) -> Span:
        return self.label.label_span.moved(self.start)


def clauses_in(document: Document, identifier: str) -> tuple[ClausePlace, ...]:
    """The clauses of this identifier in one document, in the order of the text."""
    return tuple(
        ClausePlace(document.path, start, clause)
        for start, clause in document.clauses_by_id.get(identifier, ())
    )


def clauses(snapshot: Snapshot, name: Name) -> tuple[ClausePlace, ...]:
    """Everything that a name of the kinds clause and bare stands for, by path, then by place."""
    found: list[ClausePlace] = []
    for path in snapshot.index.defining(name):
        if (document := snapshot.document(path)) is None:
            continue
        for place in clauses_in(document, name.id):
            scope = document.settled.scope(place.clause.notation)
            if name.kind == "bare" or scope == name.scope:
                found.append(place)
    return tuple(found)


def sections(snapshot: Snapshot, identifier: str) -> tuple[SectionPlace, ...]:
    """Every section that states this identifier, by path, then by place."""
    found: list[SectionPlace] = []
    for path in snapshot.index.defining(Name("section", "", identifier)):
        if (document := snapshot.document(path)) is not None:
            found += [
                SectionPlace(path, start, section)
                for start, section in document.sections
                if section.id == identifier
            ]
    return tuple(found)


def numbered_sections(document: Document, wanted: str) -> tuple[SectionPlace, ...]:
    """The sections of a document that have this number before their title, in text order."""
    return tuple(
        SectionPlace(document.path, start, section)
        for start, section in document.sections
        if number(section.title) == wanted
    )


def section_of(document: Document, offset: int) -> SectionPlace | None:
    """The section that holds `offset`; None above the first heading."""
    found = document.section_at(offset)
    return SectionPlace(document.path, *found) if found else None
