"""What goes on while a model is asked, and what becomes of a question that is not answered."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.model.messages_server import MessagesServer
from tests.server.asking import (
    ASKS,
    CONTENT_MODIFIED,
    EDIT,
    FAST,
    RESOLVES,
    SLOW,
    TEXT,
    User,
    readings,
    waits,
)
from tests.server.commands import AT_ONCE, CANCELLED, cancel, refused

MANY = TEXT + "".join(f"- **FR-{3 + at}**: The lamp {at} MUST go off.\n" for at in range(10))


@pytest.mark.parametrize("able", [ASKS, RESOLVES], ids=["command", "resolve"])
def test_an_answer_for_another_text_is_not_written(
    able: Any, user: Callable[..., User], server: MessagesServer
) -> None:
    one = user(able=able)
    stale = one.action("quickly")

    def answer(body: dict[str, Any]) -> str:
        one.type("empty", "dark")
        one.offered("dark")
        return readings(SLOW, FAST)

    server.answers(answer)
    assert refused(one.client, one.begin(stale)) == CONTENT_MODIFIED
    assert len(server.asked) == 1
    assert refused(one.client, one.begin(stale)) == CONTENT_MODIFIED
    assert len(server.asked) == 1
    assert one.sent(EDIT) == one.sent("speclsp/choose") == []
    assert set(one.told()) == {
        "nothing is written: the document has changed since the model was asked"
    }


def test_who_stops_what_is_shown_or_cancels_hangs_up(
    user: Callable[..., User], server: MessagesServer
) -> None:
    server.fault = "hang"
    one = user()
    action = one.action("quickly")
    stopped = one.begin(action)
    begun = one.client.wait(
        lambda each: (
            each.get("method") == "$/progress"
            and each["params"]["value"].get("title") == "speclsp asks fake-model"
        )
    )["params"]
    assert begun["value"]["cancellable"] is True
    waits(lambda: len(server.asked) == 1)
    one.client.notify("window/workDoneProgress/cancel", {"token": "none"})
    one.client.notify("window/workDoneProgress/cancel", {"token": begun["token"]})
    assert refused(one.client, stopped) == CANCELLED
    assert server.asked[0].disconnected.wait(AT_ONCE)
    ends = [each for each in one.sent("$/progress") if each["token"] == begun["token"]]
    assert [each["value"]["kind"] for each in ends] == ["begin", "end"]
    cancelled = one.begin(action)
    waits(lambda: len(server.asked) == 2)
    before = time.monotonic()
    cancel(one.client, cancelled)
    assert refused(one.client, cancelled) == CANCELLED
    assert server.asked[1].disconnected.wait(AT_ONCE)
    assert server.asked[1].ended[0] - before < 1
    assert one.told() == []


def test_ten_questions_that_hang_delay_no_key(
    user: Callable[..., User], server: MessagesServer
) -> None:
    server.fault = "hang"
    one = user()

    def median() -> float:
        taken = []
        for _ in range(15):
            begun = time.perf_counter()
            one.type("empty", "emptyx")
            one.client.diagnostics(one.uri, version=one.version)
            taken.append(time.perf_counter() - begun)
        return statistics.median(taken)

    alone = median()
    one.replace(MANY)
    waiting = []
    for place in range(10):
        waiting.append(one.begin(one.action(f"The lamp {place}")))
        one.client.wait(lambda each: each.get("method") == "window/showMessageRequest")
    # No more at once.
    waits(lambda: len(server.asked) == 4)
    assert median() < 10 * alone + 0.1
    for each in waiting:
        cancel(one.client, each)
        assert refused(one.client, each) == CANCELLED
    assert all(each.disconnected.wait(AT_ONCE) for each in server.asked)


@pytest.mark.parametrize("way", ["shutdown", "exit"])
def test_the_end_does_not_wait_for_a_model(
    way: str, user: Callable[..., User], server: MessagesServer
) -> None:
    server.fault = "hang"
    one = user()
    asked = one.begin(one.action("quickly"))
    waits(lambda: len(server.asked) == 1)
    begun = time.monotonic()
    if way == "shutdown":
        one.client.shutdown()
        assert refused(one.client, asked) == CANCELLED
    else:
        one.client.abandoned.add(asked)
        one.client.exit_code = 1
        one.client.notify("exit", None)
    one.client.process.wait(AT_ONCE)
    assert time.monotonic() - begun < AT_ONCE


FAULTS = (("echo-401", "(401)", 1), ("status-404", "(404)", 1), ("malformed", "the model gave", 2))


def test_why_there_is_no_answer_is_said_in_one_line(
    user: Callable[..., User], server: MessagesServer
) -> None:
    one = user()
    action = one.action("quickly")
    for fault, words, asked in FAULTS:
        server.fault = fault
        before, told = len(server.asked), len(one.told())
        assert [one.client.answer(one.begin(action)) for _ in range(2)] == [False, False]
        assert len(server.asked) - before == asked
        # What lasts is said once, until the editor says something.
        said = one.told()[told:]
        assert len(said) == asked
        assert words in said[0]
        assert "\n" not in said[0]
        one.configures()
    server.fault = ""
    assert one.ask("quickly") is True
