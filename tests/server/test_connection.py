"""The parts of a connection by themselves, and what they rely on in the framework."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter

from speclsp.server.background import Threads, in_thread
from speclsp.server.capabilities import initialize_result
from speclsp.server.client import Client
from speclsp.server.connection import writer as writing
from speclsp.server.connection.asking import Asking
from speclsp.server.connection.frames import frame
from speclsp.server.connection.message import Answer, Malformed, Notification, Request, message
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.slices import begun, whole
from speclsp.server.connection.writer import Writer
from speclsp.work import Work


def test_the_framework_is_as_we_know_it() -> None:
    """What `Protocol` overrides or uses; where this fails, another release has moved it."""
    assert issubclass(Protocol, LanguageServerProtocol)
    server = LanguageServer("x", "1", protocol_cls=Protocol, converter_factory=default_converter)
    protocol = server.protocol
    assert isinstance(protocol, Protocol)

    def answer(params: Any) -> None:
        return None

    server.feature("textDocument/hover")(answer)
    assert protocol.fm.features["textDocument/hover"] is answer
    # The framework answers nothing by itself.
    assert "initialize" not in protocol.fm.features
    assert "shutdown" not in protocol.fm.features
    assert isinstance(server.report_server_error, Callable)  # type: ignore[arg-type]


@pytest.mark.parametrize("pulls", [False, True])
def test_what_the_server_can_do_is_said_as_the_protocol_has_it(pulls: bool) -> None:
    able = Client(action_literals=True, pulls=pulls)
    said = initialize_result(able, ["a.command"])
    converter = default_converter()  # type: ignore[no-untyped-call]
    assert converter.unstructure(converter.structure(said, lsp.InitializeResult)) == said
    assert ("diagnosticProvider" in said["capabilities"]) is pulls


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"id": 1, "method": "m"}, Request),
        ({"id": "1", "method": "m", "params": 3}, Request),
        ({"method": "m", "class": 1}, Notification),
        ({"id": "s:1", "result": None}, Answer),
        ({"id": None, "error": {}}, Answer),
        ({"id": 1}, Malformed),
        ({"id": 1.0, "method": "m"}, Malformed),
        ({"id": True, "method": "m"}, Malformed),
        ({"id": None, "method": "m"}, Malformed),
        ({"method": None}, Malformed),
        # A key of the protocol deep in the parameters is one of theirs.
        ({"id": 1, "method": "m", "params": {"data": {"jsonrpc": "1.0"}}}, Request),
    ],
)
def test_what_a_message_is(body: dict[str, Any], kind: type) -> None:
    assert isinstance(message(json.dumps({"jsonrpc": "2.0", **body}).encode()), kind)


def test_half_a_surrogate_pair_comes_back_as_it_was_sent() -> None:
    framed = frame({"id": "\ud800", "result": "é"})
    head, _, body = framed.partition(b"\r\n\r\n")
    assert json.loads(body) == {"id": "\ud800", "result": "é"}
    assert head == b"Content-Length: %d" % len(body)


def test_an_answer_that_comes_late_is_dropped() -> None:
    async def session() -> int:
        sent: list[Any] = []
        asking = Asking(sent.append)
        with pytest.raises(TimeoutError):
            await asking.ask("workspace/configuration", {}, 0.01)
        late = Answer(sent[0]["id"], [None], False)
        asking.answered(late)
        question = asyncio.ensure_future(asking.ask("workspace/configuration", {}))
        await asyncio.sleep(0)
        assert sent[1]["id"] != sent[0]["id"]
        asking.answered(late)
        assert not question.done()
        asking.answered(Answer(sent[1]["id"], [1], False))
        asking.answered(Answer(sent[1]["id"], [2], False))
        assert await question == [1]
        return len(asking)

    assert asyncio.run(session()) == 0


def test_a_writer_never_waits_and_loses_nothing() -> None:
    reading, written = os.pipe()
    relieved, failed = threading.Event(), threading.Event()
    writer = Writer(written, relieved.set, failed.set)
    sent = [b"%07d" % number * 1_000 for number in range(2_000)]
    for data in sent:
        writer.write(data)
    assert writer.full
    received = b""
    while len(received) < 14_000_000:
        received += os.read(reading, 1 << 20)
    assert received == b"".join(sent)
    assert relieved.wait(10)
    assert [writer.full] == [False]
    assert not failed.is_set()
    writer.close(1)
    writer.write(b"after the end")
    os.close(reading)
    os.close(written)


def test_a_writer_gives_up_who_never_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST", 1 << 20)
    reading, written = os.pipe()
    failed = threading.Event()
    writer = Writer(written, lambda: None, failed.set)
    for _ in range(20):
        writer.write(b"x" * 100_000)
    assert failed.wait(10)
    os.close(reading)


def test_a_writer_says_that_nobody_listens() -> None:
    reading, written = os.pipe()
    os.close(reading)
    failed = threading.Event()
    writer = Writer(written, lambda: None, failed.set)
    writer.write(b"x")
    assert failed.wait(10)
    writer.close(0.1)
    os.close(written)


def counting(number: int, seen: list[int]) -> Work[str]:
    for at in range(number):
        seen.append(at)
        yield
    return "done"


def test_short_work_is_done_at_once() -> None:
    seen: list[int] = []
    assert begun(counting(3, seen)) == "done"
    assert seen == [0, 1, 2]


def test_long_work_lets_others_have_their_turn() -> None:
    async def session() -> tuple[str, int]:
        turns = 0

        async def others() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        other = asyncio.ensure_future(others())
        work = begun(counting(1_000_000, []))
        assert asyncio.iscoroutine(work)
        result = await work
        other.cancel()
        return result, turns

    result, turns = asyncio.run(session())
    assert result == "done"
    assert turns > 3


def test_work_waits_while_something_else_is_wanted() -> None:
    async def session() -> list[int]:
        seen: list[int] = []
        wanted = True
        task = asyncio.ensure_future(whole(counting(3, seen), lambda: wanted))
        await asyncio.sleep(0.05)
        assert seen == []
        wanted = False
        await task
        return seen

    assert asyncio.run(session()) == [0, 1, 2]


def test_threads_are_bounded_and_what_is_not_wanted_is_not_begun() -> None:
    async def session() -> list[str]:
        threads, go, log = Threads(1), threading.Event(), list[str]()
        stopped = threading.Event()

        def first() -> str:
            go.wait(10)
            return "first"

        one = asyncio.ensure_future(in_thread(threads, first, stopped.set))
        two = asyncio.ensure_future(in_thread(threads, lambda: log.append("two")))
        three = asyncio.ensure_future(in_thread(threads, lambda: log.append("three")))
        await asyncio.sleep(0.05)
        two.cancel()
        go.set()
        assert await one == "first"
        await three
        assert not stopped.is_set()
        with pytest.raises(ZeroDivisionError):
            await in_thread(threads, lambda: 1 / 0)
        return log

    assert asyncio.run(session()) == ["three"]


def test_what_hangs_in_one_thread_does_not_keep_the_next_from_another() -> None:
    async def session() -> str:
        threads, go = Threads(2), threading.Event()
        await in_thread(threads, lambda: None)
        hanging = asyncio.ensure_future(in_thread(threads, lambda: go.wait(60)))
        await asyncio.sleep(0)
        quick = await asyncio.wait_for(in_thread(threads, lambda: "done"), 10)
        go.set()
        await hanging
        return quick

    assert asyncio.run(session()) == "done"


def test_a_result_that_is_no_json_is_an_internal_error() -> None:
    server = LanguageServer("x", "1", protocol_cls=Protocol, converter_factory=default_converter)
    protocol = server.protocol
    assert isinstance(protocol, Protocol)
    sent: list[Any] = []
    protocol.write = lambda data: sent.append(json.loads(data.partition(b"\r\n\r\n")[2]))
    protocol.stage = "serving"
    results: dict[str, Any] = {"a": float("nan"), "b": object(), "c": {"d": 1}}
    for identifier, result in results.items():
        server.feature(f"test/{identifier}")(partial(lambda given, params: given, result))
        protocol.arrived(Request(identifier, f"test/{identifier}", None))
        protocol.handle_next()
    assert [each.get("error", {}).get("code") for each in sent] == [-32603, -32603, None]
    assert sent[2]["result"] == {"d": 1}
