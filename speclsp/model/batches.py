"""Many questions at once, to be answered within a day, for less than each of them costs alone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from typing import Any, NamedTuple

from speclsp.model.asking import Ask, ModelError, Reply
from speclsp.model.claude import Claude, Client
from speclsp.model.failures import EVENTS, verdict
from speclsp.model.wire import Answer, Response, bad, document, lines, mapping, number, parsed
from speclsp.model.wire import request as written

# What the API takes for the name of a question, as `Ask.key` is one, and for that of a batch.
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,200}")


class BatchStatus(NamedTuple):
    ended: bool
    # Of the questions, those that nobody is busy with any more.
    done: int
    total: int


async def batch(claude: Claude, asks: Mapping[str, Ask]) -> str:
    """The ID of a new batch. Raises ModelError; ValueError for a name that the API does not take.

    It is sent once: a batch whose ID was lost on the way would be paid for twice.
    """
    if wrong := next((name for name in asks if not _NAME.fullmatch(name)), None):
        raise ValueError(f"{wrong!r} is no name for a question")
    model = claude.access.model
    requests = [{"custom_id": name, "params": written(ask, model)} for name, ask in asks.items()]

    def send(client: Client) -> Any:
        return offered(client).create(requests=requests)

    check(claude)
    texts = tuple(message.text for ask in asks.values() for message in ask.messages)
    return identified(await claude.call(send, document, texts=texts, tries=1))


async def batch_status(claude: Claude, identifier: str) -> BatchStatus:
    """How far it is. Raises ModelError."""

    def send(client: Client) -> Any:
        return offered(client).retrieve(identifier)

    check(claude)
    identified({"id": identifier})
    try:
        told = await claude.call(send, document)
    except ModelError as error:
        if error.kind != "not-found":
            raise
        what = "there is no such batch for this key (404)"
        raise ModelError(error.kind, what, status=error.status) from None
    identified(told)
    counts = mapping(told.get("request_counts"))
    total = sum(number(count) for count in counts.values())
    left = number(counts.get("processing"))
    return BatchStatus(told.get("processing_status") == "ended", total - left, total)


async def batch_results(
    claude: Claude, identifier: str
) -> AsyncIterator[tuple[str, Reply | ModelError]]:
    """Each question's name with its answer or with what stands in for it, in no order.

    Raises ModelError, before the first one is given: all are read by then.
    """

    def send(client: Client) -> Any:
        return offered(client).results(identifier)

    if not (await batch_status(claude, identifier)).ended:
        raise ModelError("no-verdict", "the batch is not done")
    for name, outcome in await claude.call(send, results):
        yield name, outcome


def check(claude: Claude) -> None:
    if claude.access.provider != "anthropic":
        raise ModelError("settings", f'provider "{claude.access.provider}" has no batches')


def offered(client: Client) -> Any:
    return client.messages.batches.with_streaming_response


def identified(told: Mapping[str, Any]) -> str:
    found = told.get("id")
    if not isinstance(found, str) or not _IDENTIFIER.fullmatch(found):
        raise bad("a batch without an ID")
    return found


async def results(response: Response) -> list[tuple[str, Reply | ModelError]]:
    return [result(parsed(line)) async for line in lines(ended(response)) if line]


async def ended(response: Response) -> AsyncIterator[bytes]:
    """The bytes, and an end for the last line, which may have none."""
    async for piece in response.iter_bytes():
        yield piece
    yield b"\n"


def result(line: Mapping[str, Any]) -> tuple[str, Reply | ModelError]:
    name = line.get("custom_id")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise bad("an answer without the name of its question")
    try:
        return name, reply(mapping(line.get("result")))
    except ModelError as error:
        return name, error.with_traceback(None)


def reply(told: Mapping[str, Any]) -> Reply:
    match told.get("type"):
        case "succeeded":
            answer = Answer()
            try:
                answer.message(mapping(told.get("message")))
                return answer.reply()
            except ModelError as error:
                error.spent = answer.spent
                raise
        case "errored":
            complaint = mapping(mapping(told.get("error")).get("error"))
            raise ModelError(*verdict(EVENTS.get(str(complaint.get("type")), 500), ""))
        case "expired":
            raise ModelError("timeout", "the batch ended before this question was asked")
        case "canceled":
            raise ModelError("no-verdict", "the batch was ended before this question was asked")
    raise bad("a result of no known type")
