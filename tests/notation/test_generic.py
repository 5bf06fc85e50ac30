"""Where identifiers such as REQ-12 define, where they refer, and where they are only text."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from tests.engine.test_workspace import workspace
from tests.notation.reading import clauses, references


def dangling(**texts: str) -> list[str]:
    """The identifiers that are reported as defined nowhere; `_` in a name is "/"."""
    paths = {f"{name.replace('_', '/')}.md": text for name, text in texts.items()}
    snapshot = workspace(paths).snapshot
    found = (each for path in sorted(paths) for each in check(snapshot, path).diagnostics)
    return [each.message.split('"')[1] for each in found if each.rule == "dangling-reference"]


@pytest.mark.parametrize(
    "item",
    [
        "__FR-002__: words",
        "***FR-002***: words",
        "*FR-002*: words",
        "FR-002 - words",
        "FR-002 The lamp dims.",
        "(FR-002) The lamp dims.",
        "\U0001f534 **FR-002**: words",
        '<a id="x"></a>**FR-002**: words',
    ],
)
def test_what_leads_an_item_with_words_may_be_a_definition(item: str) -> None:
    assert dangling(a=f"- **FR-001**: x\n- {item}\n\nSee FR-002.\n") == []


def test_headings_and_rows_with_a_sentence_may_be_definitions() -> None:
    row = "| FR-003 | The lamp dims at night. |"
    table = f"| id | what |\n|-|-|\n{row}\n"
    text = f"- **FR-001**: x\n\n#### FR-002 Lamps\n\n{table}\nFR-002, FR-003.\n"
    assert dangling(a=text) == []


def test_lists_and_tables_of_references_still_are_checked() -> None:
    assert dangling(a="- **FR-001**: x\n\nNeeds:\n\n- FR-001\n- FR-007\n") == ["FR-007"]
    table = "| FR-001 | T-1 |\n|-|-|\n| FR-008 | T-2 |\n"
    assert dangling(a=f"- **FR-001**: x\n\n{table}") == ["FR-008"]
    # A plan defines nothing, whatever leads its items.
    assert dangling(a="- **FR-001**: x\n", tasks="- FR-009 The lamp dims.\n") == ["FR-009"]


def test_a_possible_definition_counts_in_its_scope_only() -> None:
    one = "- **FR-001**: x\n- FR-002 The lamp dims.\n"
    two = "- **FR-001**: x\n\nSee FR-002.\n"
    assert dangling(specs_1a_spec=one, specs_2b_spec=two) == ["FR-002"]


def test_parts_and_wholes() -> None:
    assert list(clauses("- **FR-6.1**: a\n- **FR-7**: b\n")) == ["FR-7"]
    assert dangling(a="- **FR-1**: x\n- **FR-6.1**: y\n\nSee FR-6.\n") == []
    lettered = "- REQ-1a: x\n- REQ-1b: y\n- REQ-2: z\n\n"
    assert dangling(a=f"{lettered}See REQ-1, REQ-2b and REQ-1c.\n") == ["REQ-1c"]


def test_links_and_labels_explain_their_words_and_struck_words_are_gone() -> None:
    text = "- **FR-1**: x\n\n[FR-2](https://example.org), [FR-3], ~~FR-4~~ and [FR-5].\n\n"
    assert dangling(a=f"{text}[FR-3]: https://example.org\n") == ["FR-5"]


def test_publications_and_encodings_are_no_clauses() -> None:
    text = "- **UTF-8**: an encoding.\n- **SHA-256**: a hash.\n\nUTF-16, SHA-512, GPT-4.\n"
    assert clauses(text) == {}
    assert references(text) == []
