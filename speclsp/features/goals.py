"""What a mention leads to: clauses, sections, files. What names mean is said by `resolution`."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.code.mark import Mark
from speclsp.document import Document
from speclsp.features.cursor import Mention, marked
from speclsp.precedents.known import called, precedents_of
from speclsp.resolution.evidence import (
    stated_file,
    stated_function,
    stated_tests,
    tagged_clauses,
    test_path,
)
from speclsp.resolution.links import Target, definition_of, destination, follow
from speclsp.resolution.marks import marks_of
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.resolution.references import resolve
from speclsp.spec.facts import Anchor, Clause, Footnote, Label, Link, Reference, TestHeader
from speclsp.text import Span
from speclsp.workspace import Snapshot


class FilePlace(NamedTuple):
    """Neither clause nor section; 0 to 0 in a file whose text is not known."""

    path: str
    span: Span


Goal = ClausePlace | SectionPlace | FilePlace

_TOP = Span(0, 0)


def goals(snapshot: Snapshot, document: Document, mention: Mention) -> tuple[Goal, ...]:
    """Where `mention`, which stands in `document`, leads; several where its name is ambiguous."""
    fact = mention.fact
    if isinstance(fact, TestHeader):
        return tagged_clauses(snapshot, document.path.rpartition("/")[0], fact.id)
    if isinstance(fact, Clause):
        place = ClausePlace(document.path, mention.start, fact)
        test = test_of(snapshot, place)
        marks = tuple(FilePlace(path, mark.span) for path, mark in said_marks(snapshot, place))
        rulings = precedents_of(snapshot, place)
        ruled = tuple(FilePlace(each.path, each.span) for each in rulings)
        return (*((test,) if test else ()), *marks, *ruled) or (place,)
    if isinstance(fact, Link):
        return _of_link(snapshot, document, fact)
    if isinstance(fact, Label):
        return _of_target(snapshot, destination(snapshot, document, fact.target))
    if isinstance(fact, Reference):
        found = resolve(snapshot, document, fact)
        named = () if found.clauses or found.sections else called(snapshot, fact.target)
        decided = (FilePlace(each.path, each.span) for each in named)
        terms = (FilePlace(each.path, each.name_span) for each in found.terms)
        return (*found.clauses, *found.sections, *terms, *decided)
    if isinstance(fact, Anchor):
        return (FilePlace(document.path, mention.span),)
    return (SectionPlace(document.path, mention.start, fact),)


def place_of(goal: Goal) -> Span:
    """What to show of `goal`: an identifier with its marks, a whole heading."""
    if isinstance(goal, ClausePlace):
        return marked(goal.clause).moved(goal.start)
    return goal.span


def test_of(snapshot: Snapshot, place: ClausePlace) -> FilePlace | None:
    """The test file of a tagged clause, at its first example; None when there is no such file."""
    if not place.clause.is_tag:
        return None
    document = snapshot.document(place.path)
    stated = stated_tests(document).get(place.clause.id) if document else None
    if stated:
        return _stated(snapshot, place.path, stated[1])
    path = test_path(snapshot, place.path, place.clause.id)
    if path is None or not snapshot.exists(path):
        return None
    document = snapshot.document(path)
    if document is None:
        return FilePlace(path, _TOP)
    for start, facts in document.facts:
        for example in facts.examples:
            return FilePlace(path, Span(example.span.start, example.title_span.end).moved(start))
    return FilePlace(path, document.text.line(0))


def _stated(snapshot: Snapshot, path: str, footnote: Footnote) -> FilePlace | None:
    """The test that a footnote names, at its function."""
    file = stated_file(snapshot, path, footnote)
    if not file:
        return None
    function = stated_function(snapshot, file, footnote)
    return FilePlace(file, function.span if function else _TOP)


def said_marks(
    snapshot: Snapshot, place: ClausePlace | SectionPlace
) -> tuple[tuple[str, Mark], ...]:
    """The marks in code that name what stands there, tests first; mere mentions are left out where
    others say what they are."""
    marks = marks_of(snapshot, place)
    said = tuple(each for each in marks if each[1].explicit) or marks
    return tuple(sorted(said, key=lambda each: each[1].verb != "verifies"))


def _of_link(snapshot: Snapshot, document: Document, link: Link) -> tuple[Goal, ...]:
    if found := _of_target(snapshot, follow(snapshot, document, link)):
        return found
    if link.by_label and (definition := definition_of(document, link)):
        # Its target is outside, or is not there: the label is as far as one gets.
        start, label = definition
        return (FilePlace(document.path, label.span.moved(start)),)
    return ()


def _of_target(snapshot: Snapshot, target: Target) -> tuple[Goal, ...]:
    if target.verdict != "found" or not target.path:
        return ()
    if target.section is not None:
        return (target.section,)
    if target.clause is not None:
        return (target.clause,)
    if target.path in snapshot.listing.folders:
        return ()
    return (FilePlace(target.path, target.anchor or _TOP),)
