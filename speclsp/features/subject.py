"""What the words at the cursor name: a clause, a section, an anchor, a label, a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import Mention, mentions
from speclsp.features.goals import FilePlace
from speclsp.resolution.evidence import tagged_clauses
from speclsp.resolution.links import Target, definition_of, destination
from speclsp.resolution.marks import marked
from speclsp.resolution.marks import meaning as meant
from speclsp.resolution.places import (
    AnchorPlace,
    ClausePlace,
    LabelPlace,
    SectionPlace,
    clauses,
    section_of,
)
from speclsp.resolution.pointers import Pointer, pointers
from speclsp.resolution.uses import meaning
from speclsp.spec.facts import Anchor, Clause, Label, Link, Reference, Section, TestHeader
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot

_TOP = Span(0, 0)


class Outside(NamedTuple):
    """What is no file of the workspace."""

    address: str


Thing = ClausePlace | SectionPlace | AnchorPlace | LabelPlace | FilePlace | Outside


class Subject(NamedTuple):
    """A thing, and the words at the cursor that name it."""

    thing: Thing
    span: Span
    # Whether it is named by the words of its title, and not by an identifier.
    by_title: bool = False


def subjects(snapshot: Snapshot, path: str, offset: int) -> tuple[Subject, ...]:
    """What the words at `offset` name; several where that is ambiguous."""
    document = snapshot.document(path)
    if document is None:
        return tuple(_in_code(snapshot, path, offset))
    for mention in mentions(document, offset):
        if found := tuple(_subjects(snapshot, document, mention, offset)):
            return found
    return ()


def _subjects(
    snapshot: Snapshot, document: Document, mention: Mention, offset: int
) -> Iterator[Subject]:
    fact, start = mention.fact, mention.start
    if isinstance(fact, TestHeader):
        yield from _of_header(snapshot, document, fact, start, offset)
    elif isinstance(fact, Clause):
        clause = _in_force(snapshot, document, ClausePlace(document.path, start, fact))
        yield Subject(clause, fact.id_span.moved(start))
    elif isinstance(fact, Reference):
        found = meaning(snapshot, document, start, fact)
        places: tuple[ClausePlace | SectionPlace, ...] = (*found.clauses, *found.sections)
        for place in places:
            yield Subject(place, fact.span.moved(start))
    elif isinstance(fact, Anchor):
        if not _is_title(document, mention.span, fact):
            yield Subject(AnchorPlace(document.path, start, fact), mention.span)
    elif isinstance(fact, Section):
        yield _of_section(SectionPlace(document.path, start, fact), offset)
    else:
        yield from _of_link(snapshot, document, fact, start, offset)


def _in_code(snapshot: Snapshot, path: str, offset: int) -> Iterator[Subject]:
    source = snapshot.sources.get(path)
    mark = marked(snapshot, source, offset) if source else None
    if mark is None:
        return
    found = meant(snapshot, mark)
    if mark.notation == "duvet":
        # It quotes what its fragment leads to.
        span = Span(mark.span.start + mark.target.index("#") + 1, mark.span.end)
        for section in found.sections:
            yield Subject(section, span, by_title=not section.section.id)
        return
    places: tuple[ClausePlace | SectionPlace, ...] = (*found.clauses, *found.sections)
    for place in places:
        yield Subject(place, mark.span)


def _in_force(snapshot: Snapshot, document: Document, place: ClausePlace) -> ClausePlace:
    """The clause that a change is about; the one at `place` where it is about none."""
    clause = place.clause
    if clause.amends in ("", "added"):
        return place
    scope = document.settled.amended(clause.notation)
    return next(iter(clauses(snapshot, Name("clause", scope, clause.id))), place)


def _of_header(
    snapshot: Snapshot, document: Document, header: TestHeader, start: int, offset: int
) -> Iterator[Subject]:
    titled = header.title_span.moved(start)
    for place in tagged_clauses(snapshot, document.path.rpartition("/")[0], header.id):
        other = snapshot.document(place.path)
        section = section_of(other, place.id_span.start) if other else None
        if section and titled.start <= offset <= titled.end:
            yield Subject(section, titled, by_title=True)
        else:
            yield Subject(place, header.id_span.moved(start))


def _of_section(place: SectionPlace, offset: int) -> Subject:
    named = place.section.id_span.moved(place.start)
    # The "#" before it belongs to it.
    if place.section.id and named.start - 1 <= offset <= named.end:
        return Subject(place, named)
    return Subject(place, place.title_span, by_title=True)


def _of_link(
    snapshot: Snapshot, document: Document, fact: Link | Label, start: int, offset: int
) -> Iterator[Subject]:
    if isinstance(fact, Label):
        label_span = fact.label_span.moved(start)
        if offset <= label_span.end:
            yield Subject(LabelPlace(document.path, start, fact), label_span)
            return
    elif fact.by_label:
        if definition := definition_of(document, fact):
            place = LabelPlace(document.path, *definition)
            yield Subject(place, fact.target_span.moved(start))
        return
    span = fact.target_span.moved(start)
    pointer = _pointer(document, span)
    if pointer is None:
        yield Subject(Outside(fact.target), span)
        return
    target = destination(snapshot, document, fact.target)
    if pointer in pointers(document).beyond and not target.path:
        yield Subject(Outside(fact.target), span)
        return
    fragment = pointer.fragment_span
    # The words of a link name what the whole link does.
    at_path = pointer.path_span.start <= offset <= pointer.path_span.end < span.end
    if fragment is not None and not (at_path and pointer.path_span.end > span.start):
        if (thing := _thing(snapshot, target)) is not None:
            yield thing._replace(span=fragment)
    elif target.path and target.path not in snapshot.listing.folders:
        yield Subject(FilePlace(target.path, _TOP), pointer.path_span)


def _is_title(document: Document, span: Span, anchor: Anchor) -> bool:
    """Whether it is another name that sites give to a heading, which has one of its own."""
    section = document.section_at(span.start)
    inside = section is not None and span.start < section[1].span.moved(section[0]).end
    return inside and document.words(span) != anchor.id


def _pointer(document: Document, span: Span) -> Pointer | None:
    known = pointers(document)
    for each in (*known.all, *known.beyond):
        if each.path_span.start == span.start:
            return each
    return None


def _thing(snapshot: Snapshot, target: Target) -> Subject | None:
    if target.section is not None:
        return Subject(target.section, _TOP, by_title=not target.section.section.id)
    if target.clause is not None:
        return Subject(target.clause, _TOP)
    document = snapshot.document(target.path)
    if document is None or target.anchor is None:
        return None
    for start, facts in document.facts:
        for anchor in facts.anchors:
            if anchor.span.moved(start) == target.anchor:
                return Subject(AnchorPlace(target.path, start, anchor), _TOP)
    return None
