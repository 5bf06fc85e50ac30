"""A minute of random sessions with a fresh seed, and that a fault would be seen in them."""

from __future__ import annotations

import json
import time
from random import SystemRandom
from typing import Any

import pytest

from tests.server.monkey.ledger import NOBODY, Ledger
from tests.server.monkey.mirror import Mirror
from tests.server.sessions import ENCODINGS, Session, play

SECONDS = 25


@pytest.mark.slow
def test_random_sessions_with_a_fresh_seed() -> None:
    """A failure says with which command it comes again."""
    seed = SystemRandom().randrange(1 << 32)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        for encoding in ENCODINGS:
            print(play(Session(seed, encoding, 1_500)))
        seed += 1


def settled(ledger: Ledger, *answers: Any) -> str:
    """The faults after these answers."""
    for each in answers:
        ledger.received(json.dumps({"jsonrpc": "2.0", **each}).encode())
    ledger.settle()
    return "\n".join(ledger.faults)


GOOD = {"id": 1, "result": None}
ERROR = {"code": -32602, "message": "no"}


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ([GOOD], ""),
        ([], "not answered: 1"),
        ([GOOD, GOOD], "answered 2 times and not 1: 1"),
        ([{"id": "1", "result": None}, GOOD], 'answered 1 times and not 0: "1"'),
        ([GOOD, {"id": None, "error": ERROR}], "answered 1 times and not 0: null"),
        ([{"id": 1}], "either a result or an error"),
        ([{"id": 1, "result": 1, "error": ERROR}], "either a result or an error"),
        ([{"id": 1, "error": ERROR | {"code": -32603}}], "an error that should not be"),
        ([{"id": 1, "error": ERROR | {"data": {"traceback": []}}}], "a code and a message"),
        ([GOOD, {"method": "window/showMessage", "params": {"message": "x"}}], "this pops up"),
        ([GOOD, {"method": "x", "params": float("nan")}], "no JSON"),
    ],
)
def test_what_a_server_may_not_answer(answers: list[Any], fault: str) -> None:
    ledger = Ledger()
    ledger.sent("x", "1")
    faults = settled(ledger, *answers)
    assert fault in faults
    assert bool(fault) == bool(faults)


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ([{"id": 5, "error": ERROR}, {"id": None, "error": ERROR}], ""),
        ([{"id": None, "error": ERROR}, {"id": None, "error": ERROR}], ""),
        ([{"id": 5, "error": ERROR}, {"id": 5, "error": ERROR}], "answered 2 times and not 1: 5"),
        ([{"id": None, "error": ERROR}], "not answered: 5"),
        ([{"id": 5, "error": ERROR}], "not answered: null"),
    ],
)
def test_an_id_that_can_be_doubted_is_answered_once_in_either_way(
    answers: list[Any], fault: str
) -> None:
    ledger = Ledger()
    ledger.sent("x", "5", doubtful=True)
    ledger.sent("y", NOBODY)
    faults = settled(ledger, *answers)
    assert fault in faults
    assert bool(fault) == bool(faults)


def test_a_duplicate_is_answered_too() -> None:
    ledger = Ledger()
    ledger.sent("x", "1")
    ledger.sent("y", "1")
    assert "not answered: 1" in settled(ledger, GOOD)


def test_the_user_is_told_once_of_each_loss() -> None:
    mirror = Mirror("utf-16")
    mirror.open(0, "untitled:x", "markdown", 1, "a\n")
    edit = {"range": {"start": {"line": 0, "character": 9}} | {"end": {"line": 9, "character": 0}}}
    mirror.change(0, 2, [None, edit | {"text": "x"}], bad=[True, False])
    mirror.change(0, 3, [None], bad=[True])
    assert (mirror.known[0].lost, mirror.warnings) == (True, 1)
    mirror.change(0, 4, [{"text": "b\ud83d\ude00\ud83d"}, edit | {"text": "c"}], bad=[False] * 2)
    assert (mirror.known[0].lost, mirror.known[0].text) == (False, "b😀\ufffdc")
    mirror.change(0, 5, [None], bad=[True])
    assert mirror.warnings == 2
