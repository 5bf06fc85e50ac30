"""What a whole line, sentence or row says of authority and of what clauses need."""

from __future__ import annotations

import pytest

from speclsp.document import Document


def said(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each ruling of a text: its kind, its words, the words of its operands."""
    found: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    for _, facts in Document.read("a.md", text).facts:
        for each in facts.rulings:
            operands = (*((each.subject,) if each.subject else ()), *each.objects)
            found.append((each.kind, each.words, tuple(one.words for one in operands)))
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Authority: board",
        "**Authority**: board",
        "**Authority:** board",
        "- Authority level: `board`",
        "Status: draft\nAuthority: **board**.\nOwner: Ann",
        "Level of authority: board\\\nOwner: Ann",
    ],
)
def test_a_line_below_a_heading_states_a_level(line: str) -> None:
    assert said(f"# Budget\n\n{line}\n\nWords.\n") == [("level", ("authority", "board"), ())]


@pytest.mark.parametrize(
    "text",
    [
        "# Budget\n\nWords.\n\nAuthority: board\n",
        "# Budget\n\nSee this.\nAuthority: board\n",
        "# Budget\n\nAuthority: Ministry of Transport\n",
        "# Budget\n\n```\nAuthority: board\n```\n",
        "# Budget\n\nThe authority: board.\n",
    ],
)
def test_words_further_down_or_with_more_to_them_state_none(text: str) -> None:
    assert said(text) == []


def test_front_matter_states_a_level() -> None:
    assert said("---\nauthority: board\n---\n\n# A\n") == [("level", ("front-matter", "board"), ())]
    assert said("---\nauthority: [board, staff]\n---\n\n# A\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "From highest to lowest, the levels are `law`, `board` and `staff`.",
        "From the highest to the lowest, the authority levels are law, board, and staff.",
        "The levels of authority, from highest to lowest, are **law**, **board** and **staff**.",
        "The authority levels in order from highest to lowest: law, board and staff.",
        "Levels of authority: law > board > staff",
        "**Authority**: `law` → `board` → `staff`",
    ],
)
def test_a_sentence_lists_the_levels(sentence: str) -> None:
    text = f"# A\n\nEach section has an authority level. {sentence}\n"
    if ":" in sentence and "in order" not in sentence:
        text = f"# A\n\n{sentence}\n"
    assert said(text) == [("order", ("law", "board", "staff"), ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "From highest to lowest, the levels are gold, silver and bronze.",
        "Of authority, from lowest to highest, the levels are staff, board and law.",
        "Authority: law, board and staff",
        "The change specifies that root > system, and says so of authority.",
        "From highest to lowest, the authority levels are law, board and law.",
    ],
)
def test_other_lists_are_none(sentence: str) -> None:
    assert said(f"# A\n\n{sentence}\n") == []


CORE, VOICE = "[core](core.md)", "`voice.md`"


@pytest.mark.parametrize(
    ("sentence", "higher", "lower"),
    [
        (f"{CORE} takes precedence over {VOICE}.", CORE, VOICE),
        (f"In case of conflict, {CORE} takes precedence over {VOICE}.", CORE, VOICE),
        (f"In the event of a conflict, {CORE} shall prevail over {VOICE}.", CORE, VOICE),
        (f"{CORE} overrides {VOICE} where they conflict.", CORE, VOICE),
        (f"The document {CORE} has priority over the section {VOICE}.", CORE, VOICE),
        (f"In case of conflict between {CORE} and {VOICE}, {VOICE} prevails.", VOICE, CORE),
        (f"If {CORE} and {VOICE} contradict each other, {CORE} wins.", CORE, VOICE),
        (f"In case of conflict with {CORE}, this document prevails.", "document", CORE),
        (f"This section prevails over {VOICE}.", "section", VOICE),
        ("REQ-2 overrides REQ-1.", "REQ-2", "REQ-1"),
        ("In case of conflict, specs/core.md wins over voice.md.", "specs/core.md", "voice.md"),
        ("This document prevails over all other specs in this repository.", "document", ""),
    ],
)
def test_a_sentence_says_what_comes_first(sentence: str, higher: str, lower: str) -> None:
    assert said(f"# A\n\nWords. {sentence} Words.\n") == [("over", (), (higher, lower))]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CORE} does not take precedence over {VOICE}.",
        f"If the user asks, {CORE} takes precedence over {VOICE}.",
        f"{CORE} takes precedence over {VOICE} in tests.",
        f"{CORE} may override {VOICE}.",
        f"In case of conflict between {CORE} and {VOICE}, [other](o.md) prevails.",
        "The local schema takes precedence over the global one.",
        "The flag overrides the setting.",
        f"{CORE} takes precedence over {CORE}.",
        "This document prevails over everything.",
    ],
)
def test_a_sentence_with_more_to_it_says_nothing(sentence: str) -> None:
    assert said(f"# A\n\n{sentence}\n") == []


def test_examples_and_notes_say_nothing() -> None:
    assert said(f"# A\n\n> **Note**: {CORE} takes precedence over {VOICE}.\n") == []
    assert said(f"# A\n\n```\n{CORE} takes precedence over {VOICE}.\n```\n") == []


@pytest.mark.parametrize(
    ("text", "verb", "operands"),
    [
        ("REQ-2 depends on REQ-1.", "depends-on", ("REQ-2", "REQ-1")),
        ("This requirement requires REQ-1 and REQ-3.", "requires", ("REQ-1", "REQ-3")),
        ("It dims (depends on REQ-1, REQ-3).", "depends-on", ("REQ-1", "REQ-3")),
        ("- **REQ-2**: It dims.\n  Depends on: REQ-1", "depends-on", ("REQ-1",)),
        ("- It dims.\n- **Conflicts with**: REQ-1, and REQ-3", "excludes", ("REQ-1", "REQ-3")),
        ("Covers:\n\n- `req~a.b~1`", "covers", ("req~a.b~1",)),
        ("Depends:\n* req~a~2", "depends-on", ("req~a~2",)),
    ],
)
def test_a_clause_says_what_it_needs(text: str, verb: str, operands: tuple[str, ...]) -> None:
    assert said(f"# A\n\n{text}\n") == [("needs", (verb,), operands)]


@pytest.mark.parametrize(
    "text",
    [
        "REQ-2 no longer depends on REQ-1.",
        "REQ-2 depends on REQ-1 in tests.",
        "It depends on the weather.",
        "Dependencies: REQ-1",
        "REQ-2 depends on whether REQ-1 holds.",
        "Depends on: the user",
    ],
)
def test_other_words_need_nothing(text: str) -> None:
    assert said(f"# A\n\n{text}\n") == []


def test_a_table_states_levels() -> None:
    text = (
        f"# A\n\n| Document | Owner | Authority |\n|---|---|---|\n| {CORE} | Ann | law |\n"
        f"| {VOICE} | Bob | **staff** |\n| every other | Bob | staff |\n| x.md | Bob | by rank |\n"
    )
    assert said(text) == [("row", ("law",), (CORE,)), ("row", ("staff",), (VOICE,))]
    assert said("# A\n\n| Authority | Document |\n|---|---|\n| law | x.md |\n") == []
    assert said("# A\n\n| Event | Requirement level |\n|---|---|\n| x.md | law |\n") == []
