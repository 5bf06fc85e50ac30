"""GitHub Spec Kit: requirements, stories and the principles of the constitution."""

from __future__ import annotations

from speclsp.document import Document
from tests.notation.reading import clauses, references

SPEC = "specs/001-upload/spec.md"
TASKS = "specs/001-upload/tasks.md"
CONSTITUTION = ".specify/memory/constitution.md"

TEXT = """\
### User Story 1 - Send a photo (Priority: P1) 🎯

As a member I send.

**Acceptance Scenarios**:

1. **Given** a photo, **When** it is sent, **Then** it is there.
2. Given none, when sent, then nothing happens.
3. The scenario that is none.

## Requirements

- **FR-001**: System MUST keep photos.
- **FR-002:** System MUST delete them.
- FR-003: System MUST show them.
- **SC-001**: 90 % are pleased.
- **EC-1**: Edge.
"""


def test_items_and_stories_are_clauses() -> None:
    found = [
        (each.id, each.notation, each.kind) for _, each in Document.read(SPEC, TEXT).settled.clauses
    ]
    assert found == [
        ("US1", "spec-kit", "story"),
        ("FR-001", "spec-kit", "requirement"),
        ("FR-002", "spec-kit", "requirement"),
        ("FR-003", "generic", "requirement"),
        ("SC-001", "spec-kit", "requirement"),
        ("EC-1", "generic", "requirement"),
    ]


def test_a_story_has_a_title_without_its_priority() -> None:
    ((_, story), *_) = Document.read(SPEC, TEXT).settled.clauses
    assert story.title == "Send a photo"


def test_scenarios_say_given_when_then() -> None:
    scenarios = [each for _, facts in Document.read(SPEC, TEXT).facts for each in facts.scenarios]
    assert len(scenarios) == 2


def test_tasks_name_their_story() -> None:
    text = "- [ ] T012 [P] [US1] Build src/x.py\n- [X] T013 [US2] Test\n- [ ] Rest\n"
    assert references(text, TASKS) == ["US1", "US2"]
    tasks = [each for _, facts in Document.read(TASKS, text).facts for each in facts.tasks]
    assert [(each.id, each.done) for each in tasks] == [
        ("T012", False), ("T013", True), ("", False),
    ]  # fmt: skip


def test_the_constitution_has_principles() -> None:
    text = "### I. Simple First\n\nx\n\n### III. Test-First (NON-NEGOTIABLE)\n\n### Governance\n"
    assert list(clauses(text, CONSTITUTION)) == ["I", "III"]
    assert clauses(text, SPEC) == {}


def test_outside_a_features_folder_items_are_read_as_anywhere() -> None:
    found = Document.read("docs/spec.md", TEXT).settled.clauses
    assert {each.notation for _, each in found} == {"generic"}


def test_numbers_of_tasks_have_several_forms() -> None:
    text = (
        "- [ ] 1. A\n- [x] 2.1 B\n- [ ]* 3.2 C\n- [-] CHK001 D\n- [ ] **T004**: E\n- [ ] 3 pens\n"
    )
    tasks = [each for _, facts in Document.read(TASKS, text).facts for each in facts.tasks]
    assert [each.id for each in tasks] == ["1", "2.1", "3.2", "CHK001", "T004", ""]
