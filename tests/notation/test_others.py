"""Rule markers, heading attributes, generic identifiers, and the folders that scope them."""

from __future__ import annotations

import pytest

from speclsp.document import Document
from speclsp.notation.folders import feature_folder, plans
from speclsp.notation.notation import Options
from speclsp.spec.titles import slugs, title
from tests.notation.reading import clauses, mistakes, references, sections


def test_a_rule_marker_marks_the_lines_below_it() -> None:
    text = "r[frame.size]\nA frame has 8 bytes.\nAt least.\n\nNot this.\n"
    assert clauses(text) == {"frame.size": "r[frame.size]\nA frame has 8 bytes.\nAt least."}


def test_a_rule_marker_that_opens_a_quote_marks_the_quote() -> None:
    text = "> r[frame.size]\n>\n> A frame has 8 bytes.\n\nNot this.\n"
    assert clauses(text)["frame.size"].endswith("8 bytes.")


def test_two_markers_in_one_paragraph_share_it() -> None:
    text = "r[a.b]\nOne.\nr[a.c+2 status=draft]\nTwo.\n"
    assert clauses(text) == {"a.b": "r[a.b]\nOne.\n", "a.c": "r[a.c+2 status=draft]\nTwo."}
    ((_, facts),) = Document.read("a.md", text).facts
    assert [each.revision for each in facts.clauses] == [0, 2]


def test_a_rule_marker_above_a_heading_is_a_clause() -> None:
    assert list(clauses("r[items]\n# Items\n\nText.\n")) == ["items"]


def test_a_marker_in_a_sentence_refers() -> None:
    text = "r[a.b]\nOne.\n\nSee r[a.b], [a.b] and [that][a.b], not `r[a.b]` or x[1].\n"
    assert references(text) == ["a.b", "a.b", "a.b"]


def test_a_marker_that_almost_matches_is_a_mistake() -> None:
    text = "r[a.b]\nOne.\n\nr[a..c]\nTwo.\n\nr[a.d\nThree.\n"
    assert [remedy for _, remedy in mistakes(text)] == ["r[a.c]", "r[a.d]"]


def test_other_words_before_brackets_are_no_markers_without_a_compound_identifier() -> None:
    assert clauses("array[0]\n\nindex[i]\n") == {}
    assert list(clauses("req[a.b]\nOne.\n\nreq[c]\nTwo.\n")) == ["a.b", "c"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## Title {#id}", ("Title", "id", ())),
        ("## Title {#id authority=root}", ("Title", "id", (("authority", "root"),))),
        ("## Title ## {#id}", ("Title", "id", ())),
        ("## Title {: #id .class key='a b'}", ("Title", "id", (("key", "a b"),))),
        ("## The `code` *and* [link](u) {#x}", ("The code and link", "x", ())),
        ("## Title <!-- speclsp-ignore x: y -->", ("Title", "", ())),
        ("## Title {#id} <!-- c -->", ("Title", "id", ())),
        ("## C# and F# {#x}", ("C# and F#", "x", ())),
        ("## Title {.plain a=b #x}", ("Title", "x", ())),
        ("## T <!-- a --> --> <!-- b -->", ("T -->", "", ())),
        ("## Title", ("Title", "", ())),
        ("## Set {a, b}", ("Set {a, b}", "", ())),
        ("Title {#id}\n===", ("Title", "id", ())),
    ],
)
def test_headings_state_identifiers_and_attributes(
    heading: str, expected: tuple[str, str, tuple[tuple[str, str], ...]]
) -> None:
    assert sections(heading + "\n") == [expected]


def test_heading_attributes_that_almost_match_are_mistakes() -> None:
    assert mistakes("## A {#id authority=root\n") == [
        ('"{#id authority=root" is almost an identifier', "{#id authority=root}")
    ]
    assert mistakes("## A {# id}\n") == [('"{# id}" is almost an identifier', "{#id}")]


def test_a_line_of_attributes_below_a_block_names_it() -> None:
    assert list(clauses("The lamp dims.\n{: #dim status=draft}\n")) == ["dim"]


@pytest.mark.parametrize(
    "line",
    [
        "- **REQ-1**: The lamp dims.",
        "- **REQ-1:** The lamp dims.",
        "* [x] **REQ-1** The lamp dims.",
        "**REQ-1** The lamp dims.",
        "- **REQ-1 (dimming)**: The lamp dims.",
        "- [REQ-1] The lamp dims.",
        "- REQ-1: The lamp dims.",
        "REQ-1: The lamp dims.",
        "#### REQ-1: Dimming",
        "#### REQ-1",
        "1. **REQ-1**: The lamp dims.",
        "> **REQ-1**: The lamp dims.",
    ],
)
def test_generic_identifiers_name_clauses_where_authors_put_them(line: str) -> None:
    assert list(clauses(line + "\n")) == ["REQ-1"]


@pytest.mark.parametrize(
    "line",
    [
        "The lamp dims as REQ-1 says.",
        "- REQ-1 says so.",
        "[REQ-1]: https://example.org",
        "[REQ-1][other] text",
        "[REQ-1](#x) text",
        "- `REQ-1`: The lamp dims.",
        "    REQ-1: code",
        "**UTF-8 text** is read.",
    ],
)
def test_elsewhere_a_generic_identifier_names_nothing(line: str) -> None:
    assert clauses(line + "\n") == {}


def test_identifiers_in_prose_refer_but_not_in_code_links_or_addresses() -> None:
    text = "See REQ-2, (REQ-3) and REQ-4. Not `REQ-5`, https://x.y/REQ-6 or [a](REQ-7.md).\n"
    assert references(text) == ["REQ-2", "REQ-3", "REQ-4"]


def test_a_project_can_say_what_identifiers_look_like() -> None:
    assert list(clauses("- **req.7**: x\n", options=Options(r"req\.\d+"))) == ["req.7"]


def test_a_plan_only_cites() -> None:
    text = "- **FR-001**: done by T1\n"
    assert clauses(text, "specs/001-login/plan.md") == {}
    assert references(text, "specs/001-login/plan.md") == ["FR-001"]
    assert list(clauses(text, "specs/001-login/spec.md")) == ["FR-001"]


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("specs/001-login/spec.md", "specs/001-login"),
        ("specs/feature/013-x/plan.md", "specs/feature/013-x"),
        ("specs/login/checklists/a.md", "specs/login"),
        ("specs/035-worker.md", "specs/035-worker.md"),
        ("specs/core.md", ""),
        ("billing/spec.md", ""),
        (".kiro/specs/waiting/requirements.md", ".kiro/specs/waiting"),
    ],
)
def test_identifiers_start_again_in_feature_folders(path: str, scope: str) -> None:
    assert feature_folder(path) == scope


@pytest.mark.parametrize(
    "path",
    ["specs/billing/rules.md", "docs/requirements/auth/login.md", "README.md", "report-layout.md"],
)
def test_a_document_of_any_other_name_defines(path: str) -> None:
    assert list(clauses("- **REQ-1**: x\n", path)) == ["REQ-1"]


@pytest.mark.parametrize(
    "path", ["CHANGELOG.md", "docs/release-notes.md", "x/tasks.md", "templates/spec.md"]
)
def test_lists_and_records_define_nothing(path: str) -> None:
    assert plans(path)


def test_slugs_are_githubs() -> None:
    titles = ["A & B", "A & B", "`code_x` Title!", "Über 100 %", "a-1", "a", "a", "🚀 Go"]
    assert slugs(title(each) for each in titles) == [
        "a--b", "a--b-1", "code_x-title", "über-100-", "a-1", "a", "a-2", "-go",
    ]  # fmt: skip


def test_spec_md_names_sections_by_their_titles_and_repeated_ones_by_their_parents() -> None:
    text = (
        "# Doors\n\n## Opening: codes\n\n### Errors\n\n## Closing\n\n### Errors\n\n## Given {#g}\n"
    )
    document = Document.read("spec.md", text, Options(slug="spec-md"))
    assert document.slugs == (
        "sec-Doors",
        "sec-Opening-codes",
        "sec-Opening-codes.Errors",
        "sec-Closing",
        "sec-Closing.Errors",
        "",
    )
