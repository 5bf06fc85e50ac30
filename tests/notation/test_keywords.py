"""Key words as facts: with their NOT, and none that are part of another word."""

from __future__ import annotations

from speclsp.document import Document


def words(text: str) -> list[str]:
    return [each.word for _, facts in Document.read("a.md", text).facts for each in facts.keywords]


def test_not_belongs_to_its_word() -> None:
    assert words("It MUST NOT, SHALL  NOT, SHOULD not and MAY.\n") == [
        "MUST NOT", "SHALL NOT", "SHOULD", "MAY",
    ]  # fmt: skip


def test_a_word_may_go_on_in_the_next_line() -> None:
    assert words("> It MUST\n> NOT wait.\n\n- It SHALL\n  NOT wait.\n") == ["MUST NOT", "SHALL NOT"]


def test_parts_of_words_code_and_headings_are_none() -> None:
    assert words("# It MUST\n\nNON-REQUIRED, MUST-HAVE, `MUST`, must, MUSTER, RECOMMENDED.\n") == [
        "RECOMMENDED"
    ]
