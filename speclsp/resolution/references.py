"""Reference -> the clauses or sections that it may mean."""

from __future__ import annotations

import posixpath
from typing import Literal, NamedTuple
from urllib.parse import unquote

from speclsp.document import Document
from speclsp.notation import numbered, precedents
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.imports import called, defined
from speclsp.resolution.places import (
    ClausePlace,
    SectionPlace,
    clauses,
    numbered_sections,
    sections,
)
from speclsp.resolution.terms import TermPlace
from speclsp.spec.facts import ROWS, Reference
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

Verdict = Literal["found", "ambiguous", "missing", "unknown"]


class Resolved(NamedTuple):
    """What a reference means. `unknown`: it may well be no reference at all."""

    verdict: Verdict
    clauses: tuple[ClausePlace, ...] = ()
    sections: tuple[SectionPlace, ...] = ()
    # Of another module, by its name: `billing#invoice`.
    terms: tuple[TermPlace, ...] = ()


def resolve(snapshot: Snapshot, document: Document, reference: Reference) -> Resolved:
    """What `reference`, which stands in `document`, means.

    A clause of the document's own scope comes first, then one outside all scopes. Where a feature
    has a list of its own, what is not in it is missing, and those that others have of that name are
    given; elsewhere it may be one of any scope, and where several have one, it is ambiguous.
    What does not say which module it means, means that of its document.
    """
    if reference.module:
        return _qualified(snapshot, document, reference)
    if reference.kind == "section":
        if reference.notation == numbered.NAME:
            found = numbered_sections(document, reference.target)
            if not found and reference.standing == "link":
                return Resolved("unknown")
        else:
            found = sections(snapshot, reference.target)
        return Resolved("found" if found else "missing", (), found)
    if reference.notation == precedents.NAME:
        return _ruled_on(snapshot, document, reference)
    scope = document.settled.scope(reference.notation)
    module = document.settled.module
    own = _firm(clauses(snapshot, Name("clause", scope, reference.target)))
    if own:
        return Resolved("found", own)
    feature = document.settled.feature(reference.notation)
    if feature and BY_NAME[reference.notation].closed:
        known = snapshot.index.defining(Name("family", scope, reference.prefix))
        return Resolved("missing" if known else "unknown")
    outside = _firm(clauses(snapshot, Name("clause", module, reference.target)))
    if outside:
        return Resolved("found", outside)
    if feature and not snapshot.index.defining(Name("family", scope, reference.prefix)):
        # A feature that names nothing of this family means a list of its own, if anything.
        return Resolved("unknown")
    everywhere = clauses(snapshot, Name("bare", "", reference.target))
    # Outside of all modules, those of any are seen.
    bound = snapshot.module(document.path) is not None
    here = tuple(each for each in everywhere if _module(snapshot, each.path) == module)
    anywhere = _firm(here if bound else everywhere)
    if anywhere and feature and reference.standing == "words":
        # The feature has a list of its own, which is what its documents mean.
        explained = _is_explained(snapshot, scope, reference)
        return Resolved("unknown") if explained else Resolved("missing", anywhere)
    anywhere = _as_linked(document, reference, anywhere)
    if anywhere:
        scopes = {_scope(snapshot, place) for place in anywhere}
        # What the words of a link mean is said by where the link leads.
        plain = len(scopes) == 1 or reference.standing == "link"
        return Resolved("found" if plain else "ambiguous", anywhere)
    if everywhere and reference.standing == "words":
        # Another module defines it, and has to be named.
        return Resolved("missing")
    if not _is_meant(snapshot, document, reference) or _is_explained(snapshot, scope, reference):
        return Resolved("unknown")
    return Resolved("missing")


def _qualified(snapshot: Snapshot, document: Document, reference: Reference) -> Resolved:
    """What a reference means that names a module: what that has of the name."""
    meant = called(snapshot, document.path, reference.module)
    if meant is None or meant.spec.verdict != "found":
        return Resolved("unknown")
    found = defined(snapshot, meant.spec, reference.target)
    places = _firm(found.clauses)
    if not (places or found.sections or found.terms):
        return Resolved("missing")
    several = len({_scope(snapshot, place) for place in places}) > 1
    return Resolved("ambiguous" if several else "found", places, found.sections, found.terms)


def _ruled_on(snapshot: Snapshot, document: Document, reference: Reference) -> Resolved:
    """The clause that a precedent names: that of its module and its feature, else one outside
    all features; no proposal, as long as there is one in force."""
    anywhere = clauses(snapshot, Name("bare", "", reference.target))
    module = document.settled.module
    here = tuple(each for each in anywhere if _module(snapshot, each.path) == module)
    anywhere = here or anywhere
    anywhere = tuple(each for each in anywhere if not each.clause.amends) or anywhere
    if not (found := _firm(anywhere)):
        return Resolved("missing")
    own = document.settled.feature(reference.notation)
    for scope in dict.fromkeys((own, "")):
        if inside := tuple(each for each in found if precedents.scope(each.path) == scope):
            found = inside
            break
    found = _as_linked(document, reference, found)
    scopes = {_scope(snapshot, place) for place in found}
    return Resolved("found" if len(scopes) == 1 else "ambiguous", found)


def _as_linked(
    document: Document, reference: Reference, found: tuple[ClausePlace, ...]
) -> tuple[ClausePlace, ...]:
    """Those of several that the precedents of a document link to by that name: "FR-003 prevails",
    below `Clauses: [FR-003](../001-a/spec.md)`."""
    if len(found) < 2 or not document.precedents:
        return found
    folder = posixpath.dirname(document.path)
    linked = {
        posixpath.normpath(posixpath.join(folder, unquote(each.link.partition("#")[0])))
        for precedent in document.precedents
        for each in precedent.clauses
        if each.link and each.target == reference.target
    }
    return tuple(each for each in found if each.path in linked) or found


def _firm(places: tuple[ClausePlace, ...]) -> tuple[ClausePlace, ...]:
    """The places without the rows of tables that list what is defined elsewhere."""
    firm = tuple(place for place in places if place.clause.form not in ROWS)
    return firm or places


def _scope(snapshot: Snapshot, place: ClausePlace) -> str:
    document = snapshot.document(place.path)
    return document.settled.scope(place.clause.notation) if document else ""


def _module(snapshot: Snapshot, path: str) -> str:
    """The folder of the module of the document at `path`."""
    document = snapshot.document(path)
    return document.settled.module if document else ""


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


def _is_meant(snapshot: Snapshot, document: Document, reference: Reference) -> bool:
    """Whether words that name no clause are meant to: they say so, or their family is known where
    they stand."""
    if reference.explicit:
        return True
    scope, module = document.settled.scope(reference.notation), document.settled.module
    if snapshot.index.defining(Name("family", scope, reference.prefix)):
        return True
    if scope != module:
        return False
    anywhere = snapshot.index.defining(Name("bare-family", "", reference.prefix))
    return any(_module(snapshot, path) == module for path in anywhere)
