"""What can be reworded at a place, in each notation: `passage.md` shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.clarify.fitting import ended, fitted
from speclsp.clarify.passage import Passage, passage_at
from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.features.suite import Case, cases, compare
from tests.features.world import world

PAGE = Path(__file__).with_name("passage.md")
CASES = cases(PAGE)


def _place(case: Case) -> tuple[Snapshot, str, Span]:
    path = case.marked[0][0] if case.marked else case.cursor[0]
    span = case.marked[0][1] if case.marked else Span(case.cursor[1], case.cursor[1])
    if "CRLF" not in case.name:
        return case.snapshot, path, span
    text = case.texts[path]
    start, end = (bound + text.count("\n", 0, bound) for bound in span)
    return world({path: text.replace("\n", "\r\n")}), path, Span(start, end)


def _shown(passage: Passage | None) -> str:
    if passage is None:
        return "none\n"
    clause = passage.clause or '""'
    return f'{clause} in "{passage.heading}": {passage.text}\n'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_place_has_this_passage(case: Case, update: bool) -> None:
    snapshot, path, span = _place(case)
    found = passage_at(snapshot, path, span)
    compare(case, "passage", _shown(found), update)
    if found is None:
        return
    # Whoever selects it gets the same.
    assert passage_at(snapshot, path, found.span) == found
    text = snapshot.string(path)
    assert text[found.span.start : found.span.end].split()[0] == found.text.split()[0]
    kinds = {each.kind: each.words for each in case.expected}
    if "replacement" in kinds:
        document = snapshot.documents[path].awake()
        edit = fitted(document, found, ended(kinds["replacement"].strip(), found.text))
        compare(case, "rewritten", document.edit([edit]).text.string, update)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_place_of_a_document_is_asked_for(case: Case) -> None:
    """No place raises, and whatever is found is found again by its span."""
    snapshot, path, _ = _place(case)
    for at in range(-1, len(snapshot.string(path)) + 2):
        found = passage_at(snapshot, path, Span(at, at))
        if found is not None:
            assert passage_at(snapshot, path, found.span) == found
            assert found.text
            assert "\n" not in found.text


def test_what_is_not_there_has_no_passage() -> None:
    snapshot = world({"a.md": "", "b.md": "\n"})
    for path in ("a.md", "b.md", "c.md"):
        assert passage_at(snapshot, path, Span(0, 0)) is None
        assert passage_at(snapshot, path, Span(7, 9)) is None
