"""The tests of a clause, each a place that can be opened: a transcript, or a test in code."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from speclsp.features.goals import said_marks, test_of
from speclsp.resolution.evidence import stated_tests, test_folder, test_path
from speclsp.resolution.places import ClausePlace
from speclsp.spec.facts import Clause
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot


class Test(NamedTuple):
    """One test, in the file at `path`; 0 to 0 where its text is not known."""

    path: str
    span: Span


def testable(snapshot: Snapshot, path: str) -> Callable[[Clause], bool]:
    """Which clauses of the document at `path` may have tests: those of which it can be known."""
    folder = test_folder(snapshot, path)
    document = snapshot.document(path)
    stated = stated_tests(document) if document else {}

    def tested(clause: Clause) -> bool:
        if clause.is_tag and (folder is not None or clause.id in stated):
            return True
        using = snapshot.index.using(Name("bare", "", clause.id))
        return any(each in snapshot.sources for each in using)

    return tested


def tests(snapshot: Snapshot, place: ClausePlace) -> tuple[Test, ...] | None:
    """The tests of the clause at `place`: its examples or a file that has none, and those in code.

    None where nothing says how it would be tested, or where that is not known yet.
    """
    found = _of_tag(snapshot, place)
    said = said_marks(snapshot, place)
    if found is None and not said:
        return None
    marked = (Test(path, mark.span) for path, mark in said if mark.verb == "verifies")
    return (*(found or ()), *marked)


def _of_tag(snapshot: Snapshot, place: ClausePlace) -> tuple[Test, ...] | None:
    if not place.clause.is_tag:
        return None
    document = snapshot.document(place.path)
    if document is not None and place.clause.id in stated_tests(document):
        test = test_of(snapshot, place)
        return (Test(*test),) if test else ()
    path = test_path(snapshot, place.path, place.clause.id)
    if path is None:
        return None
    document = snapshot.document(path)
    if document is None:
        there = snapshot.exists(path)
        return None if there is None else (Test(path, Span(0, 0)),) * there
    examples = tuple(
        Test(path, Span(each.span.start, each.title_span.end).moved(start))
        for start, facts in document.facts
        for each in facts.examples
    )
    return examples or (Test(path, document.text.line(0)),)
