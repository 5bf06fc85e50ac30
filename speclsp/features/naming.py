"""What a thing is called, where that is written, and what another name has to look like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.goals import FilePlace
from speclsp.features.parts import is_part
from speclsp.features.spelling import spelled
from speclsp.features.subject import Outside, Thing, subjects
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.amendments import amendments
from speclsp.resolution.evidence import test_path
from speclsp.resolution.leading import Place
from speclsp.resolution.places import AnchorPlace, ClausePlace, LabelPlace, SectionPlace, clauses
from speclsp.resolution.uses import twins
from speclsp.spec.links import normal
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot

_LONGEST = 200


IMPORTED = "what is imported from elsewhere is renamed there"


class Refusal(NamedTuple):
    """Why something cannot be renamed, in one line."""

    reason: str


class Named(NamedTuple):
    """A thing that can be renamed, and the words at the cursor that name it."""

    place: Place
    span: Span
    by_title: bool
    name: str


def named(snapshot: Snapshot, path: str, offset: int) -> Named | Refusal | None:
    """The one thing that is named at `offset`; None where there is none."""
    found = subjects(snapshot, path, offset)
    if not found:
        return None
    first, *others = found
    if isinstance(first.thing, FilePlace):
        return Refusal("a file is renamed where files are shown, and its links follow")
    if isinstance(first.thing, Outside):
        return Refusal("what is not in this workspace cannot be renamed")
    known = {_identity(snapshot, each.thing) for each in (first, *others)}
    if len(known) > 1:
        things = (each.thing for each in found)
        meant = " and ".join(sorted({t.path for t in things if not isinstance(t, Outside)}))
        return Refusal(f"it may mean several things, in {meant}")
    name = called(snapshot, first.thing, by_title=first.by_title)
    subject = Named(first.thing, first.span, first.by_title, name)
    if (reason := _fixed(snapshot, subject)) is not None:
        return Refusal(reason)
    return subject


def _fixed(snapshot: Snapshot, subject: Named) -> str | None:
    """Why a thing has the name that it has, whatever it is asked to be."""
    place, name = subject.place, subject.name
    document = snapshot.document(place.path)
    if place.path in snapshot.imported:
        return IMPORTED
    if isinstance(place, SectionPlace) and not subject.by_title and not place.section.id:
        return "the number of a section is a part of its title: rename the title"
    if isinstance(place, ClausePlace) and document is not None and is_part(document, place):
        if place.clause.kind == "criterion":
            return f'"{name}" is a place in a list: it gets another number where it is moved to'
        return f'"{name}" is called after what it hands on: rename that'
    if "\n" in name or "\r" in name:
        return "a title of several lines can only be written anew"
    written = (_words(snapshot, *spot) for spot in definitions(snapshot, subject))
    if any(spelled(words, name, name) is None for words in written):
        return f'"{name}" does not stand anywhere as it is: it is made of other words'
    return None


def called(snapshot: Snapshot, place: Place, *, by_title: bool) -> str:
    """What the thing at `place` is called."""
    if isinstance(place, ClausePlace):
        return place.clause.id
    if isinstance(place, AnchorPlace):
        return place.anchor.id
    if isinstance(place, LabelPlace):
        return _words(snapshot, place.path, place.label_span)
    return _words(snapshot, place.path, place.title_span) if by_title else place.section.id


def definitions(snapshot: Snapshot, subject: Named) -> tuple[tuple[str, Span], ...]:
    """Where the thing gets its name."""
    place = subject.place
    if isinstance(place, ClausePlace):
        return tuple((each.path, each.id_span) for each in twins(snapshot, place))
    if isinstance(place, LabelPlace):
        return ((place.path, place.label_span),)
    if isinstance(place, AnchorPlace):
        return tuple(_same(snapshot, place))
    span = place.title_span if subject.by_title else place.section.id_span.moved(place.start)
    return ((place.path, span),)


def objection(snapshot: Snapshot, subject: Named, name: str) -> str | None:
    """Why the thing may not have this name, as far as that can be said without trying."""
    place = subject.place
    if (reason := ill_formed(name)) is not None:
        return reason
    document = snapshot.document(place.path)
    if subject.by_title or document is None:
        return None
    taken = f'"{name}" is taken: it is defined in'
    if isinstance(place, ClausePlace):
        scope = document.settled.scope(place.clause.notation)
        for other in _namesakes(snapshot, document, place, scope, name):
            return f"{taken} {where(snapshot, other.path, other.id_span)}"
        if place.clause.is_tag:
            return _without_test(snapshot, place, name)
    elif isinstance(place, LabelPlace):
        for start, facts in document.facts:
            for label in facts.labels:
                same = label.label == normal(name) and label != place.label
                if same:
                    return f"{taken} {where(snapshot, place.path, label.span.moved(start))}"
    elif name in document.anchors:
        return f'"{name}" is taken: it is an anchor in {place.path} already'
    return None


def ill_formed(name: str) -> str | None:
    """Why nothing may have this name."""
    if not name:
        return "a name cannot be empty"
    if any(each in name for each in "\r\n") or len(name) > _LONGEST:
        return f"a name is one line of at most {_LONGEST} characters"
    return None


def _namesakes(
    snapshot: Snapshot, document: Document, place: ClausePlace, scope: str, name: str
) -> Iterator[ClausePlace]:
    """Who has the name in the scope, or will have it by a change that is proposed."""
    yield from clauses(snapshot, Name("clause", scope, name))
    if amended := document.settled.amended(place.clause.notation):
        yield from clauses(snapshot, Name("clause", amended, name))
    for each in amendments(snapshot, scope, name):
        if each.clause.amends == "added":
            yield each


def tests(snapshot: Snapshot, place: ClausePlace, name: str) -> dict[str, str]:
    """The test files that are named for the clause, each with its name afterwards."""
    found: dict[str, str] = {}
    for each in twins(snapshot, place):
        if each.clause.is_tag:
            old = test_path(snapshot, each.path, each.clause.id)
            new = test_path(snapshot, each.path, name)
            if old and new and snapshot.exists(old):
                found[old] = new
    return found


def unlike(subject: Named, name: str) -> str:
    """What to say of a name that is not read as one where it would stand."""
    if isinstance(subject.place, ClausePlace):
        about = BY_NAME[subject.place.clause.notation].about
        return f'"{name}" would not be read as the name of this clause: {about}'
    return f'"{name}" would be read as something else there'


def _without_test(snapshot: Snapshot, place: ClausePlace, name: str) -> str | None:
    """Why the test of the clause could not have this name."""
    for each in twins(snapshot, place):
        old = test_path(snapshot, each.path, each.clause.id)
        if old is None or not snapshot.exists(old):
            continue
        new = test_path(snapshot, each.path, name)
        if new is None:
            return f'the test "{old}" cannot be named for "{name}"'
        folded = new.casefold()
        if any(file.casefold() == folded for file in snapshot.listing.files - {old}):
            return f'there is a file "{new}" already'
    return None


def _identity(snapshot: Snapshot, thing: Thing) -> object:
    if isinstance(thing, ClausePlace):
        return twins(snapshot, thing)
    return thing


def _same(snapshot: Snapshot, place: AnchorPlace) -> Iterator[tuple[str, Span]]:
    """`<a id="x" name="x">` gives a place its name twice."""
    document = snapshot.document(place.path)
    for start, facts in document.facts if document else ():
        for anchor in facts.anchors:
            if anchor.id == place.anchor.id:
                yield place.path, anchor.span.moved(start)


def _words(snapshot: Snapshot, path: str, span: Span) -> str:
    document = snapshot.document(path)
    return document.words(span) if document else ""


def where(snapshot: Snapshot, path: str, span: Span) -> str:
    """A place as it is said in a reason."""
    document = snapshot.document(path)
    line = document.text.line_at(span.start) + 1 if document else 1
    return f"{path}, line {line}"
