"""Which documents refer to which: by the identifiers of clauses, by links, and to amend them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from speclsp.document import Document
from speclsp.report.page.overview import Reference
from speclsp.report.page.parts import parts
from speclsp.report.page.seen import Named
from speclsp.resolution.links import Target, follow
from speclsp.resolution.places import clauses
from speclsp.resolution.references import resolve
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot


class _Spot(NamedTuple):
    """A place in a document, by its path relative to the root."""

    path: str
    offset: int


def references(documents: tuple[Named, ...]) -> tuple[Reference, ...]:
    """The references between parts of these documents, in the order of their names."""
    found: Counter[tuple[tuple[str, int], tuple[str, int]]] = Counter()
    by_root: dict[str, dict[str, Named]] = {}
    for each in documents:
        by_root.setdefault(each.seen.root, {})[each.document.path] = each
    for each in documents:
        own = by_root[each.seen.root]
        for offset, spot in _spots(each.seen.snapshot, each.document):
            source = (each.name, parts(each.document).at(offset))
            target = _part(own, spot)
            if target is not None and target != source:
                found[source, target] += 1
    return tuple(Reference(*ends, count) for ends, count in sorted(found.items()))


def _part(documents: Mapping[str, Named], spot: _Spot) -> tuple[str, int] | None:
    named = documents.get(spot.path)
    return (named.name, parts(named.document).at(spot.offset)) if named else None


def _spots(snapshot: Snapshot, document: Document) -> Iterator[tuple[int, _Spot]]:
    """Each place that refers, and what it refers to."""
    for start, reference in document.settled.references:
        resolved = resolve(snapshot, document, reference)
        if resolved.verdict == "found" and (places := resolved.clauses or resolved.sections):
            spot = _Spot(places[0].path, places[0].span.start)
            yield start + reference.span.start, spot
    for start, clause in document.settled.clauses:
        scope = document.settled.amended(clause.notation) if clause.amends else ""
        for place in clauses(snapshot, Name("clause", scope, clause.id))[:1] if scope else ():
            yield start + clause.span.start, _Spot(place.path, place.span.start)
    for start, facts in document.facts:
        for link in facts.links:
            if link.kind in ("image", "definition"):
                continue
            target = follow(snapshot, document, link)
            if target.verdict == "found" and target.path:
                yield start + link.span.start, _Spot(target.path, _offset(target))


def _offset(target: Target) -> int:
    for place in (target.section, target.clause):
        if place is not None:
            return place.span.start
    return target.anchor.start if target.anchor else 0
