"""What shows that a clause holds: the file that is named for it, the test that a footnote names,
and the code that is marked with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from speclsp.code.mark import Verb
from speclsp.files.listing import MARKDOWN
from speclsp.report.page.overview import Evidence
from speclsp.report.page.seen import Named
from speclsp.resolution.evidence import function_name, stated_file, stated_tests, test_folder
from speclsp.resolution.marks import marks_of
from speclsp.resolution.places import ClausePlace
from speclsp.text import Text
from speclsp.workspace import Snapshot


def evidence(named: Named, place: ClausePlace) -> tuple[Evidence, ...]:
    """The files that have to do with a clause of the document, tests first."""
    found = {*_named_for_it(named, place), *_stated(named, place), *_marked(named, place)}
    order = {"tests": 0, "implements": 1, "mentions": 2}
    return tuple(sorted(found, key=lambda each: (order[each.verb], *each[:2], each.function)))


def _named_for_it(named: Named, place: ClausePlace) -> Iterator[Evidence]:
    if not place.clause.is_tag:
        return
    snapshot, path = named.seen.snapshot, place.path
    folder = test_folder(snapshot, path)
    for ending in MARKDOWN if folder else ():
        file = f"{folder}/{place.clause.id}{ending}"
        if snapshot.exists(file):
            yield Evidence(_name(named, file), 0, "tests")


def _stated(named: Named, place: ClausePlace) -> Iterator[Evidence]:
    stated = stated_tests(named.document).get(place.clause.id)
    if stated is None:
        return
    _, footnote = stated
    file = stated_file(named.seen.snapshot, place.path, footnote)
    there = _name(named, file) if file else footnote.test
    yield Evidence(there, 0, "tests", function_name(footnote), file != "")


def _marked(named: Named, place: ClausePlace) -> Iterator[Evidence]:
    snapshot = named.seen.snapshot
    verbs: dict[Verb, Literal["tests", "implements"]] = {
        "verifies": "tests",
        "implements": "implements",
    }
    for path, mark in marks_of(snapshot, place):
        line = _text(snapshot, path).line_at(mark.span.start) + 1
        yield Evidence(_name(named, path), line, verbs.get(mark.verb, "mentions"))


def _text(snapshot: Snapshot, path: str) -> Text:
    """The text of a source, decoded once for all of its marks."""
    key = (_text, path)
    if key not in snapshot.memo:
        snapshot.memo[key] = snapshot.sources[path].text
    found: Text = snapshot.memo[key]
    return found


def _name(named: Named, path: str) -> str:
    inner, own = named.document.path, named.name
    return own[: len(own) - len(inner)] + path
