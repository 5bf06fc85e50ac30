"""What in a document can be followed: links, references, tags to tests, headers to clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import Fact, Mention, cited, marked
from speclsp.features.goals import Goal, goals, place_of, test_of
from speclsp.features.page import one_line
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.spec.facts import Clause
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot


class DocumentLink(NamedTuple):
    """The words at `span` lead to the file at `path`, there to `fragment_span`, or to its top."""

    span: Span
    path: str
    fragment_span: Span | None
    tooltip: str


Part = Callable[[Document], Iterator[Mention]]
"""Some of what may lead somewhere, in any order."""


def links(snapshot: Snapshot, path: str, *parts: Part) -> tuple[DocumentLink, ...]:
    """What of these parts (of all, where none is named) leads to a file of the workspace, in the
    order of the text; none overlap.

    What leads to several places is left to `definition`.
    """
    return at_once(linking(snapshot, path, *parts))


def linking(snapshot: Snapshot, path: str, *parts: Part) -> Work[tuple[DocumentLink, ...]]:
    """`links`, a piece at a time."""
    document = snapshot.document(path)
    if document is None:
        return ()
    found: list[DocumentLink] = []
    mentioned = (each for part in parts or (markdown, clauses) for each in part(document))
    for mention in sorted(mentioned, key=lambda each: each.span):
        if found and mention.span.start < found[-1].span.end:
            continue
        if (goal := _goal(snapshot, document, mention)) is not None:
            found.append(_link(mention.span, goal))
        yield
    return tuple(found)


def markdown(document: Document) -> Iterator[Mention]:
    """The links, which every Markdown editor knows."""
    for start, facts in document.facts:
        written: list[tuple[Span, Fact]] = [(each.target_span, each) for each in facts.links]
        written += [(each.target_span, each) for each in facts.labels]
        for span, fact in written:
            yield Mention(span.moved(start), start, fact)


def clauses(document: Document) -> Iterator[Mention]:
    """The tags that lead to tests, the headers of tests, and the references."""
    for start, facts in document.facts:
        for header in facts.headers:
            yield Mention(header.id_span.moved(start), start, header)
    for start, clause in document.settled.clauses:
        if clause.is_tag:
            yield Mention(marked(clause).moved(start), start, clause)
    for start, reference in document.settled.references:
        yield Mention(cited(reference).moved(start), start, reference)


def _goal(snapshot: Snapshot, document: Document, mention: Mention) -> Goal | None:
    if isinstance(mention.fact, Clause):
        return test_of(snapshot, ClausePlace(document.path, mention.start, mention.fact))
    found = goals(snapshot, document, mention)
    return found[0] if len(found) == 1 else None


def _link(span: Span, goal: Goal) -> DocumentLink:
    place = place_of(goal)
    return DocumentLink(span, goal.path, place if place.end else None, _tooltip(goal))


def _tooltip(goal: Goal) -> str:
    if isinstance(goal, ClausePlace):
        return one_line(f"{goal.clause.id} in {goal.path}", 300)
    if isinstance(goal, SectionPlace):
        return one_line(f"{goal.section.title} in {goal.path}", 300)
    return one_line(goal.path, 300)
