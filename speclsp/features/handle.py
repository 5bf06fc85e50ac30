"""A name for a clause or a section by which it is found again when the document has changed."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.resolution.places import ClausePlace, SectionPlace, clauses_in
from speclsp.workspace import Snapshot

Kind = Literal["clause", "section"]


class Handle(NamedTuple):
    """What was at offset `at` of the document at `path`."""

    path: str
    kind: Kind
    notation: str
    name: str
    at: int


def handle(place: ClausePlace | SectionPlace) -> Handle:
    if isinstance(place, ClausePlace):
        clause = place.clause
        return Handle(place.path, "clause", clause.notation, clause.id, place.span.start)
    section = place.section
    return Handle(place.path, "section", "", section.id or section.title, place.span.start)


def held(snapshot: Snapshot, by: Handle) -> ClausePlace | SectionPlace | None:
    """What `by` names now: of several the one nearest to where it was; None where it is gone."""
    document = snapshot.document(by.path)
    if document is None:
        return None
    found: list[ClausePlace | SectionPlace] = []
    if by.kind == "clause":
        named = clauses_in(document, by.name)
        found += [each for each in named if each.clause.notation == by.notation]
    else:
        for start, section in document.sections:
            if (section.id or section.title) == by.name:
                found.append(SectionPlace(by.path, start, section))
    return min(found, key=lambda each: abs(each.span.start - by.at), default=None)
