"""Many questions at once, through the real SDK."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from speclsp.model import claude as module
from speclsp.model.access import Access
from speclsp.model.asking import Ask, Message, ModelError, Reply
from speclsp.model.batches import BatchStatus, batch, batch_results, batch_status
from speclsp.model.claude import Claude
from tests.model.messages_server import MessagesServer, message, plain_environment

KEY = "sk-ant-q7Zr0vXw93KEY"


def question(text: str) -> Ask:
    return Ask("readings", "0" * 64, "You read.", (Message("user", text),), '{"type": "object"}')


ASKS = {question(text).key("x"): question(text) for text in ("one", "two", "three", "four", "five")}
NAMES = list(ASKS)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MessagesServer]:
    plain_environment(monkeypatch, str(tmp_path))
    monkeypatch.setattr(module, "PAUSE", 0.01)
    with MessagesServer() as server:
        server.answers(lambda body: json.dumps({"to": body["messages"][0]["content"]}))
        yield server


def run(
    server: MessagesServer,
    act: Callable[[Claude], Awaitable[Any]],
    model: str = "fake-model",
) -> Any:
    async def main() -> Any:
        claude = Claude(Access("anthropic", model, server.url, KEY, 10.0))
        try:
            return await act(claude)
        finally:
            await claude.aclose()

    return asyncio.run(main())


async def collected(claude: Claude, identifier: str) -> dict[str, Reply | ModelError]:
    return {name: found async for name, found in batch_results(claude, identifier)}


def test_a_batch_is_sent_waited_for_and_read(server: MessagesServer) -> None:
    async def act(claude: Claude) -> None:
        server.batch_ended = False
        identifier = await batch(claude, ASKS)
        assert await batch_status(claude, identifier) == BatchStatus(False, 0, 5)
        with pytest.raises(ModelError, match="the batch is not done"):
            await collected(claude, identifier)
        server.batch_ended = True
        assert await batch_status(claude, identifier) == BatchStatus(True, 5, 5)
        found = await collected(claude, identifier)
        assert {name: json.loads(told(found[name]).text)["to"] for name in NAMES} == {
            name: ask.messages[0].text for name, ask in ASKS.items()
        }
        assert told(found[NAMES[0]])[1:4] == ("fake-model", 16, 7)

    run(server, act)
    requests = server.seen[0].body["requests"]
    assert [request["custom_id"] for request in requests] == NAMES
    assert requests[0]["params"]["output_config"]["format"]["schema"] == {"type": "object"}
    assert "stream" not in requests[0]["params"]


def told(found: Reply | ModelError) -> Reply:
    assert isinstance(found, Reply)
    return found


def test_what_failed_is_told_by_its_kind(server: MessagesServer) -> None:
    error = {"type": "invalid_request_error", "message": f"{KEY} one"}
    outcomes: list[dict[str, Any]] = [
        {"type": "errored", "error": {"type": "error", "error": error}},
        {"type": "expired"},
        {"type": "canceled"},
        {"type": "succeeded", "message": message("{}", "m", "refusal")},
        {"type": "hologram"},
    ]
    server.batch_outcomes = dict(zip(NAMES, outcomes, strict=True))

    async def act(claude: Claude) -> dict[str, Reply | ModelError]:
        return await collected(claude, await batch(claude, ASKS))

    found = run(server, act)
    assert [found[name].kind for name in NAMES] == [
        "settings",
        "timeout",
        "no-verdict",
        "no-verdict",
        "bad-answer",
    ]
    assert found[NAMES[3]].spent == 23
    assert KEY not in str(found)


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        ("status-401", "refused"),
        ("status-529", "overloaded"),
        ("reset", "unreachable"),
        ("null", "bad-answer"),
        ("shape", "bad-answer"),
        ("html", "bad-answer"),
        ("echo-400", "settings"),
    ],
)
def test_a_batch_is_sent_once_whatever_happens(
    server: MessagesServer, model: str, kind: str
) -> None:
    with pytest.raises(ModelError) as caught:
        run(server, lambda claude: batch(claude, ASKS), model)
    assert caught.value.kind == kind
    assert KEY not in str(caught.value)
    assert len(server.seen) == 1


def test_results_are_had_from_the_server_that_was_set_alone(server: MessagesServer) -> None:
    async def act(claude: Claude) -> dict[str, Reply | ModelError]:
        return await collected(claude, await batch(claude, ASKS))

    with MessagesServer() as other:
        server.results_url = f"{other.url}/v1/messages/batches/msgbatch_0/results"
        with pytest.raises(ModelError) as caught:
            run(server, act)
        assert caught.value.kind == "unreachable"
        assert other.seen == []


def test_what_is_no_batch(server: MessagesServer) -> None:
    with pytest.raises(ModelError) as caught:
        run(server, lambda claude: batch_status(claude, "msgbatch_9"))
    assert (caught.value.kind, "no such batch" in str(caught.value)) == ("not-found", True)
    with pytest.raises(ModelError) as caught:
        run(server, lambda claude: batch_status(claude, "../models"))
    assert caught.value.kind == "bad-answer"
    assert [seen.path for seen in server.seen] == ["/v1/messages/batches/msgbatch_9"]
    with pytest.raises(ValueError, match="is no name for a question"):
        run(server, lambda claude: batch(claude, {"a b": question("x")}))


def test_a_provider_without_batches_is_told(server: MessagesServer) -> None:
    claude = Claude(Access("bedrock", "m", server.url, KEY))
    with pytest.raises(ModelError, match='provider "bedrock" has no batches') as caught:
        asyncio.run(batch(claude, ASKS))
    assert caught.value.kind == "settings"
    assert server.seen == []
