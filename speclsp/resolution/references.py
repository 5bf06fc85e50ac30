"""Reference -> the clauses or sections that it may mean."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.document import Document
from speclsp.notation import numbered
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.places import (
    ClausePlace,
    SectionPlace,
    clauses,
    numbered_sections,
    sections,
)
from speclsp.spec.facts import ROWS, Reference
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

Verdict = Literal["found", "ambiguous", "missing", "unknown"]


class Resolved(NamedTuple):
    """What a reference means. `unknown`: it may well be no reference at all."""

    verdict: Verdict
    clauses: tuple[ClausePlace, ...] = ()
    sections: tuple[SectionPlace, ...] = ()


def resolve(snapshot: Snapshot, document: Document, reference: Reference) -> Resolved:
    """What `reference`, which stands in `document`, means.

    A clause of the document's own scope comes first, then one outside all scopes. Where a feature
    has a list of its own, what is not in it is missing, and those that others have of that name are
    given; elsewhere it may be one of any scope, and where several have one, it is ambiguous.
    """
    if reference.kind == "section":
        if reference.notation == numbered.NAME:
            found = numbered_sections(document, reference.target)
            if not found and reference.standing == "link":
                return Resolved("unknown")
        else:
            found = sections(snapshot, reference.target)
        return Resolved("found" if found else "missing", (), found)
    scope = document.settled.scope(reference.notation)
    own = _firm(clauses(snapshot, Name("clause", scope, reference.target)))
    if own:
        return Resolved("found", own)
    if scope and BY_NAME[reference.notation].closed:
        known = snapshot.index.defining(Name("family", scope, reference.prefix))
        return Resolved("missing" if known else "unknown")
    outside = _firm(clauses(snapshot, Name("clause", "", reference.target)))
    if outside:
        return Resolved("found", outside)
    if scope and not snapshot.index.defining(Name("family", scope, reference.prefix)):
        # A feature that names nothing of this family means a list of its own, if anything.
        return Resolved("unknown")
    anywhere = _firm(clauses(snapshot, Name("bare", "", reference.target)))
    if anywhere and scope and reference.standing == "words":
        # The feature has a list of its own, which is what its documents mean.
        explained = _is_explained(snapshot, scope, reference)
        return Resolved("unknown") if explained else Resolved("missing", anywhere)
    if anywhere:
        scopes = {_scope(snapshot, place) for place in anywhere}
        # What the words of a link mean is said by where the link leads.
        plain = len(scopes) == 1 or reference.standing == "link"
        return Resolved("found" if plain else "ambiguous", anywhere)
    if not _is_meant(snapshot, scope, reference) or _is_explained(snapshot, scope, reference):
        return Resolved("unknown")
    return Resolved("missing")


def _firm(places: tuple[ClausePlace, ...]) -> tuple[ClausePlace, ...]:
    """The places without the rows of tables that list what is defined elsewhere."""
    firm = tuple(place for place in places if place.clause.form not in ROWS)
    return firm or places


def _scope(snapshot: Snapshot, place: ClausePlace) -> str:
    document = snapshot.document(place.path)
    return document.settled.scope(place.clause.notation) if document else ""


def _is_explained(snapshot: Snapshot, scope: str, reference: Reference) -> bool:
    """Whether words that name no clause may be right all the same.

    They may be defined in a form that is not known, they are the words of a link, they name all of
    REQ-1a and REQ-1b, or a part of REQ-1."""
    if reference.standing != "words":
        return True
    target = reference.target
    if snapshot.index.defining(Name("lead", scope, target)):
        return True
    whole = target.rstrip("abcdefghijklmnopqrstuvwxyz")
    first = f"{whole}a"
    if whole == target:
        return bool(snapshot.index.defining(Name("clause", scope, first)))
    return not snapshot.index.defining(Name("clause", scope, first)) and bool(
        snapshot.index.defining(Name("clause", scope, whole))
    )


def _is_meant(snapshot: Snapshot, scope: str, reference: Reference) -> bool:
    """Whether words that name no clause are meant to: they say so, or their family is known where
    they stand."""
    if reference.explicit:
        return True
    family = Name("family", scope, reference.prefix)
    if snapshot.index.defining(family):
        return True
    return not scope and bool(snapshot.index.defining(Name("bare-family", "", reference.prefix)))
