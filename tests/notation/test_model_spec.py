"""Tags behind sentences, their extent, and transcripts with grades."""

from __future__ import annotations

import pytest

from speclsp.document import Document
from tests.notation.reading import clauses, mistakes, references

HEADING = "## Stay calm {#calm authority=root}\n\n"


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("One thing. The lamp must dim[^ab1c].", "The lamp must dim[^ab1c]"),
        ("The lamp must dim.[^ab1c] Then it rests.", "The lamp must dim.[^ab1c]"),
        ("It dims[^zz9y], and it warms[^ab1c].", "and it warms[^ab1c]"),
        ("It must (in the end[^ab1c]) dim.", "It must (in the end[^ab1c]"),
        ("It must do the following[^ab1c]: dim.", "It must do the following[^ab1c]"),
        ("Ask (twice) [^ab1c], then dim.", "Ask (twice) [^ab1c]"),
        ("It dims[^ab1c](as said).", "It dims[^ab1c]"),
        ("- It dims[^ab1c]", "It dims[^ab1c]"),
    ],
)
def test_a_clause_runs_from_its_sentence_or_the_tag_before(words: str, clause: str) -> None:
    assert clauses(HEADING + words + "\n")["ab1c"] == clause


def test_several_tags_in_one_sentence_share_it_in_turn() -> None:
    assert list(clauses(HEADING + "It dims[^a1b2], warms[^c3d4] and rests[^e5f6].\n")) == [
        "a1b2",
        "c3d4",
        "e5f6",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It dims `[^ab1c]`.\n",
        "```\nIt dims[^ab1c].\n```\n",
        "<!-- It dims[^ab1c]. -->\n",
        "It dims \\[^ab1c].\n",
        "It dims[^ab1c].\n\n[^ab1c]: A note.\n",
    ],
)
def test_what_is_code_a_comment_or_a_footnote_is_no_clause(text: str) -> None:
    assert clauses(HEADING + text) == {}


def test_footnotes_of_a_document_without_authority_are_no_clauses() -> None:
    assert clauses("# Plain\n\nA[^1] and B[^note].\n\n[^1]: x\n") == {}


def test_grades_refer_to_sections() -> None:
    text = "~~~xml\n<assistant> <!-- BAD[#calm]: shouts -->\nNO\n</assistant>\n~~~\n"
    assert references(HEADING + text) == ["calm"]


@pytest.mark.parametrize(
    ("line", "fault", "remedy"),
    [
        ("<assistant> <!-- Good -->", '"Good" is no grade', "GOOD"),
        ("<assistant> <!-- bad: x -->", '"bad" is no grade', "BAD"),
        ("<assistant> <!-- OKAY -->", '"OKAY" is no grade', "OK"),
    ],
)
def test_a_grade_that_almost_matches_is_a_mistake(line: str, fault: str, remedy: str) -> None:
    assert mistakes(f"~~~xml\n{line}\nx\n</assistant>\n~~~\n") == [(fault, remedy)]


@pytest.mark.parametrize(
    "grade", ["GOOD", "BAD: x", "OK", "BAD[#calm]", "GOOD, if late", "BAD[#a]: x"]
)
def test_grades_in_use_are_right(grade: str) -> None:
    assert mistakes(f"~~~xml\n<assistant> <!-- {grade} -->\nx\n</assistant>\n~~~\n") == []


def test_a_role_that_no_line_closes_is_a_mistake() -> None:
    text = "~~~xml\n<user>\nHi\n<assistant>\nx\n</assistant>\n~~~\n"
    assert mistakes(text) == [('"<user>" is never closed', "")]


def test_the_first_line_of_a_test_file_names_clause_and_section() -> None:
    document = Document.read(
        "examples/ab1c.md", "Examples for [^ab1c] in Stay calm:\n\n**Example**: a\n"
    )
    ((_, facts),) = document.facts
    assert [(each.id, each.title) for each in facts.headers] == [("ab1c", "Stay calm")]
    assert [each.title for each in facts.examples] == ["a"]
    assert document.settled.clauses == ()


def test_a_tag_with_a_blank_in_it_is_a_mistake() -> None:
    assert mistakes("It dims[^ ab1c].\n") == [('"[^ ab1c]" is almost a clause tag', "[^ab1c]")]
