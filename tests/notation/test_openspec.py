"""OpenSpec: requirements by title, and what changes do to them."""

from __future__ import annotations

from speclsp.document import Document
from speclsp.text import Edit, Span
from tests.notation.reading import clauses

BASE = "openspec/specs/doors/spec.md"
CHANGE = "openspec/changes/slower/specs/doors/spec.md"

DELTA = """\
# Delta

## ADDED Requirements

### Requirement: Warning tone

The door SHALL sound a tone.

#### Scenario: Closing

- **WHEN** the door closes

## modified requirements

### Requirement: Closing `time`

The door SHALL wait.

## REMOVED Requirements

### Requirement: Bell

- `### Requirement: Gong`

## RENAMED Requirements

- FROM: `### Requirement: Latch`
- TO: `### Requirement: Bolt`
"""


def test_a_title_is_the_identifier() -> None:
    text = (
        "## Requirements\n\n### Requirement: Closing time\n\nIt SHALL close.\n\n#### Scenario: A\n"
    )
    assert clauses(text, BASE) == {
        "Closing time": "### Requirement: Closing time\n\nIt SHALL close."
    }


def test_a_change_says_what_it_does_with_each() -> None:
    document = Document.read(CHANGE, DELTA)
    assert [(each.id, each.amends) for _, each in document.settled.clauses] == [
        ("Warning tone", "added"),
        ("Closing `time`", "modified"),
        ("Bell", "removed"),
        ("Gong", "removed"),
        ("Latch", "renamed"),
        ("Bolt", "added"),
    ]
    assert document.settled.amended("openspec") == "openspec/specs/doors"
    assert document.settled.scope("openspec") == "openspec/changes/slower/specs/doors"


def test_a_change_without_such_headings_adds() -> None:
    document = Document.read(CHANGE, "## Requirements\n\n### Requirement: Bell\n\nIt rings.\n")
    assert [each.amends for _, each in document.settled.clauses] == ["added"]


def test_in_force_nothing_amends() -> None:
    document = Document.read(BASE, DELTA)
    assert {each.amends for _, each in document.settled.clauses} == {""}
    assert [each.id for _, each in document.settled.clauses] == [
        "Warning tone", "Closing `time`", "Bell",
    ]  # fmt: skip


def test_other_levels_and_other_places_are_not_read() -> None:
    assert clauses("## Requirement: A\n\n#### Requirement: B\n\n### Requirement C\n", BASE) == {}
    assert clauses(DELTA, "openspec/changes/archive/2025-01-01-slower/specs/doors/spec.md") == {}
    assert clauses(DELTA, "docs/doors.md") == {}


def test_a_root_inside_the_folder_is_enough() -> None:
    assert list(clauses("### Requirement: A\n\nx\n", "specs/doors/spec.md")) == ["A"]


def test_scenarios_are_found_by_their_headings() -> None:
    ((_, facts), *_) = Document.read(BASE, "#### Scenario: A  b \n\n#### Scenarios\n").facts
    assert [each.title for each in facts.scenarios] == ["A  b"]


def test_an_edit_that_moves_a_requirement_to_another_operation_is_seen() -> None:
    at = DELTA.index("## modified requirements")
    edited = Document.read(CHANGE, DELTA).edit([Edit(Span(at, at + 3), "## RE")])
    text = DELTA.replace("## modified", "## REmodified")
    assert edited.settled == Document.read(CHANGE, text).settled
    assert [each.amends for _, each in edited.settled.clauses][1] == "added"
