"""What is known about what stands at a place: a clause, a section, or where a link leads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import Mention, mentions
from speclsp.features.goals import FilePlace, Goal, goals, said_marks
from speclsp.features.page import Code, Excerpt, Line, markdown, plain
from speclsp.features.wording import first_lines, sentence
from speclsp.resolution.citations import citations
from speclsp.resolution.evidence import test_path
from speclsp.resolution.places import ClausePlace, SectionPlace, section_of
from speclsp.spec.facts import Clause, Section
from speclsp.text import Span
from speclsp.workspace import Snapshot

Piece = Line | Excerpt

_MANY = 5
_LINES = 6


class Hover(NamedTuple):
    """What to show about the words at `span`, as Markdown and as plain text."""

    span: Span
    markdown: str
    plain: str


def hover(snapshot: Snapshot, path: str, offset: int) -> Hover | None:
    """What is known about what stands at `offset`; None where nothing is."""
    document = snapshot.document(path)
    if document is None:
        return None
    for mention in mentions(document, offset):
        if pieces := tuple(_pieces(snapshot, document, mention)):
            return Hover(mention.span, markdown(pieces), plain(pieces))
    return None


def _pieces(snapshot: Snapshot, document: Document, mention: Mention) -> Iterator[Piece]:
    if isinstance(mention.fact, Clause):
        yield from _clause(snapshot, ClausePlace(document.path, mention.start, mention.fact))
    elif isinstance(mention.fact, Section):
        yield from _section(snapshot, SectionPlace(document.path, mention.start, mention.fact))
    else:
        found = goals(snapshot, document, mention)
        if len(found) > 1:
            yield (f"**{len(found)} meanings**",)
            for goal in found[:_MANY]:
                yield _briefly(snapshot, goal)
        else:
            for goal in found:
                yield from _goal(snapshot, goal)


def _goal(snapshot: Snapshot, goal: Goal) -> Iterator[Piece]:
    if isinstance(goal, ClausePlace):
        yield from _clause(snapshot, goal)
        return
    if isinstance(goal, SectionPlace):
        yield from _section(snapshot, goal)
    document = snapshot.document(goal.path)
    if isinstance(goal, FilePlace):
        yield ("**File** ", Code(goal.path))
    if document is not None and (
        words := first_lines(document, _body(document, goal), _LINES, 900)
    ):
        yield Excerpt(words, "markdown")


def _clause(snapshot: Snapshot, place: ClausePlace) -> Iterator[Piece]:
    document = snapshot.document(place.path)
    if document is None:
        return
    clause = place.clause
    revision = f", revision {clause.revision}" if clause.revision else ""
    yield ("**Clause** ", Code(clause.id), f" ({clause.notation}{revision})")
    if words := sentence(document.text.string, place, 900):
        yield Excerpt(words)
    if section := section_of(document, place.span.start):
        yield ("In section ", *_named(section.section), *_authority(section.section))
    if clause.attributes:
        pairs = " ".join(f"{each.key}={each.value}" for each in clause.attributes)
        yield ("Attributes ", Code(pairs))
    yield from _evidence(snapshot, place)
    yield from _in_code(snapshot, place)
    uses = citations(snapshot, place)
    yield (_counted(uses, "reference"),)


def _evidence(snapshot: Snapshot, place: ClausePlace) -> Iterator[Piece]:
    if place.clause.form != "tag":
        return
    path = test_path(snapshot, place.path, place.clause.id)
    if path is None:
        return
    test = snapshot.document(path)
    if test is not None:
        examples = sum(len(facts.examples) for _, facts in test.facts)
        yield (_counted(examples, "example"), " in ", Code(path))
    elif snapshot.exists(path) is False:
        yield ("No test: there is no ", Code(path))


def _in_code(snapshot: Snapshot, place: ClausePlace) -> Iterator[Piece]:
    """How many marks in code name the clause, and where the first test is."""
    marks = said_marks(snapshot, place)
    if not marks:
        return
    tests = sum(mark.verb == "verifies" for _, mark in marks)
    others = len(marks) - tests
    path = marks[0][0]
    if tests:
        yield (_counted(tests, "test"), " in code, first in ", Code(path))
    if others:
        yield (_counted(others, "other mark" if tests else "mark"), " in code")


def _section(snapshot: Snapshot, place: SectionPlace) -> Iterator[Piece]:
    document = snapshot.document(place.path)
    if document is None:
        return
    section = place.section
    yield ("**Section** ", *_named(section), *_authority(section))
    span = _extent(document, place)
    clauses = document.settled.clauses
    low = bisect_left(clauses, span.start, key=lambda each: each[0] + each[1].span.start)
    high = bisect_left(clauses, span.end, key=lambda each: each[0] + each[1].span.start)
    yield (_counted(high - low, "clause"),)


def _briefly(snapshot: Snapshot, goal: Goal) -> Piece:
    if isinstance(goal, ClausePlace):
        document = snapshot.document(goal.path)
        section = section_of(document, goal.span.start) if document else None
        where = (", section ", *_named(section.section)) if section else ()
        return ("Clause ", Code(goal.clause.id), " in ", Code(goal.path), *where)
    if isinstance(goal, SectionPlace):
        return ("Section ", *_named(goal.section), " in ", Code(goal.path))
    return ("File ", Code(goal.path))


def _named(section: Section) -> Line:
    if section.title and section.id:
        return (Code(section.title), " (", Code(section.id), ")")
    return (Code(section.title or section.id),)


def _authority(section: Section) -> Line:
    # A heading without one is a container: it has none, not that of the heading above.
    level = section.authority
    return () if level is None else (", authority ", Code(level))


def _counted(count: int, noun: str) -> str:
    return f"{count or 'No'} {noun}{'' if count == 1 else 's'}"


def _extent(document: Document, place: SectionPlace) -> Span:
    """From the heading to the next one that is not below it."""
    sections = document.sections
    at = bisect_left(sections, place.span.start, key=lambda each: each[0] + each[1].span.start)
    for start, section in sections[at + 1 :]:
        if section.level <= place.section.level:
            return Span(place.span.start, start + section.span.start)
    return Span(place.span.start, document.size)


def _body(document: Document, goal: SectionPlace | FilePlace) -> Span:
    """What to show of a goal: what stands under its heading, or from its line on."""
    end = document.size
    if isinstance(goal, FilePlace):
        text = document.text
        return Span(text.starts[text.line_at(goal.span.start)], end)
    sections = document.sections
    start = goal.span.end
    at = bisect_left(sections, start, key=lambda each: each[0] + each[1].span.start)
    below = sections[at : at + 1]
    return Span(start, below[0][0] + below[0][1].span.start if below else end)
