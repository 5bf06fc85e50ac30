"""A Messages API on loopback, for tests: real HTTP, every answer scripted, every fault on demand.

    with MessagesServer() as server:
        server.answers('{"readings": []}')              # the same to every question
        server.answers(lambda body: json.dumps(...))    # or made from the request's body
        Access("anthropic", "any-name", server.url, "key")
        ...
        server.seen[0].body["messages"]                 # what was asked
        server.seen[0].disconnected.wait(1)             # the client hung up before the end

What happens is chosen by the name of the model. Any name that is not below, and no fault below
that is over, gives the scripted answer, streamed if the request says so (`fake-model` is a good
one). `server.fault = "hang"` overrides the name. A fault that ends (`...-then-answer`) does so for
each model's name on its own.

    status-401 ... status-529     that status, with an error body; `status-502` is HTML
    wait-1, wait-3600, wait-2099  429 with Retry-After 1, 3600, a date in 2099
    wait-1-then-answer            429 once with Retry-After 1; then the scripted answer
    overloaded-then-answer        529 twice; then the scripted answer
    no-retry                      529 with x-should-retry: false
    echo-401, echo-400            an error that repeats the key and the whole request
    credit, long-prompt           400s that mean "refused" and "too-large"
    hang, drip, slow              never answers; 1 byte per 50 ms; an event per 50 ms, for ever
    hang-after-start              streams the beginning, then nothing
    reset, reset-then-answer      the connection is reset before any byte of an answer
    reset-midway, short           reset in the middle; fewer bytes than promised
    malformed, empty, null, list, html, shape, hologram, no-text, surrogate, deep
                                  a 200 that is no answer in the agreed form
    big, big-line, big-text, big-error, gzip
                                  50 MB: as JSON, in one line of a stream, as text in a stream,
                                  as the body of a 500; a small body that unpacks to much
    cut, error-event, error-midway, bad-json, list-event, unknown-event
                                  streams that break off, complain, or hold what nobody knows
    stop-REASON, stop-null        another stop_reason than `end_turn`
    whole                         one JSON object although a stream was asked for
    redirect-307, redirect-308    to `server.elsewhere`, a URL of your choice

Also: `GET /v1/models/NAME` (the same faults), `POST /v1/messages/batches` and what belongs to it
(`server.batch_ended`, `server.batch_outcomes[custom_id]`, `server.results_url`), and the paths of
Bedrock and Vertex, for a client with a bearer token.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import select
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

Script = Callable[[dict[str, Any]], str]

MEGABYTE = b"x" * 1_000_000
DROP = 0.05


class Seen(NamedTuple):
    """One request. Times are those of `time.monotonic`."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
    at: float
    disconnected: threading.Event
    # When the client hung up, if it did: at most one.
    ended: list[float]


class MessagesServer:
    """Listens from its making on, on a port of its own; to be used in `with`."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.fault = ""
        self.elsewhere = ""
        self.results_url = ""
        self.batch_ended = True
        # custom_id -> `result`, instead of the scripted answer.
        self.batch_outcomes: dict[str, dict[str, Any]] = {}
        self.batches: dict[str, list[dict[str, Any]]] = {}
        self.most_at_once = 0
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self.at_once = 0
        self.tries: Counter[str] = Counter()
        self._script: Script = lambda body: "{}"
        server = self

        class Connection(Exchange):
            owner = server

        self._http = Quiet(("127.0.0.1", 0), Connection)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def asked(self) -> list[Seen]:
        """The requests for an answer, without those for models and batches."""
        return [seen for seen in self.seen if seen.method == "POST" and "batches" not in seen.path]

    def answers(self, script: Script | str) -> None:
        self._script = (lambda body: script) if isinstance(script, str) else script

    def text(self, body: dict[str, Any]) -> str:
        return self._script(body)

    def __enter__(self) -> MessagesServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class Quiet(ThreadingHTTPServer):
    # More than the tests ask at once.
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what many of these are for."""


class Exchange(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    owner: MessagesServer
    record: Seen

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_CONNECT(self) -> None:
        self.note({})
        self.send(403, "text/plain", b"no way out")

    def do_GET(self) -> None:
        self.note({})
        if match := re.fullmatch(r"/v1/models/([^/?]+)", self.path):
            name = unquote(match.group(1))
            if not self.misbehave(name, streamed=False):
                self.json({"type": "model", "id": name, "max_input_tokens": 200_000})
        elif match := re.fullmatch(r"/v1/messages/batches/([^/?]+)(/results)?", self.path):
            self.batch(match.group(1), results=bool(match.group(2)))
        else:
            self.error(404, "not_found_error", "no such path")

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.note(body)
        with self.owner.lock:
            self.owner.at_once += 1
            self.owner.most_at_once = max(self.owner.most_at_once, self.owner.at_once)
        try:
            self.post(body)
        finally:
            with self.owner.lock:
                self.owner.at_once -= 1

    def post(self, body: dict[str, Any]) -> None:
        streamed = bool(body.get("stream"))
        if self.path == "/v1/messages/batches":
            if not self.misbehave(body["requests"][0]["params"]["model"], streamed=False):
                name = f"msgbatch_{len(self.owner.batches)}"
                self.owner.batches[name] = body["requests"]
                self.batch(name)
        elif match := re.fullmatch(r"/model/([^/]+)/invoke", self.path):
            self.answer(unquote(match.group(1)), body, streamed=False)
        elif match := re.search(r"/models/([^/:]+):(?:streamR|r)awPredict$", self.path):
            self.answer(unquote(match.group(1)), body, streamed)
        elif self.path == "/v1/messages":
            self.answer(str(body.get("model")), body, streamed)
        else:
            self.error(404, "not_found_error", "no such path")

    def note(self, body: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.record = Seen(
            self.command, self.path, headers, body, time.monotonic(), threading.Event(), []
        )
        self.owner.seen.append(self.record)

    def answer(self, model: str, body: dict[str, Any], streamed: bool) -> None:
        if not self.misbehave(model, streamed):
            text = self.owner.text(body)
            if streamed:
                self.stream(stream_of(text, model))
            else:
                self.json(message(text, model))

    def batch(self, name: str, results: bool = False) -> None:
        asked = self.owner.batches.get(name)
        if asked is None:
            self.error(404, "not_found_error", "no such batch")
        elif results:
            rows = [
                {"custom_id": each["custom_id"], "result": self.outcome(each)}
                for each in reversed(asked)
            ]
            body = "\n".join(map(json.dumps, rows)).encode()
            self.send(200, "application/binary", body)
        else:
            ended = self.owner.batch_ended
            counts = dict.fromkeys(("processing", "succeeded", "errored", "canceled", "expired"), 0)
            counts["succeeded" if ended else "processing"] = len(asked)
            url = self.owner.results_url or f"{self.owner.url}/v1/messages/batches/{name}/results"
            self.json(
                {
                    "id": name,
                    "type": "message_batch",
                    "processing_status": "ended" if ended else "in_progress",
                    "request_counts": counts,
                    "results_url": url if ended else None,
                }
            )

    def outcome(self, asked: dict[str, Any]) -> dict[str, Any]:
        given = self.owner.batch_outcomes.get(asked["custom_id"])
        params = asked["params"]
        answer = message(self.owner.text(params), params["model"])
        return given or {"type": "succeeded", "message": answer}

    def misbehave(self, model: str, streamed: bool) -> bool:
        """Whether the model's name, or the server's `fault`, is that of one, which is done then."""
        name = self.owner.fault or model
        with self.owner.lock:
            self.owner.tries[name] += 1
            tried = self.owner.tries[name]
        times = {"overloaded-then-answer": 2}.get(name, 1)
        if name.endswith("-then-answer") and tried > times:
            return False
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            return self.play(name.removesuffix("-then-answer"), streamed)
        self.hung_up()
        return True

    def play(self, name: str, streamed: bool) -> bool:
        kind, _, detail = name.partition("-")
        if name in BODIES:
            self.send(200, *BODIES[name])
        elif name in STREAMS:
            self.stream(STREAMS[name])
        elif kind == "status":
            self.status(int(detail))
        elif kind == "wait":
            until = "Fri, 31 Dec 2099 23:59:59 GMT" if detail == "2099" else detail
            self.error(429, "rate_limit_error", "slow down", {"Retry-After": until})
        elif kind == "overloaded":
            self.error(529, "overloaded_error", "Overloaded")
        elif name == "no-retry":
            self.error(529, "overloaded_error", "Overloaded", {"x-should-retry": "false"})
        elif kind == "echo":
            said = f"{self.headers['Authorization']} {json.dumps(self.record.body)}"
            self.error(int(detail), "invalid_request_error", said[-3000:] + said)
        elif name == "credit":
            self.error(400, "invalid_request_error", "Your credit balance is too low")
        elif name == "long-prompt":
            self.error(400, "invalid_request_error", "prompt is too long: 9 > 8 tokens")
        elif kind == "redirect":
            where = f"{self.owner.elsewhere}{self.path}"
            self.send(int(detail), "text/plain", b"", {"Location": where})
        elif kind == "stop":
            reason = None if detail == "null" else detail
            if streamed:
                self.stream(stream_of("{}", name, reason))
            else:
                self.json(message("{}", name, reason))
        elif name == "whole":
            self.json(message(self.owner.text(self.record.body), name))
        else:
            return self.disturb(name)
        return True

    def disturb(self, name: str) -> bool:
        """The faults that take their time, or the connection."""
        if name == "hang":
            self.wait()
        elif name == "hang-after-start":
            self.start_stream()
            self.write(next(stream_of("{", name)))
            self.wait()
        elif name == "drip":
            self.start(200, "application/json", {"Content-Length": "1000000"})
            self.repeat(b" ")
        elif name == "slow":
            self.start_stream()
            first, second, delta, *_ = stream_of("a", name)
            self.write(first + second)
            self.repeat(delta, chunked=True)
        elif name in ("reset", "reset-midway", "short"):
            if name != "reset":
                self.start(200, "text/event-stream", {"Content-Length": "1000000"})
                self.wfile.write(b"".join(list(stream_of("{}", name))[:3]))
            if name != "short":
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True
        elif name in ("big", "big-error"):
            self.start(500 if name == "big-error" else 200, "application/json", FIFTY)
            self.flood(MEGABYTE, chunked=False)
        elif name in ("big-line", "big-text"):
            self.start_stream()
            first, second, delta, *_ = stream_of("x" * 1_000, name)
            self.write(first + second)
            self.flood(MEGABYTE if name == "big-line" else delta * 1_000, chunked=True)
        elif name == "gzip":
            body = gzip.compress(MEGABYTE * 20)
            self.send(200, "application/json", body, {"Content-Encoding": "gzip"})
        else:
            return False
        return True

    def status(self, status: int) -> None:
        if status == 502:
            self.send(502, "text/html", b"<html>Bad \x1b[31mgateway</html>")
        else:
            self.error(status, KINDS.get(status, "api_error"), f"as asked: {status}")

    def json(self, value: object) -> None:
        self.send(200, "application/json", json.dumps(value).encode())

    def error(
        self, status: int, kind: str, words: str, headers: Mapping[str, str] | None = None
    ) -> None:
        body = {"type": "error", "error": {"type": kind, "message": words}}
        self.send(status, "application/json", json.dumps(body).encode(), headers)

    def send(
        self, status: int, kind: str, body: bytes, headers: Mapping[str, str] | None = None
    ) -> None:
        self.start(status, kind, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def start(self, status: int, kind: str, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("request-id", f"req_{len(self.owner.seen)}")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.flush()

    def start_stream(self) -> None:
        self.start(200, "text/event-stream; charset=utf-8", {"Transfer-Encoding": "chunked"})

    def stream(self, events: Iterator[bytes] | tuple[bytes, ...]) -> None:
        self.start_stream()
        for event in events:
            self.write(event)
        self.wfile.write(b"0\r\n\r\n")

    def write(self, piece: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.flush()

    def repeat(self, piece: bytes, chunked: bool = False) -> None:
        while not self.wait(DROP):
            self.write(piece) if chunked else self.wfile.write(piece)

    def flood(self, piece: bytes, chunked: bool) -> None:
        for _ in range(50):
            self.write(piece) if chunked else self.wfile.write(piece)

    def wait(self, seconds: float = 60.0) -> bool:
        """Whether the client hung up, or the server is closed, meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self.owner.closing.is_set():
            readable, _, _ = select.select([self.connection], [], [], min(left, 0.01))
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                self.hung_up()
                return True
        self.close_connection = self.close_connection or self.owner.closing.is_set()
        return self.owner.closing.is_set()

    def hung_up(self) -> None:
        if not self.record.disconnected.is_set():
            self.record.ended.append(time.monotonic())
            self.record.disconnected.set()
        self.close_connection = True


FIFTY = {"Content-Length": "50000000"}

KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    529: "overloaded_error",
}


def message(text: str, model: str, stop: str | None = "end_turn") -> dict[str, Any]:
    """A whole answer. Its tokens are 10 in, 5 written to the cache, 1 read from it, 7 out."""
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": [{"type": "text", "text": text}],
        "stop_reason": stop,
        "stop_sequence": None,
        "usage": {
            "input_tokens": 10,
            "cache_creation_input_tokens": 5,
            "cache_read_input_tokens": 1,
            "output_tokens": 7,
        },
    }


def stream_of(text: str, model: str, stop: str | None = "end_turn") -> Iterator[bytes]:
    """The same as events: start, start of the block, text in pieces, and three more."""
    whole = message("", model, None)
    yield event("message_start", message={**whole, "content": []})
    yield event("content_block_start", index=0, content_block={"type": "text", "text": ""})
    size = max(1, len(text) // 3)
    for at in range(0, len(text), size):
        piece = {"type": "text_delta", "text": text[at : at + size]}
        yield event("content_block_delta", index=0, delta=piece)
    yield event("content_block_stop", index=0)
    yield event("message_delta", delta={"stop_reason": stop}, usage={"output_tokens": 7})
    yield event("message_stop")


def event(kind: str, **data: Any) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n".encode()


def changed(**values: Any) -> bytes:
    return json.dumps({**message("{}", "changed"), **values}).encode()


COMPLAINT = event("error", error={"type": "overloaded_error", "message": "Overloaded"})
WHOLE = tuple(stream_of('{"a": 1}', "streamed"))

BODIES: dict[str, tuple[str, bytes]] = {
    "malformed": ("application/json", b'{"id": '),
    "empty": ("application/json", b""),
    "null": ("application/json", b"null"),
    "list": ("application/json", b"[1]"),
    "html": ("text/html", b"<html>hello</html>"),
    "shape": ("application/json", b'{"hello": 1}'),
    "hologram": ("application/json", changed(content=[{"type": "hologram"}])),
    "no-text": ("application/json", changed(content=[])),
    "surrogate": ("application/json", changed(content=[{"type": "text", "text": 5}])),
    "deep": ("application/json", b"[" * 200_000),
}
STREAMS: dict[str, tuple[bytes, ...]] = {
    "cut": WHOLE[:4],
    "error-event": (COMPLAINT,),
    "error-midway": (*WHOLE[:4], COMPLAINT),
    "bad-json": (*WHOLE[:2], b"event: content_block_delta\ndata: {nope\n\n"),
    "list-event": (*WHOLE[:2], b"event: content_block_delta\ndata: [1]\n\n"),
    "unknown-event": (WHOLE[0], event("hologram", depth=3), b": a comment\n\n", *WHOLE[1:]),
}


def plain_environment(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    """No key, no proxy and no settings of whoever runs the tests; `home` is an empty folder."""
    import os

    for name in list(os.environ):
        if name.upper().startswith(("ANTHROPIC", "AWS_", "CLOUD_ML", "GOOGLE_", "OTEL_")):
            monkeypatch.delenv(name)
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, home)
    monkeypatch.setenv("ANTHROPIC_CONFIG_DIR", home)
