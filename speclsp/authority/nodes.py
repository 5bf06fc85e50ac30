"""What can come before something else: a clause, a section, a whole document; without its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from speclsp.document import Document
from speclsp.notation import front_matter
from speclsp.resolution.links import Target, destination
from speclsp.resolution.places import ClausePlace, SectionPlace, clauses, sections
from speclsp.resolution.references import resolve
from speclsp.spec.facts import ROWS, Clause, Reference, Section
from speclsp.spec.names import Name
from speclsp.spec.ruling import Operand
from speclsp.text import Span
from speclsp.workspace import Snapshot


class Node(NamedTuple):
    """`id` is that of a clause or of a section, `#` and the slug of a section without one, or ""
    for the whole document."""

    path: str
    id: str = ""


def name_of(snapshot: Snapshot, node: Node) -> str:
    """What to call a node: its identifier, that of a document in its front matter, or its path."""
    if node.id:
        return node.id
    document = snapshot.document(node.path)
    clauses_ = document.settled.clauses if document else ()
    named = (each.id for _, each in clauses_ if each.notation == front_matter.NAME)
    return next(named, node.path)


def shown_at(document: Document, node: Node) -> Span:
    """The words that stand for a node of the document: its identifier, its title, or the first of
    the document."""
    for start, clause in document.clauses_by_id.get(node.id, ()) if node.id else ():
        return ClausePlace(node.path, start, clause).id_span
    for (start, section), slug in zip(document.sections, document.slugs, strict=True):
        if not node.id or node.id in (section.id, f"#{slug}"):
            return section.title_span.moved(start)
    return Span(0, len(document.text.string.partition("\n")[0]))


def node_of(document: Document, place: ClausePlace | SectionPlace) -> Node:
    """The node of a clause or a section."""
    if isinstance(place, SectionPlace):
        return _section_node(document, place)
    if place.clause.notation == front_matter.NAME:
        return Node(place.path)
    return Node(place.path, place.clause.id)


def nodes_at(document: Document, offset: int) -> tuple[Node, ...]:
    """What holds a place, the innermost first: clauses, sections, the document."""
    found = [Node(document.path, each.clause.id) for each in _items_at(document, offset)]
    for section in sections_at(document, offset):
        found += [Node(document.path, each.clause.id) for each in _headed(document, section)]
        found.append(_section_node(document, section))
    return (*dict.fromkeys(found), Node(document.path))


def sections_at(document: Document, offset: int) -> Iterator[SectionPlace]:
    """The sections that hold a place, the innermost first."""
    level = 7
    last = bisect_right(document.sections, offset, key=_start)
    for start, section in reversed(document.sections[:last]):
        if section.level < level:
            level = section.level
            yield SectionPlace(document.path, start, section)
        if level == 1:
            return


def holder(document: Document, offset: int) -> Node | None:
    """The innermost clause that holds a place; the document where it is one, None where neither."""
    places = [*_items_at(document, offset)]
    for section in () if places else sections_at(document, offset):
        places += _headed(document, section)
    if places:
        return Node(document.path, places[0].clause.id)
    named = any(notation == front_matter.NAME for notation, _ in document.outline.clauses)
    return Node(document.path) if named else None


def _items_at(document: Document, offset: int) -> Iterator[ClausePlace]:
    """The clauses that are no heading and hold a place, the innermost first."""
    settled = document.settled.clauses
    section = document.section_at(offset)
    low = _start(section) if section else 0
    ends = document.remembered(_ends)
    for at in reversed(range(bisect_right(settled, offset, key=_start))):
        start, clause = settled[at]
        span = clause.span.moved(start)
        if span.start < low or ends[at] <= offset:
            return
        heads = clause.form == "heading" or clause.notation == front_matter.NAME
        if not heads and offset < span.end:
            yield ClausePlace(document.path, start, clause)


def _ends(document: Document) -> list[int]:
    """To each clause where the last ends of those that begin no later."""
    ends = (start + clause.span.end for start, clause in document.settled.clauses)
    return list(accumulate(ends, max))


def _headed(document: Document, section: SectionPlace) -> list[ClausePlace]:
    """The clauses that the heading of a section states."""
    settled, span = document.settled.clauses, section.span
    first = bisect_left(settled, span.start, key=_start)
    last = bisect_right(settled, span.end, key=_start)
    return [
        ClausePlace(document.path, *each)
        for each in settled[first:last]
        if each[1].form == "heading"
    ]


def _start(each: tuple[int, Clause] | tuple[int, Section]) -> int:
    return each[0] + each[1].span.start


def meant(snapshot: Snapshot, document: Document, operand: Operand, start: int) -> Node | None:
    """What an operand in the segment at `start` names; None where that is not certain."""
    offset = start + operand.span.start
    if operand.kind == "this":
        if operand.words == "document":
            return Node(document.path)
        here = document.section_at(offset)
        return _section_node(document, SectionPlace(document.path, *here)) if here else None
    if operand.kind == "path":
        return _file(snapshot, document, operand.words)
    if operand.kind == "clause":
        return _cited(snapshot, document, operand, start)
    if operand.kind == "quoted" and operand.words.startswith("`"):
        return _file(snapshot, document, operand.words.strip("` "))
    return _linked(snapshot, document, operand, start) if operand.kind == "quoted" else None


def _file(snapshot: Snapshot, document: Document, written: str) -> Node | None:
    """The document of a path that is relative to the one it stands in, or to the root."""
    for path in (destination(snapshot, document, written).path, written.removeprefix("./")):
        if path and snapshot.document(path) is not None:
            return Node(path)
    return None


def _linked(snapshot: Snapshot, document: Document, operand: Operand, start: int) -> Node | None:
    at = bisect_right(document.starts, start) - 1
    for link in document.segments[at].facts.links:
        if link.span == operand.span and link.kind == "inline":
            return node_of_target(snapshot, destination(snapshot, document, link.target))
    return None


def node_of_target(snapshot: Snapshot, target: Target) -> Node | None:
    """The node that a link leads to; None for any other place."""
    document = snapshot.document(target.path)
    if target.verdict != "found" or document is None:
        return None
    if target.clause is not None:
        return node_of(document, target.clause)
    if target.section is not None:
        return _section_node(document, target.section)
    return Node(target.path) if not target.fragment else None


def _cited(snapshot: Snapshot, document: Document, operand: Operand, start: int) -> Node | None:
    """The clause that an identifier in a sentence names, if it is one."""
    found = document.remembered(_named_at).get(start + operand.span.start)
    if isinstance(found, Reference):
        return resolved(snapshot, document, found)
    return Node(document.path, found.id) if found else None


def _named_at(document: Document) -> dict[int, Clause | Reference]:
    """What stands where, the clause where a reference does too."""
    found: dict[int, Clause | Reference] = {}
    for start, clause in document.settled.clauses:
        found.setdefault(start + clause.id_span.start, clause)
    for start, reference in document.settled.references:
        found.setdefault(start + reference.span.start, reference)
    return found


def resolved(snapshot: Snapshot, document: Document, reference: Reference) -> Node | None:
    """What a reference means, if that is one thing."""
    found = resolve(snapshot, document, reference)
    places: tuple[ClausePlace | SectionPlace, ...] = (*found.clauses, *found.sections)
    if found.verdict != "found":
        return None
    nodes = _nodes(snapshot, places)
    return nodes[0] if len(nodes) == 1 else None


def named(snapshot: Snapshot, document: Document, words: str) -> tuple[Node, ...]:
    """What an identifier in an attribute names, the nearest first: in the document, in its scopes,
    anywhere. Several where that is not certain."""
    if "#" in words or words.endswith(".md"):
        node = node_of_target(snapshot, destination(snapshot, document, words))
        return (node,) if node else ()
    path = document.path
    own: list[ClausePlace | SectionPlace] = [
        SectionPlace(path, start, section)
        for start, section in document.sections
        if section.id == words
    ]
    own += [ClausePlace(path, *each) for each in document.clauses_by_id.get(words, ())]
    if own:
        return tuple(dict.fromkeys(node_of(document, each) for each in own))
    notations = dict.fromkeys(notation for notation, _ in document.outline.clauses)
    for scope in dict.fromkeys(document.settled.scope(each) for each in notations):
        if scope and (found := clauses(snapshot, Name("clause", scope, words))):
            return _nodes(snapshot, found)
    return anywhere(snapshot, words)


def anywhere(snapshot: Snapshot, words: str, folder: str = "") -> tuple[Node, ...]:
    """The clauses and sections of an identifier in the documents below a folder."""
    found = clauses(snapshot, Name("bare", "", words))
    # Rows list, and changes amend, what is defined elsewhere.
    firm = [each for each in found if each.clause.form not in ROWS and not each.clause.amends]
    places: tuple[ClausePlace | SectionPlace, ...] = (
        *(firm or found),
        *sections(snapshot, words),
    )
    inside = f"{folder}/" if folder else ""
    return _nodes(snapshot, (each for each in places if each.path.startswith(inside)))


def _nodes(snapshot: Snapshot, places: Iterable[ClausePlace | SectionPlace]) -> tuple[Node, ...]:
    found = (
        node_of(document, each)
        for each in places
        if (document := snapshot.document(each.path)) is not None
    )
    return tuple(dict.fromkeys(found))


def _section_node(document: Document, place: SectionPlace) -> Node:
    if place.section.id:
        return Node(place.path, place.section.id)
    at = bisect_right(document.sections, place.span.start, key=_start)
    slug = document.slugs[at - 1] if at else ""
    return Node(place.path, f"#{slug}") if slug else Node(place.path)
