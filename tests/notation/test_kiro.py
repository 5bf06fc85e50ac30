"""Kiro: requirements by number, criteria by the requirement they stand below."""

from __future__ import annotations

from speclsp.document import Document
from speclsp.spec.facts import Clause
from speclsp.text import Edit, Span
from tests.notation.reading import clauses, mistakes, references

REQUIREMENTS = ".kiro/specs/lending/requirements.md"
TASKS = ".kiro/specs/lending/tasks.md"
DESIGN = ".kiro/specs/lending/design.md"

TEXT = """\
# Requirements

### Requirement 1: Lending

**User Story:** As a member, I want tools.

#### Acceptance Criteria

1. WHEN a tool is scanned THEN the system SHALL lend it.
2. IF it is reserved THEN the system SHALL refuse:
   1. by a tone
   2. on the screen

#### Notes

1. The tone is soft.

### Requirement 2.1 Returning

1. WHEN a tool is back THE SYSTEM SHALL say so.
3. The system SHALL thank.

## Glossary

1. Tool: a thing.
"""


def test_criteria_are_numbered_by_their_requirement() -> None:
    assert list(clauses(TEXT, REQUIREMENTS)) == ["1", "1.1", "1.2", "2.1", "2.1.1", "2.1.3"]


def test_a_criterion_is_its_item() -> None:
    found = clauses(TEXT, REQUIREMENTS)
    assert found["1.1"] == "1. WHEN a tool is scanned THEN the system SHALL lend it."
    assert found["1.2"].endswith("2. on the screen")


def test_what_a_clause_is_and_its_title_are_known() -> None:
    found = {each.id: each for each in _settled(TEXT, REQUIREMENTS)}
    assert (found["1"].kind, found["1"].title) == ("requirement", "Lending")
    assert (found["1.1"].kind, found["1.1"].title) == ("criterion", "")
    assert found["2.1"].title == "Returning"


def test_the_word_may_be_the_authors() -> None:
    below = "\n\n#### 受け入れ基準\n\n1. WHEN x THEN y\n2. b\n\n"
    text = f"## 要件\n\n### 要件1: 貸出{below}### 要件2: 返却{below}"
    assert list(clauses(text, REQUIREMENTS)) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


def test_other_numbered_headings_are_no_requirements() -> None:
    text = f"### Phase 1: Start\n\n1. Build.\n\n{TEXT}"
    assert list(clauses(text, REQUIREMENTS)) == list(clauses(TEXT, REQUIREMENTS))


def test_markdown_counts_where_all_items_have_one_number() -> None:
    text = "### Requirement 4\n\n#### Acceptance Criteria\n\n1. a\n1. b\n1. c\n"
    assert list(clauses(text, REQUIREMENTS)) == ["4", "4.1", "4.2", "4.3"]


def test_a_criterion_may_carry_its_whole_number() -> None:
    text = "### Requirement 4\n\n#### Acceptance Criteria\n\n- 4.1 WHEN a\n- **4.2** WHEN b\n"
    assert list(clauses(text, REQUIREMENTS)) == ["4", "4.1", "4.2"]


def test_tasks_and_designs_cite() -> None:
    tasks = "- [ ] 1. Build\n  - do it\n  - _Requirements: 1.1, 2_\n"
    assert (clauses(tasks, TASKS), references(tasks, TASKS)) == ({}, ["1.1", "2"])
    design = (
        "**Validates: Requirements 2.1, 2.2**\n\nAs Requirement 3 says, and Requirements 4 and 5.\n"
    )
    assert references(design, DESIGN) == ["2.1", "2.2", "3", "4", "5"]
    assert references("## Requirement 1\n\nHow it is met.\n", DESIGN) == ["1"]


def test_a_range_cites_both_ends() -> None:
    assert references("_Requirements: 1.1-1.5, 3_\n", TASKS) == ["1.1", "1.5", "3"]
    assert references("_Requirements: 1-3_\n", TASKS) == ["1", "3"]


def test_a_criterion_with_a_hyphen_is_a_mistake_among_those_with_a_dot() -> None:
    assert mistakes("_Requirements: 3.1, 3-3_\n") == [('"3-3" is almost a criterion', "3.3")]
    assert mistakes("_Requirements: 1-3_\n") == []


def test_a_design_states_properties() -> None:
    assert list(clauses("### Property 2: Order\n\nAny order.\n", DESIGN)) == ["Property 2"]
    assert clauses("### Property 2: Order\n", REQUIREMENTS) == {}


def test_elsewhere_only_a_document_with_criteria_is_read() -> None:
    assert list(clauses(TEXT, "lending/requirements.md")) == list(clauses(TEXT, REQUIREMENTS))
    assert clauses(TEXT, "lending/notes.md") == {}
    assert clauses("### Requirement 1: X\n\n1. a\n", "docs/requirements.md") == {}
    assert clauses(TEXT, ".kiro/settings/templates/specs/requirements.md") == {}


def test_an_edit_of_a_heading_renumbers_what_is_below() -> None:
    document = Document.read(REQUIREMENTS, TEXT)
    at = TEXT.index("2.1 Returning")
    edited = document.edit([Edit(Span(at, at + 3), "7")])
    fresh = Document.read(REQUIREMENTS, TEXT.replace("2.1 Returning", "7 Returning"))
    assert edited.settled == fresh.settled
    assert edited.outline == fresh.outline
    assert [each.id for _, each in edited.settled.clauses][3:] == ["7", "7.1", "7.3"]


def _settled(text: str, path: str) -> list[Clause]:
    return [clause for _, clause in Document.read(path, text).settled.clauses]
