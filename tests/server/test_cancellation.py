"""What the client no longer wants is answered at once, and nobody goes on with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.server.client import Client, RefusedError
from tests.server.commands import (
    AT_ONCE,
    CANCELLED,
    SERVING,
    cancel,
    command,
    counts,
    refused,
    until,
)
from tests.server.folder import BAD, FOUND, codes, sync


@pytest.fixture
def slow_client(connect: Callable[..., Client]) -> Client:
    return connect(SERVING)


@pytest.mark.parametrize(
    ("name", "begun"),
    [("slow", "slow begun"), ("sliced", "sliced"), ("thread", "thread begun")],
)
def test_work_that_is_cancelled_stops(name: str, begun: str, slow_client: Client) -> None:
    slow_client.initialize()
    identifier = command(slow_client, f"test.{name}")
    until(slow_client, begun)
    start = time.monotonic()
    cancel(slow_client, identifier)
    assert refused(slow_client, identifier) == CANCELLED
    assert time.monotonic() - start < AT_ONCE
    if name == "thread":
        until(slow_client, "thread stopped")
    before = counts(slow_client).get(name, 0)
    time.sleep(0.2)
    assert counts(slow_client).get(name, 0) == before


def test_a_thread_that_hangs_is_answered_for(slow_client: Client) -> None:
    slow_client.initialize()
    hanging = [command(slow_client, "test.hang") for _ in range(10)]
    until(slow_client, "hang begun")
    for identifier in hanging:
        cancel(slow_client, identifier)
        assert refused(slow_client, identifier) == CANCELLED
    # Those for which no thread was free are never begun.
    assert counts(slow_client)["hang begun"] < 10
    sync(slow_client)


def test_what_is_cancelled_before_its_turn_is_never_begun(slow_client: Client) -> None:
    slow_client.initialize()
    slow_client.notify("test/pause", {"seconds": 2 * AT_ONCE})
    queued = [command(slow_client, "test.count") for _ in range(70)]
    for identifier in queued[:60]:
        cancel(slow_client, identifier)
    start = time.monotonic()
    assert [refused(slow_client, each) for each in queued[:60]] == [CANCELLED] * 60
    # Long before it was their turn.
    assert time.monotonic() - start < AT_ONCE
    assert [slow_client.answer(each, 4 * AT_ONCE) for each in queued[60:]] == [None] * 10
    assert counts(slow_client) == {"count": 10}


def test_cancelling_nothing_is_ignored(slow_client: Client) -> None:
    slow_client.initialize()
    done = command(slow_client, "test.count")
    slow_client.answer(done)
    odd: list[Any] = [done, str(done), 99, None, 1.5, True, [], {}]
    for each in odd:
        cancel(slow_client, each)
    params: list[Any] = [None, 3, [], {}]
    for each in params:
        slow_client.notify("$/cancelRequest", each)
    running = command(slow_client, "test.slow")
    cancel(slow_client, str(running))
    sync(slow_client)
    cancel(slow_client, running)
    assert refused(slow_client, running) == CANCELLED


def test_an_id_is_answered_once_while_it_is_in_use(slow_client: Client) -> None:
    slow_client.initialize()
    identifier = command(slow_client, "test.slow")
    until(slow_client, "slow begun")
    params = {"command": "test.count"}
    request = {"jsonrpc": "2.0", "id": identifier, "method": "workspace/executeCommand"}
    slow_client.send({**request, "params": params})
    first = slow_client.wait(lambda each: each.get("id") == identifier)
    assert first["error"]["code"] == -32600
    slow_client.counted(identifier, -1)
    slow_client.forget()
    slow_client.send({"jsonrpc": "2.0", "id": identifier, "result": "an answer to a request?"})
    sync(slow_client)
    cancel(slow_client, identifier)
    assert refused(slow_client, identifier) == CANCELLED


def test_the_end_cancels_what_still_runs(slow_client: Client) -> None:
    slow_client.initialize()
    running = [
        command(slow_client, f"test.{name}") for name in ("slow", "sliced", "thread", "hang")
    ]
    until(slow_client, "hang begun")
    start = time.monotonic()
    slow_client.shutdown()
    assert time.monotonic() - start < AT_ONCE
    assert [refused(slow_client, each) for each in running] == [CANCELLED] * 4
    assert slow_client.process.wait(10) == 0
    assert time.monotonic() - start < 2 * AT_ONCE


def test_the_end_does_not_wait_for_a_long_read(client: Client) -> None:
    client.initialize()
    client.open("untitled:long", BAD * 300_000)
    start = time.monotonic()
    client.shutdown()
    assert client.process.wait(10) == 0
    assert time.monotonic() - start < AT_ONCE


def test_commands_are_asked_for_in_order(slow_client: Client) -> None:
    slow_client.initialize()
    bad: list[Any] = [None, {}, [], {"command": 3}, {"command": "test.count", "arguments": {}}]
    for params in [*bad, {"command": "test.nothing"}]:
        identifier = slow_client.ask("workspace/executeCommand", params)
        assert refused(slow_client, identifier) == -32602
    failing = command(slow_client, "test.fail")
    with pytest.raises(RefusedError) as error:
        slow_client.answer(failing)
    assert error.value.code == -32603
    assert "secret" not in str(error.value)
    slow_client.expects_tracebacks = True
    assert codes(opened(slow_client)) == FOUND


def opened(client: Client) -> list[dict[str, Any]]:
    client.open("untitled:x", BAD)
    return client.diagnostics("untitled:x", version=1)
