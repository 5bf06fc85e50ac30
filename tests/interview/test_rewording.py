"""Own words change their sentence and nothing beside it; what they mean is free."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.interview.question import Option, Question, questions
from speclsp.interview.rewording import reworded
from speclsp.interview.settling import Refused
from speclsp.text import edited
from speclsp.workspace import Snapshot
from tests.rules.literate import snapshot

PAGE = "page.md"
PARAGRAPH = "**REQ-1**: The desk MUST ring quickly. It has `one` *bell*.\n\n**REQ-2**: It waits.\n"
ITEM = "- **REQ-1**: The desk MUST ring quickly.\n- **REQ-2**: It waits.\n"
TABLE = "| ID | Text |\n|---|---|\n| REQ-9 | The desk MUST ring quickly. |\n| REQ-8 | It waits. |\n"
QUOTE = "> **REQ-1**: The desk MUST ring\n> quickly.\n"


def asked(text: str, rule: str = "vague-adverb") -> tuple[Snapshot, Question]:
    everything = snapshot([(PAGE, text)])
    every = questions(everything, PAGE, check(everything, PAGE).diagnostics)
    return everything, next(each for each in every if each.diagnostic.rule == rule)


def answered(text: str, words: str, rule: str = "vague-adverb") -> str | Refused:
    """The document with the words in it."""
    everything, question = asked(text, rule)
    done = reworded(everything, question, words)
    if isinstance(done, Refused):
        assert done.reason
        assert "\n" not in done.reason
        return done
    assert isinstance(done, Option)
    return edited(text, [edit for _, edit in done.fix.edits])


@pytest.mark.parametrize("text", [PARAGRAPH, ITEM, TABLE, QUOTE])
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("The desk MUST ring within 5 s `now", "code open"),
        ("The desk MUST ring within 5 s ``now`", "code open"),
        ("The desk MUST ring **within 5 s", "emphasis open"),
        ("The desk MUST ring within 5 s ~~now", "emphasis open"),
        ("The desk MUST ring <textarea> within 5 s", "HTML"),
        ("<script>x()</script> The desk MUST ring", "HTML"),
        ("The desk MUST <a href=javascript:x>ring</a> within 5 s", "HTML"),
        ("The desk MUST ring --> within 5 s", "comment"),
        ("The desk MUST ring within 5 s <!-- now", "comment"),
        ("The desk MUST ring [within](x.md) 5 s", "link"),
        ("The desk MUST ring [[within]] 5 s", "link"),
        ("The desk MUST ring ![within](x.png) 5 s", "image"),
        ("The desk MUST ring within 5 s[^1]", "footnote"),
        ("The desk MUST ring | within | 5 s", "cells"),
        ("The desk MUST ring within 5 s ```", "fence"),
        ("The desk MUST ring \x1b[2J within 5 s", "control character"),
        ("The desk MUST ring \u202e within 5 s", "direction"),
        ("The desk MUST ring within 5 s. It MUST stop", "more than one sentence"),
        ("The desk MUST ring within 5 s. now it MUST stop! The end", "more than one sentence"),
        ("---", "begins a block"),
        ("===", "begins a block"),
        ("-", "begins a block"),
        ("*", "begins a block"),
        ("1)", "begins a block"),
        ("ok", "fewer than 3 words"),
        ("...", "fewer than 3 words"),
        ("The desk rings within 5 s", "demands nothing"),
        ("The desk there `MUST` ring within 5 s", "demands nothing"),
        ("FR-002: The desk MUST stop", "identifier"),
        ("**FR-002**: The desk MUST stop", "identifier"),
        ("[REQ-7] The desk MUST stop", "identifier"),
        ("REQ-BIL-7 - The desk MUST stop", "identifier"),
        ("REQ-7 The desk MUST stop", "identifier"),
        ("7.1 The desk MUST stop", "identifier"),
        ("[x] The desk MUST stop", "markup"),
        (": The desk MUST stop", "markup"),
        ("$$ The desk MUST stop", "markup"),
        ("The desk MUST ring within 5 s\\", "markup"),
        ("The desk MUST ring within 5 s {.x}", "attribute"),
        ("**Desk**: a bell that MUST ring", "label"),
    ],
)
def test_what_changes_more_than_its_sentence_is_refused(text: str, words: str, reason: str) -> None:
    done = answered(text, words)
    assert isinstance(done, Refused), done
    assert reason in done.reason


@pytest.mark.parametrize("text", [PARAGRAPH, ITEM, TABLE])
@pytest.mark.parametrize(
    "words",
    [
        "The desk MAY ring within 5 s.",
        "The desk must NOT ring.",
        "Nobody SHOULD ring the desk for more than 2 * 3 s.",
        "The desk bell MUST *ring* within **5 s** by `x`, as REQ-2 says.",
        "In case of fire: the desk MUST ring within [0, 5] s.",
        "The desk MUST call https://example.org/a_b within 5 s.",
        "The fee for the desk MUST be $5, e.g. in coins.",
        "The desk MUST ring within 5 s, as C:\\temp says.",
        "-5 V and [0, 5] A MUST be at the desk.",
        "REQ-2 and this one MUST hold together.",
    ],
)
def test_what_they_mean_is_free(text: str, words: str) -> None:
    old = "The desk MUST ring quickly."
    assert answered(text, words) == text.replace(old, words)


def test_a_link_may_go_and_a_sentence_of_two_lines_become_one() -> None:
    assert answered(QUOTE, "The desk MUST ring within 5 s") == (
        "> **REQ-1**: The desk MUST ring within 5 s.\n"
    )
    text = "See [x](x.md). The [desk](y.md) MUST ring quickly.\n"
    assert answered(text, "The desk MUST ring within 5 s") == (
        "See [x](x.md). The desk MUST ring within 5 s.\n"
    )


def test_what_has_no_key_word_needs_none() -> None:
    text = "**Storage**: [NEEDS CLARIFICATION: which one?]\n\n**REQ-1**: It waits for TBD.\n"
    assert answered(text, "PostgreSQL", "placeholder") == text.replace(
        "[NEEDS CLARIFICATION: which one?]", "PostgreSQL"
    )
    assert isinstance(answered(text, "---", "placeholder"), Refused)


def test_a_question_that_stands_there_is_asked_as_it_stands() -> None:
    text = "**REQ-1**: The desk MUST ring for [NEEDS CLARIFICATION: how long?].\n"
    assert asked(text, "placeholder")[1].text == "how long?"
    assert asked("It MUST take TBD.\n", "placeholder")[1].text == (
        'What is to stand in place of "TBD"?'
    )
