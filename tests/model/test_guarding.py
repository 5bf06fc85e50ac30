"""A model is asked by few at once, and left alone while it fails."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import get_args

import pytest

from speclsp.model import claude
from speclsp.model.access import Access
from speclsp.model.asking import LASTING, Ask, Kind, Message, Model, ModelError, Reply
from speclsp.model.claude import Claude
from speclsp.model.guarding import AT_ONCE, Guarded
from tests.model.messages_server import MessagesServer, plain_environment

ASK = Ask("readings", "0" * 64, "", (Message("user", "x"),), "{}")
REPLY = Reply("{}", "scripted")


class Scripted:
    """Answers, or fails with `kind`, and counts."""

    identity = "scripted"

    def __init__(self, kind: Kind | None = None, status: int = 7) -> None:
        self.kind = kind
        self.status = status
        self.asked = 0

    async def ask(self, ask: Ask) -> Reply:
        self.asked += 1
        await asyncio.sleep(0)
        if self.kind:
            raise ModelError(
                self.kind, f"it is {self.kind}", status=self.status, request_id="req_1"
            )
        return REPLY


class Waiting:
    """Answers one question for each release of `go`."""

    identity = "waiting"

    def __init__(self) -> None:
        self.go = asyncio.Semaphore(0)
        self.waiting = 0

    async def ask(self, ask: Ask) -> Reply:
        self.waiting += 1
        await self.go.acquire()
        self.waiting -= 1
        return REPLY


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def outcome(model: Model) -> str:
    try:
        await model.ask(ASK)
    except ModelError as error:
        return error.kind
    return "answer"


async def outcomes(model: Model, count: int) -> list[str]:
    return [await outcome(model) for _ in range(count)]


def test_after_three_failures_it_is_left_alone_for_a_minute() -> None:
    async def main() -> None:
        clock, model = Clock(), Scripted("overloaded")
        guarded = Guarded(model, clock)
        assert await outcomes(guarded, 5) == ["overloaded"] * 3 + ["paused"] * 2
        assert model.asked == 3
        clock.now += 59.5
        with pytest.raises(ModelError, match="failed 3 times in a row, and is not asked for 1 s"):
            await guarded.ask(ASK)
        # One more failure is enough then.
        clock.now += 0.5
        assert await outcomes(guarded, 2) == ["overloaded", "paused"]
        clock.now += 60
        model.kind = None
        assert await outcomes(guarded, 1) == ["answer"]
        model.kind = "timeout"
        assert await outcomes(guarded, 4) == ["timeout"] * 3 + ["paused"]

    asyncio.run(main())


def test_failures_count_in_a_row() -> None:
    async def main() -> None:
        model = Scripted()
        guarded = Guarded(model, Clock())
        first: tuple[Kind | None, ...] = ("unreachable", "bad-answer", None)
        for model.kind in (*first, "timeout", "overloaded", "no-verdict", "overloaded"):
            assert await outcome(guarded) == (model.kind or "answer")
        assert await outcomes(guarded, 3) == ["overloaded", "overloaded", "paused"]

    asyncio.run(main())


@pytest.mark.parametrize("kind", get_args(Kind))
def test_what_lasts_is_said_again_until_something_changes(kind: Kind) -> None:
    async def main() -> None:
        clock, model = Clock(), Scripted(kind)
        guarded = Guarded(model, clock)
        assert await outcomes(guarded, 2) == [kind, kind]
        clock.now += 1_000_000
        with pytest.raises(ModelError, match=f"it is {kind}") as caught:
            await guarded.ask(ASK)
        assert (caught.value.status, caught.value.request_id) == (7, "req_1")
        assert model.asked == (1 if kind in LASTING else 3)
        model.kind = None
        guarded.renew()
        assert await outcome(guarded) == "answer"

    asyncio.run(main())


def test_one_question_that_is_disliked_does_not_stop_the_others() -> None:
    async def main() -> None:
        model = Scripted("settings", status=400)
        guarded = Guarded(model, Clock())
        assert await outcomes(guarded, 2) == ["settings"] * 2
        model.kind = None
        assert await outcome(guarded) == "answer"
        model.kind = "settings"
        assert await outcomes(guarded, 4) == ["settings"] * 3 + ["paused"]

    asyncio.run(main())


def test_renewing_ends_a_pause() -> None:
    async def main() -> None:
        model = Scripted("unreachable")
        guarded = Guarded(model, Clock())
        assert await outcomes(guarded, 4) == ["unreachable"] * 3 + ["paused"]
        guarded.renew()
        assert await outcomes(guarded, 4) == ["unreachable"] * 3 + ["paused"]

    asyncio.run(main())


def test_who_waits_is_told_when_it_has_failed_meanwhile() -> None:
    async def main() -> None:
        model = Scripted("overloaded")
        guarded = Guarded(model, Clock())
        found = await asyncio.gather(*(outcome(guarded) for _ in range(20)))
        assert set(found) == {"overloaded", "paused"}
        assert model.asked < 3 + AT_ONCE

    asyncio.run(main())


def test_four_are_asked_at_once() -> None:
    async def main() -> None:
        model = Waiting()
        guarded = Guarded(model, Clock())
        asking = [asyncio.create_task(guarded.ask(ASK)) for _ in range(10)]
        for done in range(10):
            while model.waiting < min(AT_ONCE, 10 - done):
                await asyncio.sleep(0)
            # More turns than the others would need to come in.
            for _ in range(20):
                await asyncio.sleep(0)
            assert model.waiting == min(AT_ONCE, 10 - done)
            model.go.release()
            while sum(each.done() for each in asking) == done:
                await asyncio.sleep(0)

    asyncio.run(main())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MessagesServer:
    plain_environment(monkeypatch, str(tmp_path))
    monkeypatch.setattr(claude, "PAUSE", 0.01)
    return MessagesServer()


def test_who_is_called_off_gives_up_the_place(server: MessagesServer) -> None:
    async def main(url: str) -> None:
        model = Claude(Access("anthropic", "hang", url, "key", 60.0))
        guarded = Guarded(model)
        asking = [asyncio.create_task(guarded.ask(ASK)) for _ in range(10)]
        while len(server.seen) < AT_ONCE:
            await asyncio.sleep(0.005)
        server.fault = "whole"
        for hanging in asking[:AT_ONCE]:
            hanging.cancel()
        found = await asyncio.gather(*asking, return_exceptions=True)
        assert [isinstance(each, Reply) for each in found] == [False] * 4 + [True] * 6
        await model.aclose()

    with server:
        asyncio.run(main(server.url))
        assert len(server.seen) == 10


def test_a_server_that_refuses_is_asked_once(server: MessagesServer) -> None:
    async def main(url: str) -> None:
        model = Claude(Access("anthropic", "status-401", url, "key"))
        assert await outcomes(Guarded(model), 5) == ["refused"] * 5
        await model.aclose()

    with server:
        asyncio.run(main(server.url))
        assert len(server.seen) == 1
