"""The clauses whose names are made of another's: criterion 3.1 of Kiro's requirement 3, and
OpenFastTrace's `arch~login` that hands on `req~login`. They get new names with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.notation import kiro, openfasttrace
from speclsp.resolution.leading import Use
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.uses import twins
from speclsp.workspace import Snapshot


class Part(NamedTuple):
    """A clause, and what it is called afterwards."""

    place: ClausePlace
    name: str

    @property
    def old(self) -> str:
        return self.place.clause.id


def parts(
    snapshot: Snapshot, place: ClausePlace, used: tuple[Use, ...], name: str
) -> tuple[Part, ...]:
    """What is called after the clause at `place`, which gets another name, and is `used` there."""
    notation = place.clause.notation
    if notation == kiro.NAME and place.clause.kind == "requirement":
        return tuple(_criteria(snapshot, place, name))
    if notation == openfasttrace.NAME:
        return tuple(_handed_on(snapshot, place, used, name))
    return ()


def is_part(document: Document, place: ClausePlace) -> bool:
    """Whether the clause's name is made of what stands elsewhere, and so follows that."""
    clause = place.clause
    composed = (clause.notation, clause.kind) == (kiro.NAME, "criterion")
    return (composed or clause.notation == openfasttrace.NAME) and (
        document.words(place.id_span) != clause.id
    )


def _criteria(snapshot: Snapshot, place: ClausePlace, name: str) -> Iterator[Part]:
    head = f"{place.clause.id}."
    for path in sorted({each.path for each in twins(snapshot, place)}):
        document = snapshot.document(path)
        for start, clause in document.settled.clauses if document else ():
            if (clause.notation, clause.kind) == (kiro.NAME, "criterion") and (
                clause.id.startswith(head)
            ):
                renamed = f"{name}.{clause.id[len(head) :]}"
                yield Part(ClausePlace(path, start, clause), renamed)


def _handed_on(
    snapshot: Snapshot, place: ClausePlace, used: tuple[Use, ...], name: str
) -> Iterator[Part]:
    named = place.clause.id.partition("~")[2]
    for path in sorted({use.path for use in used}):
        spots = [use.span for use in used if use.path == path]
        document = snapshot.document(path)
        for start, clause in document.settled.clauses if document else ():
            kind, _, rest = clause.id.partition("~")
            one = ClausePlace(path, start, clause)
            if clause.notation != openfasttrace.NAME or rest != named:
                continue
            written = document.words(one.id_span) if document else ""
            if written == kind and any(span.overlaps(one.span) for span in spots):
                yield Part(one, f"{kind}~{name.partition('~')[2]}")
