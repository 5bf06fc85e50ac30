"""The edits that make conflicts and rewordings of sentences are what they claim to be."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from bench.score.seeds import choices, definitions, keywords, numbers, polarity, rewrites
from bench.score.seeds.edited import Edited
from speclsp.document import Document
from tests.score.plain import PLAIN


def edits(function: Callable[[str, random.Random], Iterator[Edited]], words: str) -> list[str]:
    return [each.words for each in function(words, random.Random(1))]


@pytest.mark.parametrize(
    ("words", "start", "apart"),
    [
        ("The door MUST open within 5 s.", "The door MUST open in no less than ", " s."),
        ("The hall MUST hold at most 20 guests.", "The hall MUST hold at least ", " guests."),
        ("The hall SHALL seat at least 20 guests.", "The hall SHALL seat at most ", " guests."),
        ("A name MUST NOT be longer than 9 bytes.", "A name MUST NOT be shorter than ", " bytes."),
        ("A name MUST NOT exceed 9 bytes.", "A name MUST be at least ", " bytes."),
        ("The lamp MUST glow for 30 seconds.", "The lamp MUST glow for ", " seconds."),
        ("A code MUST be a 6-digit number.", "A code MUST be a ", "-digit number."),
        ("Guests wait in under 10 seconds.", "Guests wait in over ", " seconds."),
    ],
)
def test_a_number_is_changed_so_that_both_cannot_hold(words: str, start: str, apart: str) -> None:
    for edited in edits(numbers.bounds, words):
        assert edited.startswith(start)
        assert edited.endswith(apart)
        old, new = (int("".join(filter(str.isdigit, each))) for each in (words, edited))
        grows = not any(each in edited for each in ("at most", "glow", "6-", "code"))
        assert new > old if grows else new != old
        break
    else:
        pytest.fail("nothing was changed")


@pytest.mark.parametrize(
    "words",
    [
        "If it takes more than 5 s, the door MUST open.",
        "The door MUST reject guests who wait for 5 s.",
        "The door MUST reject every file larger than 25 MB.",
        "The door MAY stay open for 5 s.",
        "The door MUST support up to 5 guests.",
        "The door MUST do as section 5 says.",
        "The door MUST return 200 or 404.",
    ],
)
def test_a_number_is_left_alone_where_another_could_hold_as_well(words: str) -> None:
    assert edits(numbers.bounds, words) == []


def test_the_looser_kinds_keep_the_bound() -> None:
    words = "The door MUST open within 30 seconds."
    (figure,) = edits(numbers.same_bounds, words)
    assert figure.startswith("The door MUST open within ")
    assert figure.endswith("0 seconds.")
    (unit,) = edits(numbers.same_units, words)
    assert unit.startswith("The door MUST open within 30 ")
    assert "second" not in unit.replace("millisecond", "")


@pytest.mark.parametrize(
    ("words", "unit"),
    [("The door MUST open within 30 seconds.", "seconds"), ("It MUST glow for 30 s.", "s.")],
)
def test_a_unit_is_another_of_its_dimension(words: str, unit: str) -> None:
    (edited,) = edits(numbers.units, words)
    assert " 30 " in edited
    assert edited.split()[-1] != unit


@pytest.mark.parametrize(
    ("words", "edited"),
    [
        ("The door MUST open.", {"The door MUST NOT open."}),
        ("The door **MUST** open.", {"The door **MUST NOT** open."}),
        ("The door SHALL NOT open.", {"The door SHALL open.", "The door MAY open."}),
        ("The door should open.", {"The door should not open."}),
        ("If it must wait, the door shall open.", {"If it must wait, the door shall not open."}),
        ("The door MUST only open.", set()),
        ("The door opens.", set()),
    ],
)
def test_a_keyword_is_exchanged_as_the_document_writes_it(words: str, edited: set[str]) -> None:
    assert set(edits(keywords.keywords, words)) == edited


def test_what_is_allowed_is_forbidden() -> None:
    assert edits(keywords.keywords, "A guest MAY knock.")[0] in (
        "A guest MUST NOT knock.",
        "A guest SHALL NOT knock.",
    )
    assert edits(keywords.allowances, "A guest may knock.") == ["A guest must not knock."]
    assert edits(keywords.allowances, "A guest may be late.") == []


@pytest.mark.parametrize(
    ("words", "edited"),
    [
        ("The door MUST accept the guest.", "The door MUST reject the guest."),
        ("The lamp MUST be enabled.", "The lamp MUST be disabled."),
        ("The lamp MUST glow.", "The lamp MUST never glow."),
        ("The door MUST close before the lamp glows.", "The door MUST close after the lamp glows."),
        ("Guests can open the door.", "Guests cannot open the door."),
        ("The door is closed.", "The door is not closed."),
    ],
)
def test_a_polarity_is_turned(words: str, edited: str) -> None:
    assert edited in edits(polarity.polarity, words)


def test_the_contrary_of_what_is_allowed_may_be_allowed() -> None:
    assert edits(polarity.polarity, "The door MAY accept the guest.") == []


def test_a_choice_is_another_of_its_kind() -> None:
    known = choices.literals(["It is encoded as `low`.", "It MUST be `high`.", "Set it to `--x`."])
    made = [
        each.words
        for words in (
            "The door MUST be `low`.",
            "The list MUST be in ascending order.",
            "The list MUST be JSON or YAML.",
            "The door MUST support JSON.",
            "If the list is JSON, the door MUST open.",
        )
        for each in choices.choices(words, known, random.Random(1))
    ]
    assert made == ["The door MUST be `high`.", "The list MUST be in descending order."]


def test_a_term_gets_the_meaning_of_another() -> None:
    guest, lamp = definitions.definitions(Document.read("a.md", PLAIN))
    (edited,) = definitions.redefined(guest, [guest, lamp], random.Random(1))
    assert edited.words == "**Guest**: a light that stands beside the door and glows."


@pytest.mark.parametrize(
    ("function", "words", "edited"),
    [
        (numbers.conversions, "Wait within 2 hours.", "Wait within 120 minutes."),
        (numbers.conversions, "It lasts exactly 30 s.", "It lasts exactly 30,000 ms."),
        (numbers.spelled, "Wait for at most 3 guests.", "Wait for at most three guests."),
        (numbers.spelled, "Wait for at most two guests.", "Wait for at most 2 guests."),
        (keywords.restated, "The door MUST open.", "The door SHALL open."),
        (keywords.restated, "The door shall open.", "The door is required to open."),
        (
            rewrites.passives,
            "The door MUST send a tone within 5 s.",
            "A tone MUST be sent by the door within 5 s.",
        ),
        (
            rewrites.reordered,
            "When a guest knocks, the door MUST open.",
            "The door MUST open when a guest knocks.",
        ),
    ],
)
def test_a_rewording_keeps_the_meaning(
    function: Callable[[str, random.Random], Iterator[Edited]], words: str, edited: str
) -> None:
    assert edited in edits(function, words)


def test_an_abbreviation_is_spelled_out() -> None:
    known = rewrites.names("The door access list (DAL) is kept.")
    (edited,) = rewrites.expanded("The DAL MUST be short.", known, random.Random(1))
    assert edited.words == "The door access list MUST be short."
