"""What a document defines as a term, and what only looks like it."""

from __future__ import annotations

import pytest

from speclsp.document import Document
from speclsp.resolution.terms import terms_in


def names(text: str) -> list[str]:
    document = Document.read("a.md", text)
    found = terms_in(document)
    assert [document.words(each.name_span) for each in found] == [each.name for each in found]
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**Session**: a connection with state.\n", ["Session"]),
        ("**Session:** the state.\n", ["Session"]),
        ("- __Frame size__ - any number.\n", ["Frame size"]),
        ("> **Session** (short for that): an x.\n", ["Session"]),
        ("**Session** — a connection.\n", ["Session"]),
        ("Session\n:   What holds the state.\n", ["Session"]),
        ("**Session**: Holds the state.\n", []),
        ("**Note**: the lamp dims.\n", []),
        ("**REQ-1**: a lamp dims.\n", []),
        ("**MUST NOT**: a prohibition.\n", []),
        ("So **session**: a connection.\n", []),
        ("- x\n\n  **Session**: a connection.\n", []),
        ("```\n**Session**: a connection.\n```\n", []),
        ("**Session** a connection.\n", []),
        ("**12**: a number.\n", []),
    ],
)
def test_a_term_is_what_its_form_says(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "title", ["Glossary", "3.1 Terms and Definitions", "Key Entities", "Terminology *(normative)*"]
)
def test_in_a_glossary_all_that_is_in_bold_is_one(title: str) -> None:
    text = (
        f"# A\n\n- **Lamp**: Dims.\n\n## {title}\n\n- **Lamp**: Shines.\n- **B**: X.\n\n### Wire\n"
    )
    assert names(text + "\nx\n\n## After\n\n- **Switch**: Not one.\n") == ["Lamp", "Wire"]


@pytest.mark.parametrize("title", ["Terms of service", "Long-term goals", "Concept"])
def test_not_every_title_with_such_a_word_is_that_of_a_glossary(title: str) -> None:
    assert names(f"# {title}\n\n- **Lamp**: Shines.\n") == []
