"""What is known about what stands at a place: a clause, a section, or where a link leads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.features.cursor import Mention, mentions
from speclsp.features.framing import framed
from speclsp.features.goals import FilePlace, Goal, goals, said_marks
from speclsp.features.page import Code, Excerpt, Line, markdown, plain
from speclsp.features.ranked import ranked
from speclsp.features.term_page import term_page
from speclsp.features.wording import counted, first_lines, sentence
from speclsp.modules.module import module_of
from speclsp.precedents.known import precedents_of
from speclsp.resolution.bodies import body, keywords_of, own_words
from speclsp.resolution.evidence import stated_tests, test_path
from speclsp.resolution.extents import extents
from speclsp.resolution.places import ClausePlace, SectionPlace, section_of
from speclsp.resolution.uses import citations
from speclsp.spec.facts import Anchor, Clause, Section
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot

Piece = Line | Excerpt

_MANY = 5
_LINES = 6


class Hover(NamedTuple):
    """What to show about the words at `span`, as Markdown and as plain text."""

    span: Span
    markdown: str
    plain: str


Findings = Callable[[str], Work[Sequence[Diagnostic]]]
"""What is found in the document at a path."""


def nothing(path: str) -> Work[Sequence[Diagnostic]]:
    """For those who do not want to know of findings."""
    yield
    return ()


def hover(snapshot: Snapshot, path: str, offset: int, findings: Findings = nothing) -> Hover | None:
    """What is known about what stands at `offset`; None where nothing is."""
    return at_once(hovering(snapshot, path, offset, findings))


def hovering(
    snapshot: Snapshot, path: str, offset: int, findings: Findings = nothing
) -> Work[Hover | None]:
    """`hover`, a piece at a time."""
    document = snapshot.document(path)
    if document is None:
        return None
    for mention in mentions(document, offset):
        pieces: tuple[Piece, ...] = yield from _pieces(snapshot, document, mention, findings)
        if pieces:
            return Hover(mention.span, markdown(pieces), plain(pieces))
    term = term_page(snapshot, path, offset)
    for each in (yield from findings(path)):
        if each.question and each.span.start <= offset < each.span.end:
            pieces = (("**To be settled** ", Code(each.question)), ("Rule ", Code(each.rule)))
            pieces = (*(term.pieces if term else ()), *pieces)
            return Hover(each.span, markdown(pieces), plain(pieces))
    return Hover(term.span, markdown(term.pieces), plain(term.pieces)) if term else None


def _pieces(
    snapshot: Snapshot, document: Document, mention: Mention, findings: Findings
) -> Work[tuple[Piece, ...]]:
    if isinstance(mention.fact, Clause):
        place = ClausePlace(document.path, mention.start, mention.fact)
        return (yield from _clause(snapshot, place, findings))
    if isinstance(mention.fact, Section):
        place_ = SectionPlace(document.path, mention.start, mention.fact)
        return (yield from _section(snapshot, place_))
    if isinstance(mention.fact, Anchor):
        return ()
    found = goals(snapshot, document, mention)
    if len(found) > 1:
        several = (f"**{len(found)} meanings**",)
        return (several, *(_briefly(snapshot, goal) for goal in found[:_MANY]))
    for goal in found:
        return (yield from _goal(snapshot, goal, findings))
    return ()


def _goal(snapshot: Snapshot, goal: Goal, findings: Findings) -> Work[tuple[Piece, ...]]:
    if isinstance(goal, ClausePlace):
        return (yield from _clause(snapshot, goal, findings))
    pieces: list[Piece] = []
    if isinstance(goal, SectionPlace):
        pieces += yield from _section(snapshot, goal)
    else:
        pieces.append(("**File** ", Code(goal.path)))
    document = snapshot.document(goal.path)
    if document is not None and (
        words := first_lines(document, _body(document, goal), _LINES, 900)
    ):
        pieces.append(Excerpt(words, "markdown"))
    return tuple(pieces)


def _clause(snapshot: Snapshot, place: ClausePlace, findings: Findings) -> Work[tuple[Piece, ...]]:
    document = snapshot.document(place.path)
    if document is None:
        return ()
    pieces = [*_described(snapshot, document, place)]
    yield
    pieces.append((counted(len((yield from citations(snapshot, place))), "reference"),))
    pieces += _found((yield from findings(place.path)), body(document, place))
    return tuple(pieces)


def _described(snapshot: Snapshot, document: Document, place: ClausePlace) -> Iterator[Piece]:
    """What its own words say of it."""
    yield _identity(snapshot, document, place)
    if words := _words(document, place):
        yield Excerpt(words)
    section = section_of(document, place.span.start)
    if section and section.span.start != place.span.start:
        yield ("In section ", *_named(section.section))
    yield from ranked(snapshot, document, place.span.start, _title(section))
    if standing := _standing(document, place):
        yield standing
    yield from framed(snapshot, document, _stated(document, place))
    if others := [each for each in place.clause.attributes if each.key != "status"]:
        yield ("Attributes ", Code(" ".join(f"{each.key}={each.value}" for each in others)))
    yield from _evidence(snapshot, document, place)
    yield from _in_code(snapshot, place)
    yield from _ruled(snapshot, place)


def _ruled(snapshot: Snapshot, place: ClausePlace) -> Iterator[Piece]:
    """The precedents about it."""
    found = precedents_of(snapshot, place)
    for each in found[:_MANY]:
        precedent = each.precedent
        held = "" if each.in_force else ", not in force"
        yield ("Precedent ", Code(f"{precedent.id}: {precedent.title}".rstrip(": ")), held)
    if len(found) > _MANY:
        yield (f"and {counted(len(found) - _MANY, 'precedent')} more",)


def _title(section: SectionPlace | None) -> str | None:
    return section.section.title if section else None


def _words(document: Document, place: ClausePlace) -> str:
    """What it says; of one that is a heading, its title and the first lines below it."""
    if place.clause.form != "heading":
        return sentence(document.text.string, place, 900)
    text, own = document.text, own_words(document, place)
    below = Span(min(text.line(text.line_at(own.start)).end, own.end), own.end)
    words = first_lines(document, below, _LINES, 900)
    titled = place.clause.title and place.clause.title != place.clause.id
    if not words and not titled:
        return sentence(text.string, place, 900)
    return f"{place.clause.title}\n{words}".rstrip() if titled else words


def _stated(document: Document, place: ClausePlace) -> Span:
    """Where a clause says what it demands."""
    return own_words(document, place) if place.clause.form == "heading" else place.span


def _identity(snapshot: Snapshot, document: Document, place: ClausePlace) -> Line:
    clause = place.clause
    revision = f", revision {clause.revision}" if clause.revision else ""
    domain = _domain(snapshot, document, clause)
    return ("**Clause** ", Code(clause.id), *domain, f" ({clause.notation}{revision})")


def _domain(snapshot: Snapshot, document: Document, clause: Clause) -> Line:
    """Where its identifier is unique, and its module."""
    feature, module = document.settled.feature(clause.notation), module_of(snapshot, document.path)
    where: Line = (" of ", Code(feature)) if feature else ()
    if module is None:
        return where
    return (*where, " of the module ", Code(f"{module.name} {module.version}".rstrip()))


def _standing(document: Document, place: ClausePlace) -> Line:
    """How strong it is, and its status."""
    line: list[str | Code] = []
    if words := tuple(dict.fromkeys(keywords_of(document, place))):
        line += ["Strength ", Code(", ".join(words))]
    for attribute in place.clause.attributes:
        if attribute.key == "status":
            line += [", status " if line else "Status ", Code(attribute.value)]
    return tuple(line)


def _found(findings: Iterable[Diagnostic], span: Span) -> Iterator[Piece]:
    """What is open about what stands at `span`."""
    found = [each for each in findings if each.span.overlaps(span)]
    for each in found[:_MANY]:
        yield (f"{each.severity.capitalize()} ", Code(each.message), f" ({each.rule})")
        if each.question:
            yield ("To be settled ", Code(each.question))
    if len(found) > _MANY:
        yield (f"and {counted(len(found) - _MANY, 'finding')} more",)


def _evidence(snapshot: Snapshot, document: Document, place: ClausePlace) -> Iterator[Piece]:
    if not place.clause.is_tag:
        return
    if stated := stated_tests(document).get(place.clause.id):
        footnote = stated[1]
        named = f"{footnote.test}::{footnote.function}" if footnote.function else footnote.test
        yield ("Tested by ", Code(named))
        return
    path = test_path(snapshot, place.path, place.clause.id)
    if path is None:
        return
    test = snapshot.document(path)
    if test is not None:
        examples = sum(len(facts.examples) for _, facts in test.facts)
        yield (counted(examples, "example"), " in ", Code(path))
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
        yield (counted(tests, "test"), " in code, first in ", Code(path))
    if others:
        yield (counted(others, "other mark" if tests else "mark"), " in code")


def _section(snapshot: Snapshot, place: SectionPlace) -> Work[tuple[Piece, ...]]:
    document = snapshot.document(place.path)
    if document is None:
        return ()
    section = place.section
    sections = document.sections
    at = bisect_left(sections, place.span.start, key=lambda each: each[0] + each[1].span.start)
    span = extents(document)[at]
    clauses = document.settled.clauses
    low = bisect_left(clauses, span.start, key=lambda each: each[0] + each[1].span.start)
    high = bisect_left(clauses, span.end, key=lambda each: each[0] + each[1].span.start)
    yield
    named = ("**Section** ", *_named(section))
    levels = ranked(snapshot, document, place.span.start, section.title)
    pieces: tuple[Piece, ...] = (named, *levels, (counted(high - low, "clause"),))
    if section.id:
        references = len((yield from citations(snapshot, place)))
        pieces += ((counted(references, "reference"),),)
    return pieces


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
