"""Numbered requirements as OpenFeature writes them, and sections that are known by their number."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.document import Document
from speclsp.resolution.references import resolve
from speclsp.rules.all import BY_NAME
from speclsp.text import Edit, Span
from speclsp.workspace import Change
from tests.engine.test_workspace import workspace
from tests.notation.reading import clauses, references

# By hand: six clauses, one of them with the number of another.
LIBRARY = """# Tool library

## 1. Lending

#### Requirement 1.1.1

> A member **MUST** be known.

Some words that are no part of it.

#### Requirement 1.1.2

[![stable](https://example.org/stable.svg)](https://example.org)

> The loan **MUST** have an end, see Requirement 1.1.1.

#### Condition 1.1.3

> The library lends machines.

##### Conditional Requirement 1.1.3.1

> A machine **MUST** be checked, unlike Requirement 1.1.9.

## 2. Returning

#### Requirement 2.1.1

> A tool **MUST** come back.

#### Condition 2.1.1

> The tool is broken.

#### Requirements for members

> Not a number.
"""


def test_the_heading_names_and_the_quote_says() -> None:
    document = Document.read("spec.md", LIBRARY)
    found = [each.id for _, each in document.settled.clauses]
    assert found == ["1.1.1", "1.1.2", "1.1.3", "1.1.3.1", "2.1.1", "2.1.1"]
    words = clauses(LIBRARY)
    assert words["1.1.1"] == "#### Requirement 1.1.1\n\n> A member **MUST** be known."
    assert words["1.1.2"].endswith("see Requirement 1.1.1.")


def findings(text: str, path: str = "spec.md", **others: str) -> list[tuple[str, str]]:
    paths = {path: text, **{f"{name}.md": words for name, words in others.items()}}
    found = check(workspace(paths).snapshot, path).diagnostics
    return [(each.rule, each.message) for each in found if BY_NAME[each.rule].group == "identity"]


def test_a_number_is_given_once_and_is_there() -> None:
    assert findings(LIBRARY) == [
        ("dangling-reference", '"1.1.9" is defined nowhere'),
        ("duplicate-clause", '"2.1.1" is defined before'),
    ]


@pytest.mark.parametrize(
    "path", [".kiro/specs/loans/requirements.md", ".claude/specs/loans/design.md", "test_parser.md"]
)
def test_the_same_words_are_kiros_in_its_folders_and_a_fixtures_in_a_test(path: str) -> None:
    document = Document.read(path, "#### Requirement 1.1\n\n> It MUST.\n")
    assert "numbered" not in dict(document.outline.clauses)


def test_where_criteria_are_listed_the_numbers_are_theirs() -> None:
    text = "## Requirement 1\n\n#### Acceptance Criteria\n\n1. WHEN x THEN y SHALL z\n"
    assert "numbered" not in dict(Document.read("requirements.md", text).outline.clauses)


def test_versions_side_by_side_define_the_same_numbers() -> None:
    text = "#### Requirement 1.1\n\n> It MUST.\n"
    paths = {"v1.0/spec.md": text, "v1.1/spec.md": text}
    snapshot = workspace(paths).snapshot
    assert [each.rule for path in paths for each in check(snapshot, path).diagnostics] == []


SECTIONS = "# Doors\n\n## 1 Opening\n\n### 1.1 Codes\n\n## 2 Closing\n\n### 2.1. Alarm\n\n"


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("As in section 2.3.", ["2.3"]),
        ("As in §3.", ["3"]),
        ("As in Section 1.4, a door closes.", ["1.4"]),
        ("As in section 1.1 and §2.", []),
        ("As in section 3.2 of RFC 9110.", []),
        ("RFC 9110 has it. As in section 3.2.", ["3.2"]),
        ("ISO 8601 section 4 has it.", []),
        ("See [section 4](https://example.org).", []),
        ("See `other.md` section 4.", []),
        ("See other.md, section 4.", []),
        ("The guide has it in section 4.", []),
        ("As in section 1.1.1.1.", []),
        ("In section 3.14159x.", []),
        ("It is 50 % of section 12%.", []),
    ],
)
def test_a_section_is_looked_for_unless_another_document_is_named(
    sentence: str, missing: list[str]
) -> None:
    found = [message.split('"')[1] for _, message in findings(f"{SECTIONS}{sentence}\n")]
    assert found == missing


def test_a_document_without_numbers_refers_to_none() -> None:
    assert references("# Doors\n\n## Opening\n\nAs in section 2.3 and §4.\n") == []


def test_a_number_leads_to_its_section() -> None:
    text = f"{SECTIONS}See section 2.1.\n"
    snapshot = workspace({"spec.md": text}).snapshot
    document = snapshot.document("spec.md")
    assert document is not None
    ((_, reference),) = document.settled.references
    (section,) = resolve(snapshot, document, reference).sections
    assert section.section.title == "2.1. Alarm"


@pytest.mark.parametrize(
    "heading", ["## 3 ways to wait", "## 2024 plans", "## 3D printing", "## 1.x branch"]
)
def test_what_counts_is_no_number_of_a_section(heading: str) -> None:
    text = f"{SECTIONS}{heading}\n\nSee section 3.\n"
    assert [message for _, message in findings(text)] == ['no section has the number "3"']


def test_a_number_that_changes_is_seen_at_once() -> None:
    text = f"{SECTIONS}## 42 End\n\nSee section 42.\n"
    world = workspace({"spec.md": text})
    assert check(world.snapshot, "spec.md").diagnostics == ()
    document = world.snapshot.document("spec.md")
    assert document is not None
    at = text.index("42 End") + 1
    edited = document.edit([Edit(Span(at, at), ".")])
    snapshot = world.apply(Change(texts={"spec.md": edited.text.string}))
    assert [each.rule for each in check(snapshot, "spec.md").diagnostics] == ["dangling-reference"]
