"""Place -> everything in the workspace that names what stands there, in open documents or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from speclsp.document import Document
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.elsewhere import elsewhere, in_code
from speclsp.resolution.leading import Place, Use, anchor_of, leading_to
from speclsp.resolution.links import reached
from speclsp.resolution.places import (
    ClausePlace,
    LabelPlace,
    SectionPlace,
    clauses,
    clauses_in,
)
from speclsp.resolution.pointers import pointers
from speclsp.resolution.references import Resolved, resolve
from speclsp.spec.facts import Clause, Link, Reference
from speclsp.spec.links import normal
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot


def uses(snapshot: Snapshot, place: Place) -> tuple[Use, ...]:
    """Everything that names what stands at `place`, by path, then by place; itself not."""
    return at_once(using(snapshot, place))


def using(snapshot: Snapshot, place: Place, only: str = "") -> Work[tuple[Use, ...]]:
    """`uses`, a piece at a time; those in the document at `only`, if that is given."""
    found: set[Use] = set()
    if isinstance(place, ClausePlace):
        found |= yield from _of_clause(snapshot, place, only)
    elif isinstance(place, LabelPlace):
        found |= set(_of_label(snapshot, place))
    else:
        found |= yield from leading_to(snapshot, {place}, only)
        if isinstance(place, SectionPlace) and place.section.id:
            found |= set(_graded(snapshot, place))
            found |= set(in_code(snapshot, (place,), only))
    return tuple(sorted(found))


CITING = frozenset(("reference", "link", "amendment", "mark"))
"""What depends on a clause: neither its tests nor what belongs to it."""


def citations(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> Work[tuple[Use, ...]]:
    """What cites the clause or section at `place`, or may cite it: its tests do not."""
    found = yield from using(snapshot, place)
    return tuple(use for use in found if use.kind in CITING)


def twins(snapshot: Snapshot, place: ClausePlace) -> tuple[ClausePlace, ...]:
    """The clauses that share the name of the one at `place`, which is among them: whoever refers to
    one refers to all."""
    document = snapshot.document(place.path)
    if document is None:
        return ()
    if place.path in snapshot.imported:
        return tuple(
            each
            for each in clauses_in(document, place.clause.id)
            if _is_alike(each.clause, place.clause)
        )
    name = Name("clause", document.settled.scope(place.clause.notation), place.clause.id)
    return tuple(each for each in clauses(snapshot, name) if _is_alike(each.clause, place.clause))


def _is_alike(one: Clause, other: Clause) -> bool:
    """Whether two clauses of the same identifier are in the same list: an FR-001 is one in whatever
    form it is written."""
    if one.notation == other.notation:
        return True
    return one.prefix == other.prefix != ""


def meaning(snapshot: Snapshot, document: Document, start: int, reference: Reference) -> Resolved:
    """What a reference in the segment at `start` means. One in the words of a link means what is
    there where the link leads."""
    if reference.standing == "link" and (link := _around(document, start, reference)):
        target = reached(snapshot, document, link.target)
        other = snapshot.document(target.path) if target.path else None
        if target.verdict == "found" and other is not None and other is not document:
            scope = other.settled.scope(reference.notation)
            there = clauses(snapshot, Name("clause", scope, reference.target))
            return Resolved("found" if there else "unknown", there)
    return resolve(snapshot, document, reference)


def _around(document: Document, start: int, reference: Reference) -> Link | None:
    segment = document.segments[bisect_right(document.starts, start) - 1]
    for link in segment.facts.links:
        if link.kind == "inline" and link.span.start <= reference.span.start < link.span.end:
            return link
    return None


def _of_clause(snapshot: Snapshot, place: ClausePlace, only: str) -> Work[set[Use]]:
    found: set[Use] = set()
    same = twins(snapshot, place)
    spots = {(each.path, each.span) for each in same}
    for path in snapshot.index.using(Name("bare", "", place.clause.id)):
        document = snapshot.document(path)
        if document is not None and only in ("", path):
            found |= set(_references(snapshot, document, place, spots))
        yield
    anchored: set[Place] = {each for each in same if anchor_of(snapshot, each)}
    if anchored:
        found |= yield from leading_to(snapshot, anchored, only)
    return found | set(elsewhere(snapshot, same, only))


def _references(
    snapshot: Snapshot, document: Document, place: ClausePlace, spots: set[tuple[str, Span]]
) -> Iterator[Use]:
    # What words mean depends on nothing but their document, notation, prefix and module.
    known: dict[tuple[str, str, str], Resolved] = {}
    for start, reference in document.settled.references:
        if reference.kind != "clause" or reference.target != place.clause.id:
            continue
        key = (reference.notation, reference.prefix, reference.module)
        if reference.standing == "link":
            resolved = meaning(snapshot, document, start, reference)
        else:
            if key not in known:
                known[key] = resolve(snapshot, document, reference)
            resolved = known[key]
        means = {(each.path, each.span) for each in resolved.clauses}
        if means & spots:
            sure = resolved.verdict == "found" and means <= spots
            yield _use(document.path, start, reference, sure)


def _use(path: str, start: int, reference: Reference, sure: bool) -> Use:
    whole = BY_NAME[reference.notation].cited(reference).moved(start)
    return Use(path, reference.span.moved(start), "reference", sure, whole)


def _graded(snapshot: Snapshot, place: SectionPlace) -> Iterator[Use]:
    """The references to a section by the identifier that it states."""
    identifier = place.section.id
    for path in snapshot.index.using(Name("bare", "", identifier)):
        document = snapshot.document(path)
        for start, reference in document.settled.references if document else ():
            named = reference.kind == "section" or reference.module
            if named and reference.target == identifier and document:
                found = resolve(snapshot, document, reference).sections
                if place in found:
                    yield _use(path, start, reference, len(found) == 1)


def _of_label(snapshot: Snapshot, place: LabelPlace) -> Iterator[Use]:
    document = snapshot.document(place.path)
    for start, link in pointers(document).by_label.get(place.label.label, ()) if document else ():
        if normal(link.target) == place.label.label:
            yield Use(place.path, link.target_span.moved(start), "label")
