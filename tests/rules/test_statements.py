"""Which sentences are statements: a line of the text that ends in `<<` holds one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speclsp.config.values import Config
from speclsp.document import Document
from speclsp.statements.setting import Setting, setting
from speclsp.statements.statement import Statement, statements

CASES = {
    "a key word, and a word in lower case where others are in capitals": """\
The client MUST retry. <<
The server must answer.
It is fast.
""",
    "lower case where nothing is in capitals": """\
The client must retry. <<
The server shall answer. <<
The user is required to sign. <<
The text may be long.
""",
    "all that an identified clause says": """\
- **REQ-1**: Uploads end soon. <<
  They are quick. <<
- **Note**: downloads end soon.
""",
    "not what only shows, explains or is a title": """\
# The client MUST retry

> [!NOTE]
> The client MUST retry.

**Example**: the client MUST retry.

- [ ] The client MUST retry.

Note: the client MUST retry.
""",
    "no story, but the criteria below it": """\
### User Story 1 - Upload (Priority: P1)

As a member, I want to upload, so that it must be fast.

- **FR-001**: System MUST keep it. <<
""",
    "steps of a scenario only where they oblige in capitals": """\
- **GIVEN** a door that must close
- **WHEN** it is open
- **THEN** it closes
- **THEN** it SHALL close <<
- A lamp SHALL burn. <<
""",
    "items whose list is introduced by an obligation": """\
A sending node MUST: <<

- sign the frame <<
- close the link <<

It is fast.
""",
    "no other language": """\
Der Server MUST die Anfrage nicht an den Client weiter geben.

The server MUST answer. <<
""",
    "cells of a table": """\
| name | rule |
|---|---|
| a | MUST be set <<|
| b | is set |
""",
}


def said(text: str, how: Setting | None = None) -> list[Statement]:
    document = Document.read("page.md", text)
    return [each for _, each in statements(document, how or setting(document, Config()))]


@pytest.mark.parametrize("case", CASES)
def test_statements(case: str) -> None:
    text = CASES[case]
    marked = [line.strip(" |<") for line in text.split("\n") if "<<" in line]
    found = [" ".join(each.text.split()) for each in said(text.replace("<<", ""))]
    assert len(found) == len(marked)
    for line, sentence in zip(marked, found, strict=True):
        assert line.endswith(sentence) or sentence in line


def test_a_strict_reading_takes_every_sentence() -> None:
    strict = Setting(strict=True)
    assert [each.text for each in said("It is fast. It is small.\n", strict)] == [
        "It is fast.",
        "It is small.",
    ]


def test_a_statement_knows_its_place() -> None:
    text = "# Doors\n\nA door:\n\n- It waits. **D-1**: It MUST close at once.\n"
    (statement,) = said(text)
    assert statement.heading == "Doors"
    assert statement.lead == "A door:"
    assert statement.item
    assert [statement.passage[a:b] for a, b in statement.before] == ["It waits."]
    assert statement.strength == "must"
    assert statement.keywords == ("MUST",)
    assert statement.frame.action == "close"


def test_an_inner_item_is_introduced_by_the_one_around_it() -> None:
    text = "A door MUST:\n\n- if it is open:\n  - close\n  - lock\n- ring\n"
    assert [(each.text, each.lead) for each in said(text)] == [
        ("A door MUST:", ""),
        ("if it is open:", "A door MUST:"),
        ("close", "A door MUST: if it is open:"),
        ("lock", "A door MUST: if it is open:"),
        ("ring", "A door MUST:"),
    ]


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("The server MUST answer.", "technical"),
        ("## Honesty {#honesty authority=user}\n\nIt should not lie.\n", "behavioural"),
        ("The assistant should wait. The assistant must listen. " * 3, "behavioural"),
        ("The server should wait. The client must listen. " * 3, "technical"),
    ],
)
def test_the_profile_is_recognised(text: str, profile: str) -> None:
    document = Document.read("page.md", text)
    assert setting(document, Config()).profile == profile
    for named in ("technical", "behavioural"):
        assert setting(document, replace(Config(), profile=named)).profile == named
    assert setting(document, replace(Config(), profile="strict")).strict
