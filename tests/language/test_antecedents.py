"""What pronouns can stand for."""

from __future__ import annotations

import pytest

from speclsp.language.anaphora.antecedents import anaphors
from speclsp.language.anaphora.expletive import is_expletive
from speclsp.language.anaphora.rivals import rivals
from speclsp.language.syntax.phrases import phrases
from speclsp.language.tagging import tagged
from speclsp.text import Span


def candidates(sentence: str) -> list[list[str]]:
    """Of each pronoun, the candidates as they stand in the sentence."""
    words = tagged(sentence, Span(0, len(sentence)))
    return [
        [sentence[words[low].start : words[high - 1].end] for (low, high, _), _ in each.candidates]
        for each in anaphors(words, phrases(words))
    ]


def divided(sentence: str) -> list[list[str]]:
    """Of each pronoun on which readers will differ, what they will take it for."""
    words = tagged(sentence, Span(0, len(sentence)))
    found = [rivals(words, each) for each in anaphors(words, phrases(words))]
    return [
        [sentence[words[low].start : words[high - 1].end] for (low, high, _), _ in each]
        for each in found
        if each
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # number
        ("The cache MUST keep the entries until they expire.", ["the entries"]),
        # gender
        ("The nurse MUST open the file before she signs.", ["The nurse"]),
        # what a verb acts on is not its subject
        ("The parser MUST read the row and the clerk MUST mark it.", ["The parser", "the row"]),
        # a clause about a frame is not about that frame
        ("A relay MUST drop a frame that it cannot read.", ["A relay"]),
        # nor a phrase about what is in it
        ("The clock MUST stop at the end of its cycle.", ["The clock"]),
        # measures and set phrases
        ("In this case, the door MUST lock 5 seconds after it closes.", ["the door"]),
        # several as one
        ("The gate and the lamp MUST be tested before they are sold.", ["The gate and the lamp"]),
        ("If a key or a card is lost, it MUST be blocked.", ["a key or a card"]),
    ],
)
def test_a_pronoun_has_these_antecedents(sentence: str, expected: list[str]) -> None:
    assert candidates(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("When the app and the portal differ, it MUST stop.", ["the app", "the portal"]),
        ("When a client meets a server, it MUST greet.", ["a client", "a server"]),
        ("When a draft replaces a page, it MUST be dated.", ["a draft", "a page"]),
        ("The clerk copies a form to a folder before it is sealed.", ["a form", "a folder"]),
        ("If a driver meets a guard, the gate MUST show him the list.", ["a driver", "a guard"]),
    ],
)
def test_readers_differ(sentence: str, expected: list[str]) -> None:
    assert divided(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        # What acts is looked for among those that act.
        "A sender MUST hash the body after it has packed the body.",
        "If the acceptor rejects the mode, it MUST close the link.",
        # A pronoun goes on as it began.
        "When the server finds a fault that it cannot mend, it MUST stop.",
        # The subject goes on as the subject.
        "The token MUST be checked in the gate before it is used.",
        "It MUST be possible to open the door of the room while it is locked.",
    ],
)
def test_readers_agree(sentence: str) -> None:
    assert divided(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "stands_for_nothing"),
    [
        ("it is possible to stop", True),
        ("it MUST NOT be necessary for a guest to log in", True),
        ("it is recommended that a peer waits", True),
        ("it seems that nobody waits", True),
        ("it is full", False),
        ("it is sent to the peer", False),
        ("it MUST be ready, and the lamp has to glow", False),
    ],
)
def test_an_expletive_stands_for_nothing(sentence: str, stands_for_nothing: bool) -> None:
    assert is_expletive(tagged(sentence, Span(0, len(sentence))), 0) is stands_for_nothing


def test_what_makes_it_possible_makes_nothing_of_it() -> None:
    sentence = "The hinge makes it possible to turn the door."
    assert candidates(sentence) == []
