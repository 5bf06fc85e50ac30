"""Where a clause or a section is cited: by references, and by links to its anchor.

Everything that shows or counts citations asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from speclsp.document import Document, Segment
from speclsp.features.cursor import cited
from speclsp.resolution.links import definition_of, follow
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.resolution.references import resolve
from speclsp.spec.facts import Link, Reference
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

_KEY = "links by fragment"


class Citation(NamedTuple):
    """The words at `span`, in the document at `path`, cite something."""

    path: str
    span: Span


def citing(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> Work[tuple[Citation, ...]]:
    """What means the clause or section at `place`, or may mean it, by path, then by place."""
    found: set[Citation] = set()
    identifier = place.clause.id if isinstance(place, ClausePlace) else place.section.id
    if identifier:
        for path in snapshot.index.using(Name("bare", "", identifier)):
            if (document := snapshot.document(path)) is not None:
                found.update(_references(snapshot, document, place, identifier))
            yield
    if key := _coarse(_anchor(snapshot, place)):
        for path, document in snapshot.documents.items():
            if links := document.remembered(_links_by_fragment).get(key):
                for start, link in links:
                    if _leads(snapshot, document, link, place):
                        found.add(Citation(path, link.span.moved(start)))
            yield
    return tuple(sorted(found))


def _references(
    snapshot: Snapshot, document: Document, place: ClausePlace | SectionPlace, identifier: str
) -> Iterator[Citation]:
    wanted = "clause" if isinstance(place, ClausePlace) else "section"
    # What a reference means depends on nothing but its document, notation and prefix.
    means: dict[tuple[str, str], bool] = {}
    for start, reference in document.remembered(_references_by_target).get(identifier, ()):
        if reference.kind != wanted:
            continue
        key = (reference.notation, reference.prefix)
        if key not in means:
            found = resolve(snapshot, document, reference)
            means[key] = place in found.clauses or place in found.sections
        if means[key]:
            yield Citation(document.path, cited(reference).moved(start))


def _references_by_target(document: Document) -> dict[str, list[tuple[int, Reference]]]:
    found: dict[str, list[tuple[int, Reference]]] = {}
    for start, reference in document.settled.references:
        found.setdefault(reference.target, []).append((start, reference))
    return found


def _leads(
    snapshot: Snapshot, document: Document, link: Link, place: ClausePlace | SectionPlace
) -> bool:
    target = follow(snapshot, document, link)
    return place in (target.clause, target.section)


def _anchor(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> str:
    document = snapshot.document(place.path)
    if document is None:
        return ""
    if isinstance(place, ClausePlace):
        return document.settled.anchor(place.clause)
    return place.section.id or document.remembered(_slug_by_start).get(place.span.start, "")


def _slug_by_start(document: Document) -> dict[int, str]:
    pairs = zip(document.sections, document.slugs, strict=True)
    return {start + section.span.start: slug for (start, section), slug in pairs}


def _links_by_fragment(document: Document) -> dict[str, list[tuple[int, Link]]]:
    """The links that name a place, each with the start of its segment, by what is left of it
    however it is spelled."""
    found: dict[str, list[tuple[int, Link]]] = {}
    for start, segment in zip(document.starts, document.segments, strict=True):
        for key, link in _keyed(segment):
            if link.by_label:
                definition = definition_of(document, link)
                key = _key(definition[1].target) if definition else ""
            if key:
                found.setdefault(key, []).append((start, link))
    return found


def _keyed(segment: Segment) -> tuple[tuple[str, Link], ...]:
    """The links of a segment that name a place, or may: those by label have no key of their own."""
    if _KEY not in segment.memo:
        keyed = ((_key(each.target), each) for each in segment.facts.links)
        segment.memo[_KEY] = tuple((key, link) for key, link in keyed if key or link.by_label)
    kept: tuple[tuple[str, Link], ...] = segment.memo[_KEY]
    return kept


def _key(target: str) -> str:
    return _coarse(unquote(target.partition("#")[2]))


def _coarse(fragment: str) -> str:
    return "".join(filter(str.isalnum, fragment.casefold()))
