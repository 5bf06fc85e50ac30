"""What there is here, beside what there is on another branch and where the two parted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.resolution.places import ClausePlace, clauses
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot

_SPACE = re.compile(r"[ \t]*(?>\r\n?|\n)[ \t>]*|\s+")


class Comparison(NamedTuple):
    here: Snapshot
    other: Snapshot
    # Where the branches parted.
    fork: Snapshot
    # What the user calls the other branch.
    name: str


def name_of(snapshot: Snapshot, place: ClausePlace) -> Name:
    """The name of a clause in its scope."""
    document = snapshot.documents[place.path]
    return Name("clause", document.settled.scope(place.clause.notation), place.clause.id)


def clause_words(snapshot: Snapshot, place: ClausePlace) -> str:
    """What the clause says, however it is broken into lines."""
    return " ".join(_SPACE.sub(" ", snapshot.documents[place.path].words(place.span)).split())


def said(snapshot: Snapshot, place: ClausePlace) -> str:
    """The words of a clause without its identifier, for a reader."""
    document = snapshot.documents[place.path]
    behind = Span(place.id_span.end, place.span.end)
    before = Span(place.span.start, place.id_span.start)
    for part in (behind, before):
        words = " ".join(_SPACE.sub(" ", document.words(part)).split()).lstrip("*_`:.])} -|\u2014")
        if words:
            return words
    return place.clause.id


def namesakes(snapshot: Snapshot, name: Name, notation: str) -> Iterator[ClausePlace]:
    """The clauses of that name and notation."""
    return (each for each in clauses(snapshot, name) if each.clause.notation == notation)


def line_of(document: Document, span: Span) -> str:
    """The words of the lines that `span` stands in."""
    text = document.text
    first, last = text.line(text.line_at(span.start)), text.line(text.line_at(span.end))
    return text.string[first.start : last.end].strip()
