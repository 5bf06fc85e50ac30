"""A question that was answered is not asked again, and nothing else is ever remembered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from speclsp.model.asking import Ask, Kind, Message, ModelError, Reply
from speclsp.model.cached import Cached
from speclsp.model.offline import Offline
from speclsp.model.store import Store

SCHEMA = '{"type": "object", "required": ["verdict"]}'
GOOD = '{"verdict": "none"}'


def question(text: str = "What is meant?") -> Ask:
    return Ask("readings", "0" * 64, "You read.", (Message("user", text),), SCHEMA)


class Scripted:
    """Counts what it is asked, and answers when it is let."""

    def __init__(self, answer: str = GOOD, identity: str = "a b c") -> None:
        self.identity = identity
        self.answer = answer
        self.error: ModelError | None = None
        self.asked = 0
        self.cancelled = 0
        self.begun = asyncio.Event()
        self.let = asyncio.Event()
        self.let.set()

    async def ask(self, ask: Ask) -> Reply:
        self.asked += 1
        self.begun.set()
        try:
            await self.let.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.error is not None:
            raise self.error
        return Reply(self.answer, "claude", 10, 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "model")
    yield store
    store.close()


def test_the_second_time_nobody_is_asked(store: Store) -> None:
    async def run() -> None:
        model = Scripted()
        first = await Cached(model, store).ask(question())
        second = await Cached(Scripted(), store).ask(question())
        assert first == Reply(GOOD, "claude", 10, 5)
        assert second == first._replace(remembered=True)
        assert model.asked == 1
        offline = Offline(ModelError("no-key", "there is no key"), "a b c")
        assert await Cached(offline, store).ask(question()) == second

    asyncio.run(run())


@pytest.mark.parametrize(
    "other",
    [
        question("What else?"),
        question()._replace(prompt="1" * 64),
        question()._replace(effort="high"),
        question()._replace(max_tokens=1),
        question()._replace(system="You judge."),
    ],
)
def test_another_question_is_asked(store: Store, other: Ask) -> None:
    async def run() -> None:
        model = Scripted()
        cached = Cached(model, store)
        await cached.ask(question())
        assert not (await cached.ask(other)).remembered
        assert not (await Cached(Scripted(identity="a b d"), store).ask(question())).remembered

    asyncio.run(run())


@pytest.mark.parametrize("kind", ["overloaded", "bad-answer", "no-verdict", "budget"])
def test_errors_are_not_remembered(store: Store, kind: Kind) -> None:
    async def run() -> None:
        model = Scripted()
        model.error = ModelError(kind, "there is none")
        cached = Cached(model, store)
        for _ in range(2):
            with pytest.raises(ModelError, match="there is none"):
                await cached.ask(question())
        model.error = None
        assert await cached.ask(question()) == Reply(GOOD, "claude", 10, 5)
        assert model.asked == 3

    asyncio.run(run())


@pytest.mark.parametrize("answer", ["", "words", "[1]", "null", '{"other": 1}', "[" * 100_000])
def test_what_is_no_answer_is_not_remembered(store: Store, answer: str) -> None:
    async def run() -> None:
        model = Scripted(answer)
        cached = Cached(model, store)
        for _ in range(2):
            assert await cached.ask(question()) == Reply(answer, "claude", 10, 5)
        assert model.asked == 2

    asyncio.run(run())


ROW = {"text": GOOD, "model": "claude", "input_tokens": 1, "output_tokens": 1}


@pytest.mark.parametrize(
    "row",
    [
        "words",
        [ROW],
        {},
        ROW | {"text": 7},
        ROW | {"text": "words"},
        ROW | {"text": "{}"},
        ROW | {"model": None},
        ROW | {"input_tokens": True},
        ROW | {"input_tokens": -1},
        ROW | {"output_tokens": 1.5},
        ROW | {"remembered": False},
    ],
)
def test_a_planted_answer_is_asked_anew(store: Store, row: object) -> None:
    async def run() -> None:
        key = question().key("a b c")
        store.put(key, json.dumps(row).encode())
        assert not (await Cached(Scripted(), store).ask(question())).remembered
        assert (await Cached(Scripted(), store).ask(question())).remembered

    asyncio.run(run())


def test_what_is_of_no_use_is_forgotten(store: Store) -> None:
    async def run() -> None:
        cached = Cached(Scripted(), store)
        assert await cached.remembered(question()) is None
        await cached.ask(question())
        assert await cached.remembered(question()) is not None
        await cached.forget(question())
        assert await cached.remembered(question()) is None

    asyncio.run(run())


async def waiting(model: Scripted, cached: Cached, number: int) -> list[asyncio.Task[Reply]]:
    model.let.clear()
    tasks = [asyncio.create_task(cached.ask(question())) for _ in range(number)]
    await asyncio.wait_for(model.begun.wait(), 10)
    return tasks


def test_the_same_at_once_is_one_request(store: Store) -> None:
    async def run() -> None:
        model = Scripted()
        tasks = await waiting(model, Cached(model, store), 3)
        model.let.set()
        replies = await asyncio.gather(*tasks)
        assert [each.remembered for each in replies] == [False, True, True]
        assert model.asked == 1

    asyncio.run(run())


@pytest.mark.parametrize("cancelled", [0, 1])
def test_who_gives_up_takes_nothing_from_the_other(store: Store, cancelled: int) -> None:
    async def run() -> None:
        model = Scripted()
        tasks = await waiting(model, Cached(model, store), 2)
        tasks[cancelled].cancel()
        with pytest.raises(asyncio.CancelledError):
            await tasks[cancelled]
        assert model.cancelled == 0
        model.let.set()
        assert (await tasks[1 - cancelled]).text == GOOD
        assert model.asked == 1

    asyncio.run(run())


def test_when_all_give_up_the_request_ends(store: Store) -> None:
    async def run() -> None:
        model = Scripted()
        cached = Cached(model, store)
        tasks = await waiting(model, cached, 2)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        again = asyncio.create_task(cached.ask(question()))
        model.let.set()
        assert not (await again).remembered
        assert (model.asked, model.cancelled) == (2, 1)

    asyncio.run(run())


def test_one_error_is_told_to_all_who_wait(store: Store) -> None:
    async def run() -> None:
        model = Scripted()
        model.error = ModelError("timeout", "it took too long")
        tasks = await waiting(model, Cached(model, store), 2)
        model.let.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        assert [str(each) for each in found] == ["it took too long"] * 2

    asyncio.run(run())
