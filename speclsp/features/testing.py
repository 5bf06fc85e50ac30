"""The tests of a clause, each a place that can be opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from speclsp.resolution.evidence import test_folder, test_path
from speclsp.resolution.places import ClausePlace
from speclsp.spec.facts import Clause
from speclsp.text import Span
from speclsp.workspace import Snapshot


class Test(NamedTuple):
    """One test, in the file at `path`; 0 to 0 where its text is not known."""

    path: str
    span: Span


def testable(snapshot: Snapshot, path: str) -> Callable[[Clause], bool]:
    """Which clauses of the document at `path` may have tests: those of which it can be known."""
    folder = test_folder(snapshot, path)
    return lambda clause: folder is not None and clause.form == "tag"


def tests(snapshot: Snapshot, place: ClausePlace) -> tuple[Test, ...] | None:
    """The tests of the clause at `place`: its examples, or a file that has none.

    None where nothing says how it would be tested, or where that is not known yet.
    """
    if place.clause.form != "tag":
        return None
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
