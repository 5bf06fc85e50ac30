"""Place -> everything in the workspace that names what stands there, in open documents or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from speclsp.config.scope import config_for
from speclsp.config.toml import places as keys_of
from speclsp.document import Document
from speclsp.resolution.evidence import test_folder, test_path
from speclsp.resolution.leading import Place, Use, anchor_of, leading_to
from speclsp.resolution.links import reached
from speclsp.resolution.places import ClausePlace, LabelPlace, SectionPlace, clauses
from speclsp.resolution.pointers import pointers
from speclsp.resolution.references import Resolved, resolve
from speclsp.spec.facts import Link, Reference
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
    return tuple(sorted(found))


def twins(snapshot: Snapshot, place: ClausePlace) -> tuple[ClausePlace, ...]:
    """The clauses that share the name of the one at `place`, which is among them: whoever refers to
    one refers to all."""
    document = snapshot.document(place.path)
    if document is None:
        return ()
    name = Name("clause", document.settled.scope(place.clause.notation), place.clause.id)
    notation = place.clause.notation
    return tuple(each for each in clauses(snapshot, name) if each.clause.notation == notation)


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
    meant = {(each.path, each.span) for each in same}
    for path in snapshot.index.using(Name("bare", "", place.clause.id)):
        document = snapshot.document(path)
        if document is not None and only in ("", path):
            found |= set(_references(snapshot, document, place, meant))
        yield
    anchored: set[Place] = {each for each in same if anchor_of(snapshot, each)}
    if anchored:
        found |= yield from leading_to(snapshot, anchored, only)
    for each in same:
        if each.clause.form == "tag":
            found |= set(_tests(snapshot, each))
    found |= set(_ignored(snapshot, place.clause.id, same))
    return found | set(_marks(snapshot, place))


def _references(
    snapshot: Snapshot, document: Document, place: ClausePlace, meant: set[tuple[str, Span]]
) -> Iterator[Use]:
    # What words mean depends on nothing but their document, notation and prefix.
    known: dict[tuple[str, str], Resolved] = {}
    for start, reference in document.settled.references:
        if reference.kind != "clause" or reference.target != place.clause.id:
            continue
        key = (reference.notation, reference.prefix)
        if reference.standing == "link":
            resolved = meaning(snapshot, document, start, reference)
        else:
            if key not in known:
                known[key] = resolve(snapshot, document, reference)
            resolved = known[key]
        means = {(each.path, each.span) for each in resolved.clauses}
        if means & meant:
            sure = resolved.verdict == "found" and means <= meant
            yield Use(document.path, reference.span.moved(start), "reference", sure)


def _graded(snapshot: Snapshot, place: SectionPlace) -> Iterator[Use]:
    """The references to a section by the identifier that it states."""
    identifier = place.section.id
    for path in snapshot.index.using(Name("bare", "", identifier)):
        document = snapshot.document(path)
        for start, reference in document.settled.references if document else ():
            if reference.kind == "section" and reference.target == identifier and document:
                found = resolve(snapshot, document, reference).sections
                if place in found:
                    span = reference.span.moved(start)
                    yield Use(path, span, "reference", len(found) == 1)


def _of_label(snapshot: Snapshot, place: LabelPlace) -> Iterator[Use]:
    document = snapshot.document(place.path)
    for start, link in pointers(document).by_label.get(place.label.label, ()) if document else ():
        if normal(link.target) == place.label.label:
            yield Use(place.path, link.target_span.moved(start), "label")


def _tests(snapshot: Snapshot, place: ClausePlace) -> Iterator[Use]:
    """The test of a tagged clause by its name, and the headers that name the clause."""
    path = test_path(snapshot, place.path, place.clause.id)
    if path is not None and snapshot.exists(path):
        yield Use(path, Span(0, 0), "file")
    folder = test_folder(snapshot, place.path)
    if folder is None:
        return
    for path in snapshot.index.defining(Name("test", folder, place.clause.id)):
        document = snapshot.document(path)
        for start, facts in document.facts if document else ():
            for header in facts.headers:
                if header.id == place.clause.id:
                    yield Use(path, header.id_span.moved(start), "header")


def _ignored(snapshot: Snapshot, identifier: str, same: tuple[ClausePlace, ...]) -> Iterator[Use]:
    """Where a configuration says that findings on the clause are right."""
    named = [
        path
        for path, file in snapshot.configurations.items()
        if any(each.clause == identifier for each in file.config.ignore_clause)
    ]
    if not named:
        return
    configs = {path: each.config for path, each in snapshot.configurations.items()}
    heeded = {config_for(each.path, configs)[0] for each in same}
    others = {
        config_for(each.path, configs)[0]
        for each in clauses(snapshot, Name("bare", "", identifier))
        if each not in same
    }
    for path in sorted(named):
        text = snapshot.configurations[path].text.string
        for key, where in keys_of(text).where.items():
            if key[-3:-2] == ("ignore-clause",) and key[-1] == "clause" and path in heeded:
                span = Span(where.value.start + 1, where.value.end - 1)
                if text[span.start : span.end] == identifier:
                    yield Use(path, span, "configuration", path not in others)


def _marks(snapshot: Snapshot, place: ClausePlace) -> tuple[Use, ...]:
    """Where code names the clause; code is not read yet."""
    return ()
