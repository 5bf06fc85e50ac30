"""What sentences claim, as the table beside this file has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from speclsp.claims.claim import Claim
from tests.claims.reading import claims_in, meanings_in

TABLE = Path(__file__).with_name("claims.md")
_ROW = re.compile(r"\| (?P<said>[A-Z].*?[.:]) \|(?P<read>.*)\|")
NONE = "-"


def rows() -> list[tuple[str, str]]:
    found = (_ROW.fullmatch(line) for line in TABLE.read_text("utf-8").split("\n"))
    return [(each["said"], each["read"].strip()) for each in found if each]


def shown(claim: Claim) -> str:
    said = (claim.force, "not" if claim.forbids else "", claim.action, claim.object)
    return "; ".join((" ".join(filter(None, said)), *_more(claim)))


def _more(claim: Claim) -> Iterator[str]:
    if claim.actor:
        yield f"by {_words(claim.actor)}"
    if claim.cases:
        yield f"in case of {_words(claim.cases)}"
    if claim.excepts:
        yield f"not in case of {_words(claim.exceptions)}"
    if claim.order is not None:
        yield f"{_words(claim.order.first)} before {_words(claim.order.then)}"
    for value in claim.values:
        if value.kinds:
            yield f"{value.words} ({value.slot}) of {_words(value.kinds)}"
    if claim.members:
        yield f"{'all of' if claim.closed else 'some of'} {claim.listed}: {_words(claim.members)}"


def _words(names: frozenset[str]) -> str:
    return " ".join(sorted(names))


def read_as(said: str) -> str:
    return " / ".join(map(shown, claims_in(f"{said}\n"))) or NONE


def test_the_table_is_rewritten_when_asked(update: bool) -> None:
    lines = TABLE.read_text("utf-8").split("\n")
    for at, line in enumerate(lines):
        if row := _ROW.fullmatch(line):
            lines[at] = f"| {row['said']} | {read_as(row['said'])} |"
    if update:
        TABLE.write_text("\n".join(lines), "utf-8", newline="\n")
    assert "\n".join(lines) == TABLE.read_text("utf-8")


@pytest.mark.parametrize(("said", "read"), rows())
def test_a_sentence_is_read(said: str, read: str, update: bool) -> None:
    assert update or read_as(said) == read


def test_places_are_those_of_the_segment() -> None:
    text = "# Gate\n\nWords.\n\nWhen a guest knocks, the gate MUST NOT sound it within 5 s.\n"
    (claim,) = claims_in(text)
    said = [text[span.start : span.end] for span in (claim.span, claim.act, claim.bounds[0].span)]
    assert said == [text[text.index("When") : -1], "MUST NOT sound", "within 5 s"]


def test_what_introduces_a_list_is_said_of_its_items() -> None:
    one, other = claims_in("The gate MUST:\n\n- lock the red door;\n- close the window.\n")
    assert [(each.action, each.object, each.force) for each in (one, other)] == [
        ("lock", "door", "must"),
        ("close", "window", "must"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("The gate MUST open the red door.", "The gate MUST NOT open the red door.", True),
        ("The gate MUST open the red door.", "The gate SHALL open the red door.", True),
        ("The gate MUST open the red door.", "The gate MUST close the red door.", True),
        ("The gate MUST wait for 5 s there.", "The gate MUST wait for 1 h there.", True),
        ("The gate MUST open the red door.", "The gate MUST open the blue hall.", False),
        ("The gate MUST open the red door.", "The guard MUST open the red door.", False),
        (
            "If the hall is full, the gate MUST open.",
            "If the hall is not full, the gate MUST open.",
            False,
        ),
        ("The gate MUST open.", "The gate MUST NOT open.", False),
    ],
)
def test_twins_are_the_same_but_for_what_decides(one: str, other: str, are: bool) -> None:
    mine, theirs = (claims_in(f"{each}\n")[0].twin for each in (one, other))
    assert (bool(mine.key) and mine.key == theirs.key) == are


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Glossary\n\n- **Lock**: a thing that a key closes.\n", ["lock"]),
        ("# Glossary\n\n- **Lock**: see the other glossary.\n", []),
        ("A lock is a thing that a key closes.\n", ["lock"]),
        ("If it rains, a lock is a thing that a key closes.\n", []),
        ("# Steps\n\n- **Open**: Turn the key.\n", []),
        ("# Commands\n\n- **Store**: `store setup`\n", []),
        ("# Glossary\n\n- **Lock**: I think that you know it.\n", []),
    ],
)
def test_a_meaning_is_read(text: str, said: list[str]) -> None:
    assert [each.key for each in meanings_in(text)] == said
