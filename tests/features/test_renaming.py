"""Another name for things: the page beside this file, and the law that holds for each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.features.moving import moved, moving
from speclsp.features.naming import Refusal
from speclsp.features.renaming import Renaming
from speclsp.work import at_once
from tests.features.renames import Files, changed, check_law, lost, made, rename
from tests.features.suite import Case, cases, compare

HERE = Path(__file__).parent
PAGES = ("renaming.md", "renaming_notations.md", "renaming_code.md", "renaming_terms.md")
PAGE = [each for page in PAGES for each in cases(HERE / page)]
MOVES = cases(HERE / "moving.md")


@pytest.mark.parametrize("case", PAGE, ids=lambda case: case.name)
def test_renaming(case: Case, update: bool) -> None:
    files = Files(case.texts, frozenset(case.others))
    expected = {each.kind: each.words for each in case.expected}
    found = rename(files, *case.cursor, expected["name"].strip("\n"))
    if "refused" in expected:
        assert isinstance(found, Refusal)
        compare(case, "refused", f"{found.reason}\n", update)
        return
    assert isinstance(found, Renaming)
    compare(case, "after", changed(files, found), update)
    assert bool(found.doubtful) == ("asked" in expected)
    if found.doubtful:
        compare(case, "asked", changed(files, found, agreed=True), update)
    check_law(files, *case.cursor, found)


def test_a_document_with_such_a_term_of_its_own_is_another_matter() -> None:
    texts = {
        "spec.md": "**Session**: a connection.\n",
        "one.md": "**Session**: a meeting.\n\nA session MUST end.\n",
        "other.md": "**Visit**: a meeting.\n\nA session is no visit.\n",
        "plain.md": "A session.\n",
    }
    files = Files(texts)
    found = rename(files, "spec.md", 4, "Visit")
    assert isinstance(found, Renaming)
    assert [each.path for each in found.doubtful] == ["plain.md"]
    check_law(files, "spec.md", 4, found)


@pytest.mark.parametrize("case", MOVES, ids=lambda case: case.name)
def test_moving(case: Case, update: bool) -> None:
    before = Files(case.texts, frozenset(case.others))
    (lines,) = (each.words for each in case.expected if each.kind == "moves")
    moves = dict(line.split(" -> ") for line in lines.splitlines())
    files = {path: moved(path, moves) for path in (*case.texts, *case.others)}
    files = {old: new for old, new in files.items() if old != new}
    found = Renaming(at_once(moving(before.snapshot, moves)), (), tuple(files.items()))
    compare(case, "after", changed(before, found), update)
    after = made(before, found)
    # Only a test may be missing where its clause is; the way back gives the old files.
    assert set(lost(after) - lost(before)) <= {"missing-test"}
    away = {new: old for old, new in moves.items()}
    replaced = at_once(moving(after.snapshot, away))
    back = Renaming(replaced, (), tuple((new, old) for old, new in files.items()))
    if "./../" not in before.texts.get("deep/spec.md", ""):
        assert made(after, back) == before
