"""The destination of a link to a clause, a section or a document, as another document writes it."""

from __future__ import annotations

import posixpath

from speclsp.document import Document
from speclsp.resolution.encoding import encoded
from speclsp.resolution.links import reached
from speclsp.resolution.places import ClausePlace, section_of
from speclsp.workspace import Snapshot


def link_to(snapshot: Snapshot, source: Document, place: ClausePlace) -> str:
    """The destination of a link from `source` to the clause, or to its section; "" where none
    would do."""
    other = snapshot.document(place.path)
    if other is None:
        return ""
    anchor = other.settled.anchor(place.clause)
    if anchor:
        return _reaching(snapshot, source, place.path, anchor)
    return link_to_section(snapshot, source, other, place.id_span.start)


def link_to_section(snapshot: Snapshot, source: Document, other: Document, offset: int) -> str:
    """The destination of a link from `source` to the section of another document that holds
    `offset`, or to the document above its first heading; "" where none would do."""
    section = section_of(other, offset)
    if section is None:
        return _reaching(snapshot, source, other.path, "")
    at = other.sections.index((section.start, section.section))
    return _reaching(snapshot, source, other.path, section.section.id or other.slugs[at])


def _reaching(snapshot: Snapshot, source: Document, path: str, anchor: str) -> str:
    written = encoded(posixpath.relpath(path, posixpath.dirname(source.path) or "."))
    for target in (f"{written}#{encoded(anchor)}", written) if anchor else (written,):
        if reached(snapshot, source, target).verdict == "found":
            return target
    return ""
