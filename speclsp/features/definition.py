"""Where what stands at a place is defined: reference to clause, clause to test, test to clause, and
the words of a term to what explains it."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import mentions
from speclsp.features.goals import goals, place_of
from speclsp.features.term_uses import terms_at
from speclsp.resolution.evidence import is_test, tested_clauses
from speclsp.text import Span
from speclsp.workspace import Snapshot


class Destination(NamedTuple):
    """A span in the file at `path`, and the words in the document asked about that lead there.

    A file that is no document of the snapshot has the span 0 to 0.
    """

    path: str
    span: Span
    origin: Span | None


def definition(snapshot: Snapshot, path: str, offset: int) -> tuple[Destination, ...]:
    """Where what stands at `offset` is defined. A clause that has no test leads to itself.

    Several only where a name is ambiguous or defined twice.
    """
    document = snapshot.document(path)
    if document is None:
        return ()
    for mention in mentions(document, offset):
        if found := goals(snapshot, document, mention):
            return tuple(Destination(goal.path, place_of(goal), mention.span) for goal in found)
    return _tested(snapshot, document, offset) or tuple(
        Destination(term.place.path, term.place.name_span, term.span)
        for term in terms_at(snapshot, path, offset)
    )


def _tested(snapshot: Snapshot, document: Document, offset: int) -> tuple[Destination, ...]:
    """Back from the title of an example to the clause that it tests, since that is where the way
    from the clause has led."""
    if not is_test(snapshot, document.path):
        return ()
    for start, facts in document.facts:
        for example in facts.examples:
            title = Span(example.span.start, max(example.span.start, example.title_span.end))
            if title.moved(start).start <= offset <= title.moved(start).end:
                return tuple(
                    Destination(place.path, place_of(place), title.moved(start))
                    for place in tested_clauses(snapshot, document.path)
                )
    return ()
