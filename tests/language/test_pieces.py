"""The pieces of sentences that rules look at: commands, complements, happenings, rows."""

from __future__ import annotations

import pytest

from speclsp.language.syntax.commands import command
from speclsp.language.syntax.complements import complements
from speclsp.language.syntax.coordination import rows
from speclsp.language.syntax.phrases import phrases
from speclsp.language.syntax.predicates import happenings
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.text import Span


def words_of(sentence: str) -> tuple[Word, ...]:
    return tagged(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Notify every guard.", "Notify"),
        ("WHEN a door opens THEN notify the guard.", "notify"),
        ("After a loss, inform the owner.", "inform"),
        ("If the door is open, close it and lock it.", "close"),
        ("MUST add a checksum.", "MUST"),
        ("Notify affected guests.", "Notify"),
    ],
)
def test_a_command_has_no_subject(sentence: str, verb: str) -> None:
    words = words_of(sentence)
    at = command(words)
    assert at is not None
    assert words[at].text == verb


@pytest.mark.parametrize(
    "sentence",
    [
        "The alarm notifies every guard.",
        "WHEN a door opens THEN access is denied.",
        "Stream links need a prefix.",
        "Log entries are kept for a year.",
        "If the call fails, retry replays the call.",
        "See the list of doors.",
        "After a loss, the clerk MUST inform the owner.",
        "",
    ],
)
def test_a_statement_is_no_command(sentence: str) -> None:
    assert command(words_of(sentence)) is None


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("print receipts on Fridays", ["receipts", "on Fridays"]),
        ("send a frame to the hop if it waits", ["a frame", "to the hop", "if it waits"]),
        ("print receipts of members", ["receipts of members"]),
        ("use a voice chosen by the guest", ["a voice chosen by the guest"]),
        ("print receipts, and the clerk signs on Fridays", ["receipts"]),
        ("wait on Fridays", ["on Fridays"]),
    ],
)
def test_a_verb_has_these_pieces_behind_it(sentence: str, pieces: list[str]) -> None:
    words = words_of(f"They MUST {sentence}.")
    spans = complements(words, 2)
    assert [f"They MUST {sentence}."[low:high] for low, high in spans] == pieces


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("The clerk refunds the fee and closes the case.", ["refunds", "closes"]),
        ("A gate MUST NOT open for a card that is old.", ["open", "is old"]),
        ("The form was lost, and the clerk wants to find it.", ["was lost", "wants"]),
        ("The list of doors.", []),
    ],
)
def test_these_things_happen(sentence: str, verbs: list[str]) -> None:
    assert [sentence[low:high] for low, high in happenings(words_of(sentence))] == verbs


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("the gate, the lamp and the bell", [(0, 3, "and")]),
        ("the gate or the lamp", [(0, 2, "or")]),
        ("the gate of the house", []),
        ("the gate, the lamp", []),
    ],
)
def test_rows_are_joined_by_a_word(sentence: str, found: list[tuple[int, int, str]]) -> None:
    words = words_of(sentence)
    assert list(rows(words, phrases(words))) == found


@pytest.mark.parametrize(
    "sentence", ["When the app and the portal disagree, stop.", "If both locks work, open."]
)
def test_the_last_word_of_a_condition_without_verb_is_its_verb(sentence: str) -> None:
    comma = sentence.index(",")
    assert [each.tag for each in words_of(sentence) if each.end == comma] == ["verb"]


@pytest.mark.parametrize(
    ("sentence", "tag"),
    [
        ("**REQ-LIB-017** Refunds above 5 EUR MUST wait.", "mark"),
        ("REQ-LIB-017 A clerk MUST wait.", "mark"),
        ("REQ-LIB-017 MUST be met.", "noun"),
        ("UTF-8 is used.", "noun"),
    ],
)
def test_the_identifier_of_a_clause_is_no_part_of_it(sentence: str, tag: str) -> None:
    assert words_of(sentence)[0].tag == tag
