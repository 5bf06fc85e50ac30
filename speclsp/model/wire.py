"""How a question is written in the Messages API, and how an answer is read from its bytes.

An answer comes as a stream of events or as one JSON object. Nobody vouches for who sends it, so
every length has a limit and every value is looked at.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from typing import Any, Protocol

from speclsp.model.asking import Ask, ModelError, Reply
from speclsp.report.safe import encodable, safe

# In bytes: the text of an answer, a line of a stream, and a whole answer with all that is around.
TEXT = 256_000
LINE = 2_000_000
WHOLE = 16_000_000

# What is no text, and may stand beside it.
_SILENT = frozenset(("thinking", "redacted_thinking"))


class Response(Protocol):
    """What the SDK gives before anything of the body is read."""

    @property
    def headers(self) -> Mapping[str, str]: ...

    def iter_bytes(self) -> AsyncIterator[bytes]: ...


class ComplaintError(Exception):
    """The server says in the middle of its answer that there will be none."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.words = words


def request(ask: Ask, model: str) -> dict[str, Any]:
    """The body of a request to `/v1/messages`, but for `stream`.

    Lone surrogates, which no UTF-8 has, are spelled out.
    """
    body: dict[str, Any] = {
        "model": model,
        "max_tokens": ask.max_tokens,
        "messages": [
            {"role": message.role, "content": encodable(message.text)} for message in ask.messages
        ],
        "output_config": {
            "effort": ask.effort,
            "format": {"type": "json_schema", "schema": json.loads(ask.schema)},
        },
    }
    if ask.system:
        # The same for every question of a kind, so the next one need not pay for it again.
        cached = {"type": "ephemeral"}
        body["system"] = [{"type": "text", "text": encodable(ask.system), "cache_control": cached}]
    return body


class Answer:
    """An answer while it is read, and what it has cost so far."""

    def __init__(self) -> None:
        self.begun = False
        self._text: list[str] = []
        self._length = 0
        self._model = ""
        self._stop: object = None
        self._input = 0
        self._output = 0

    @property
    def spent(self) -> int:
        """In tokens. What nobody counted is estimated."""
        return self._input + self._written if self.begun else 0

    @property
    def _written(self) -> int:
        return max(self._output, self._length // 4)

    async def read(self, response: Response) -> Reply:
        """The reply. Raises ModelError, ComplaintError, and what reading from a network raises."""
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "text/event-stream":
            async for event in events(response.iter_bytes()):
                self._event(event)
                if event.get("type") == "message_stop":
                    break
        elif kind == "application/json":
            self.message(await document(response))
        else:
            raise bad(f'an answer of the type "{safe(kind[:60])}"')
        return self.reply()

    def message(self, message: Mapping[str, Any]) -> None:
        """A whole Message."""
        self._start(message)
        content = message.get("content")
        if not isinstance(content, list):
            raise bad("an answer without content")
        for block in content:
            self._block(block)
        self._stop = message.get("stop_reason")

    def reply(self) -> Reply:
        if not self.begun:
            raise bad("an answer that never begins")
        if self._stop != "end_turn":
            raise ModelError("no-verdict", stopped(self._stop))
        text = "".join(self._text)
        if not text.strip():
            raise bad("an answer without text")
        return Reply(text, self._model, self._input, self._output or self._written)

    def _event(self, event: Mapping[str, Any]) -> None:
        match event.get("type"):
            case "message_start":
                self._start(mapping(event.get("message")))
            case "content_block_start":
                self._block(event.get("content_block"))
            case "content_block_delta":
                self._delta(mapping(event.get("delta")))
            case "message_delta":
                self._stop = mapping(event.get("delta")).get("stop_reason", self._stop)
                self._count(event.get("usage"))
            case "error":
                error = mapping(event.get("error"))
                raise ComplaintError(str(error.get("type")), str(error.get("message")))

    def _start(self, message: Mapping[str, Any]) -> None:
        model = message.get("model")
        if message.get("role") != "assistant" or not isinstance(model, str):
            raise bad("an answer that is no message")
        self.begun = True
        self._model = safe(model[:100])
        self._count(message.get("usage"))

    def _block(self, block: object) -> None:
        block = mapping(block)
        if block.get("type") == "text":
            self._add(block.get("text"))
        elif block.get("type") not in _SILENT:
            raise bad(f'a block of the type "{safe(str(block.get("type"))[:60])}"')

    def _delta(self, delta: Mapping[str, Any]) -> None:
        if delta.get("type") == "text_delta":
            self._add(delta.get("text"))

    def _add(self, text: object) -> None:
        if not isinstance(text, str):
            raise bad("a block without text")
        self._length += len(text.encode("utf-8", "surrogatepass"))
        if self._length > TEXT:
            raise bad(f"an answer of more than {TEXT // 1000} kB")
        self._text.append(text)

    def _count(self, usage: object) -> None:
        counts = usage if isinstance(usage, dict) else {}
        read = (
            number(counts.get("input_tokens"))
            + number(counts.get("cache_creation_input_tokens"))
            + number(counts.get("cache_read_input_tokens"))
        )
        self._input = max(self._input, read)
        self._output = max(self._output, number(counts.get("output_tokens")))


def stopped(reason: object) -> str:
    match reason:
        case None:
            return "the answer breaks off before its end"
        case "max_tokens":
            return "the answer is longer than was allowed for it"
        case "refusal":
            return "the model declines to answer"
        case "model_context_window_exceeded":
            return "question and answer are longer than the model can hold"
    return f'the model stopped for the reason "{safe(str(reason)[:60])}"'


async def document(response: Response) -> dict[str, Any]:
    """The JSON object that is the whole body. Raises ModelError."""
    body = bytearray()
    async for piece in response.iter_bytes():
        body += piece
        if len(body) > LINE:
            raise bad(f"an answer of more than {LINE // 1_000_000} MB")
    return parsed(bytes(body))


async def events(pieces: AsyncIterable[bytes]) -> AsyncIterator[dict[str, Any]]:
    """The data of server-sent events; an event that is cut off is left out."""
    data: list[bytes] = []
    length = 0
    async for line in lines(pieces):
        if line.startswith(b"data:"):
            length += len(line)
            if length > LINE:
                raise bad(f"an event of more than {LINE // 1_000_000} MB")
            data.append(line[5:].strip(b" "))
        elif not line and data:
            yield parsed(b"\n".join(data))
            data, length = [], 0


async def lines(pieces: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """Those that end, without their ends. Raises ModelError for one that does not come to it."""
    rest = bytearray()
    async for piece in pieces:
        *whole, last = piece.split(b"\n")
        for line in whole:
            yield bytes(rest + line).rstrip(b"\r")
            rest.clear()
        rest += last
        if len(rest) > LINE:
            raise bad(f"a line of more than {LINE // 1_000_000} MB")


def parsed(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        value = None
    return mapping(value)


def mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise bad("an answer that is no JSON object of the API")
    return value


def number(value: object) -> int:
    """A count of tokens that a budget can be charged with."""
    return min(value, 100_000_000) if type(value) is int and value > 0 else 0


def bad(what: str) -> ModelError:
    return ModelError("bad-answer", f"the model gave {what}")
