"""To each statement those that it most likely has to do with: ranked, and the same on each run."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.conflicts.candidates import candidates
from speclsp.files.listing import Listing
from speclsp.rules.all import NAMES
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace

MILL = """# Mill

- **M-1**: The mill MUST grind rye within 40 minutes of its delivery.
- **M-2**: The miller MUST keep the record of each delivery for 3 years.
- **M-3**: The sluice MUST be closed at night.
- **M-4**: The stones MUST be dressed by two people.
"""
YARD = """# Yard

- **Y-1**: The clerk MUST erase the record of a delivery after 1 year.
- **Y-2**: Before dawn the sluice MUST stay open.
- **Y-3**: The yard MUST be swept by the porter.
"""


def snapshot_of(texts: dict[str, str]) -> Snapshot:
    return Workspace(Listing(Path(".")), NAMES).apply(Change(texts=texts, complete=True))


def listed(snapshot: Snapshot, most: int = 3) -> dict[str, list[str]]:
    """The clauses of the candidates by that of the statement, or its first words."""
    return {
        each.saying.clause or each.saying.text[:20]: [
            near.saying.clause or near.saying.text[:20] for near in each.candidates
        ]
        for each in candidates(snapshot, most, snapshot.documents)
    }


@pytest.mark.parametrize(("heading", "clause"), [("####", "I"), ("###", ""), ("##", "")])
def test_a_section_that_is_a_clause_ends_with_it(heading: str, clause: str) -> None:
    page = f"# C\n\n### I. A\n\nThe mill MUST grind rye.\n\n{heading} End\n\nIt MUST be done.\n"
    snapshot = snapshot_of({".specify/memory/constitution.md": page})
    found = [each.saying.clause for each in candidates(snapshot, 1, snapshot.documents)]
    assert found == ["I", clause]


def test_what_is_told_of_a_story_demands_nothing() -> None:
    page = (
        "# F\n\n### User Story 1 - Rye (Priority: P1)\n\n**Why this priority**: All the rye of the"
        " yard depends on this.\n\n- **FR-001**: The mill MUST grind rye.\n"
    )
    found = listed(
        snapshot_of({".specify/memory/constitution.md": "# C\n", "specs/001-a/spec.md": page})
    )
    assert list(found) == ["FR-001"]


def test_the_nearest_come_first_by_what_is_rare() -> None:
    found = listed(snapshot_of({"mill.md": MILL, "yard.md": YARD}), 1)
    assert found["M-2"] == ["Y-1"]
    assert found["Y-1"] == ["M-2"]
    assert found["M-3"] == ["Y-2"]
    assert found["Y-2"] == ["M-3"]
    assert list(found) == ["M-1", "M-2", "M-3", "M-4", "Y-1", "Y-2", "Y-3"]


def test_scores_fall_and_nothing_lists_itself() -> None:
    snapshot = snapshot_of({"mill.md": MILL, "yard.md": YARD})
    for each in candidates(snapshot, 5, snapshot.documents):
        scores = [near.score for near in each.candidates]
        assert scores == sorted(scores, reverse=True)
        assert each.saying not in [near.saying for near in each.candidates]


def test_words_that_may_mean_the_same_are_found() -> None:
    """ "courier" and "carrier"; the rest has nothing in common."""
    texts = {
        "one.md": "**A-1**: No courier MUST ever wait.\n\n**A-2**: The bell MUST ring.\n",
        "two.md": "**B-1**: The carrier SHALL sit down till noon.\n\n**B-2**: Tea SHALL be hot.\n",
    }
    assert listed(snapshot_of(texts), 1)["A-1"] == ["B-1"]


def test_an_abbreviation_is_found_by_what_it_stands_for() -> None:
    texts = {
        "words.md": "# Glossary\n\n- **KMS (key management service)**: what holds keys.\n",
        "one.md": "**A-1**: The KMS MUST run.\n\n**A-2**: The bell MUST ring.\n",
        "two.md": "**B-1**: Any management room SHALL be cold.\n\n**B-2**: Tea SHALL be hot.\n",
    }
    assert "B-1" in listed(snapshot_of(texts), 2)["A-1"]


def test_a_term_that_is_explained_twice_is_asked_about() -> None:
    head = "# Some words\n\n| Word | Meaning |\n|---|---|\n"
    texts = {
        "one.md": f"{head}| Bell | what hangs in the tower and rings |\n",
        "two.md": f"{head}| Bell | a whistle on the roof |\n| Roof | the top of a house |\n",
    }
    found = listed(snapshot_of(texts))
    assert len(found) == 2
    assert [near[0] for near in found.values()] == list(found)[::-1]


def test_plain_words_are_candidates_and_are_not_asked_about() -> None:
    texts = {"mill.md": f"{MILL}\nAt night the sluice is left open for the eels.\n"}
    found = listed(snapshot_of(texts), 1)
    assert found["M-3"] == ["At night the sluice is left open"[:20]]
    assert len(found) == 4


def test_what_is_not_in_force_is_left_out() -> None:
    old = YARD.replace("# Yard", "# Yard\n\n## Withdrawn")
    plan = "openspec/changes/night/specs/mill/spec.md"
    archived = "openspec/changes/archive/2020-01-01-a/specs/mill/spec.md"
    for path, text in (("yard.md", old), (plan, YARD), (archived, YARD)):
        found = listed(snapshot_of({"mill.md": MILL, path: text}), 9)
        for asked, near in found.items():
            assert not (asked.startswith("M") and any(each.startswith("Y") for each in near))
    assert "Y-1" not in listed(snapshot_of({"mill.md": MILL, archived: YARD}))


def test_only_documents_that_are_asked_about_have_entries() -> None:
    snapshot = snapshot_of({"mill.md": MILL, "yard.md": YARD})
    found = list(candidates(snapshot, 1, {"yard.md"}))
    assert [each.saying.clause for each in found] == ["Y-1", "Y-2", "Y-3"]
    assert {near.saying.path for each in found for near in each.candidates} == {
        "mill.md",
        "yard.md",
    }


def test_an_edit_gives_what_a_fresh_start_would_give() -> None:
    workspace = Workspace(Listing(Path(".")), NAMES)
    before = workspace.apply(Change(texts={"mill.md": MILL, "yard.md": YARD}, complete=True))
    listed(before)
    at = MILL.index("closed")
    edit = Edit(Span(at, at + len("closed")), "swept by the porter")
    after = workspace.apply(Change(edits={"mill.md": (edit,)}))
    changed = MILL.replace("closed at", "swept by the porter at")
    fresh = snapshot_of({"mill.md": changed, "yard.md": YARD})
    assert listed(after) == listed(fresh)
    assert listed(after, 1)["Y-3"] == ["M-3"]


def test_ties_go_by_path_and_place() -> None:
    same = "- **{0}-1**: The bell MUST ring.\n- **{0}-2**: The bell MUST ring.\n"
    texts = {f"{name}.md": f"# T\n\n{same.format(name.upper())}" for name in "cab"}
    found = listed(snapshot_of(texts), 9)
    assert found["A-1"] == ["A-2", "B-1", "B-2", "C-1", "C-2"]
    assert found["C-2"] == ["A-1", "A-2", "B-1", "B-2", "C-1"]


def test_nothing_is_too_odd() -> None:
    odd = "# \u202e\n\n**A-1**: MUST MUST `MUST` \U0001f600 not not.\n\n| a |\n|---|\n| MUST x |\n"
    assert listed(snapshot_of({"odd.md": odd, "empty.md": ""})) is not None
    assert listed(snapshot_of({})) == {}
