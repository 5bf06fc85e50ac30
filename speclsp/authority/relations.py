"""What clauses have to do with each other, as attributes, sentences and the configuration say.

A relation that is stated in a document has its place there. Those of the configuration have none:
what is read of it is a value; `speclsp.authority.constraints` finds where it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from speclsp.authority.constraints import constraints
from speclsp.authority.levels import is_binding
from speclsp.authority.nodes import Node, holder, meant, named, node_of, resolved
from speclsp.document import Document
from speclsp.notation import front_matter
from speclsp.notation.folders import is_precedents, plans
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.spec.facts import Attribute
from speclsp.spec.names import Name
from speclsp.spec.relating import KINDS, Kind
from speclsp.spec.ruling import Ruling
from speclsp.text import Span
from speclsp.workspace import Snapshot

Basis = Literal["configuration", "attribute", "words"]

_VALUE = re.compile(r"[^\s,;]+")
_MOST = 100


class Relation(NamedTuple):
    """`subject` requires, excludes or overrides `object`; `span` is in the file at `path`."""

    kind: Kind
    subject: Node
    object: Node
    path: str
    span: Span
    basis: Basis


class Lost(NamedTuple):
    """A name in a relation that nothing has, at its place in the document."""

    words: str
    subject: Node
    span: Span


class Related(NamedTuple):
    """The relations that a document states, in the order of the text, and what names nothing."""

    relations: tuple[Relation, ...]
    lost: tuple[Lost, ...]


def relations(snapshot: Snapshot) -> tuple[Relation, ...]:
    """Every relation of the workspace, those of documents first, by path, then by place;
    "overridden-by" is turned round."""
    if relations not in snapshot.memo:
        paths = (
            *snapshot.index.defining(Name("ruling", "", "relation")),
            *sorted(snapshot.configurations),
        )
        found = (each for path in paths for each in stated_in(snapshot, path))
        snapshot.memo[relations] = tuple(found)
    every: tuple[Relation, ...] = snapshot.memo[relations]
    return every


def stated_in(snapshot: Snapshot, path: str) -> tuple[Relation, ...]:
    """The relations that the document or the configuration file at `path` states."""
    document = snapshot.document(path)
    if document is not None:
        return stated(snapshot, document).relations
    return tuple(
        Relation(kind, subject, there, path, span, "configuration")
        for kind, subject, there, span in constraints(snapshot, path).constraints
    )


def stated(snapshot: Snapshot, document: Document) -> Related:
    """What a document states."""
    names, found = document.memo.get(stated, (None, None))
    if found is None or names is not snapshot.names:
        found = _stated(snapshot, document)
        document.memo[stated] = (snapshot.names, found)
    related: Related = found
    return related


def _stated(snapshot: Snapshot, document: Document) -> Related:
    said = Name("ruling", "", "relation")
    if said not in document.outline.defines or not is_binding(document.path):
        return Related((), ())
    found: list[Relation] = []
    lost: list[Lost] = []
    for place in _places(document):
        fact = place.section if isinstance(place, SectionPlace) else place.clause
        subject = node_of(document, place)
        for attribute in fact.attributes:
            kind = KINDS.get(attribute.key)
            if kind is None:
                continue
            front = isinstance(place, ClausePlace) and place.clause.notation == front_matter.NAME
            if front:
                found += _of_front_matter(snapshot, document, place.start, subject, attribute, kind)
                continue
            for words, span in _values(attribute):
                there = named(snapshot, document, words)
                placed = span.moved(place.start)
                if not there:
                    lost.append(Lost(words, subject, placed))
                elif len(there) == 1:
                    found.append(
                        _relation(kind, subject, there[0], document.path, placed, "attribute")
                    )
    if not plans(document.path) and not is_precedents(document.path):
        # What a precedent rules holds as a precedent, if it is in force.
        blocks = [each.block for each in document.precedents]
        for start, facts in document.facts:
            for ruling in facts.rulings:
                at = start + ruling.span.start
                if not any(block.start <= at < block.end for block in blocks):
                    found += _of_ruling(snapshot, document, start, ruling)
    found.sort(key=lambda each: (each.span, each))
    return Related(tuple(dict.fromkeys(found)), tuple(sorted(lost, key=lambda each: each.span)))


def _places(document: Document) -> Iterator[ClausePlace | SectionPlace]:
    for start, section in document.sections:
        if section.id and section.attributes:
            yield SectionPlace(document.path, start, section)
    for start, clause in document.settled.clauses:
        if clause.attributes:
            yield ClausePlace(document.path, start, clause)


def _values(attribute: Attribute) -> Iterator[tuple[str, Span]]:
    for at, each in enumerate(_VALUE.finditer(attribute.value)):
        if at < _MOST:
            yield each.group().lstrip("#"), Span(*each.span()).moved(attribute.span.start)


def _of_front_matter(
    snapshot: Snapshot,
    document: Document,
    start: int,
    subject: Node,
    attribute: Attribute,
    kind: Kind,
) -> Iterator[Relation]:
    """What a key of the front matter names has been read as references."""
    for low, reference in document.settled.references:
        span = reference.span
        if low == start and attribute.span.start <= span.start and span.end <= attribute.span.end:
            there = resolved(snapshot, document, reference)
            if there is not None:
                yield _relation(kind, subject, there, document.path, span.moved(start), "attribute")


def _of_ruling(
    snapshot: Snapshot, document: Document, start: int, ruling: Ruling
) -> Iterator[Relation]:
    if ruling.kind == "over" and ruling.subject is not None:
        kind: Kind = "overrides"
    elif ruling.kind == "needs":
        kind = KINDS[ruling.words[0]]
    else:
        return
    subject = (
        meant(snapshot, document, ruling.subject, start)
        if ruling.subject
        else holder(document, start + ruling.span.start)
    )
    for operand in ruling.objects if subject else ():
        there = meant(snapshot, document, operand, start)
        if subject and there is not None:
            span = operand.span.moved(start)
            yield _relation(kind, subject, there, document.path, span, "words")


def _relation(
    kind: Kind, subject: Node, there: Node, path: str, span: Span, basis: Basis
) -> Relation:
    if kind == "overridden-by":
        return Relation("overrides", there, subject, path, span, basis)
    return Relation(kind, subject, there, path, span, basis)
