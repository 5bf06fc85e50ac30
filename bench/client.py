"""A small language client over a server's standard input and output: framing, requests, waiting.

It runs in one thread and reads the clock when the last byte of a message has come in, before the
message is looked at, so that its own work is no part of what it measures.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
    "textDocument": {
        "publishDiagnostics": {
            "versionSupport": True,
            "relatedInformation": True,
            "codeDescriptionSupport": True,
            "dataSupport": True,
        },
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix"]}},
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
    },
}


class Message(NamedTuple):
    """What the server said, and when its last byte was here, by `time.perf_counter`."""

    received: float
    content: dict[str, Any]


class ServerError(Exception):
    """The server ended, refused a request, or said nothing for too long."""


class Client:
    """A running server and the conversation with it. `limit`: seconds it may stay silent."""

    def __init__(self, command: Sequence[str], root: Path, limit: float = 60.0) -> None:
        self.root = root
        self._limit = limit
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed on exit
        self._buffer = bytearray()
        self._last_id = 0
        # The findings in each document that were published last, by its URI.
        self.latest: dict[str, dict[str, Any]] = {}
        # What came in while something else was waited for.
        self._kept: list[Message] = []
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=root,
            env=_environment(),
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self.process.kill()
        elif self.process.poll() is None:
            self.request("shutdown", None)
            self.notify("exit", None)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self._errors):
            if stream is not None:
                stream.close()

    def initialize(self) -> dict[str, Any]:
        """The server's answer to `initialize`, which has been confirmed."""
        folder = {"uri": self.root.as_uri(), "name": self.root.name}
        answer = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": CAPABILITIES,
            },
        )
        self.notify("initialized", {})
        return dict(answer)

    def request(self, method: str, params: object) -> Any:
        """The result of a request."""
        self._last_id += 1
        number = self._last_id
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        answer = self.wait(lambda said: said.get("id") == number and "method" not in said).content
        if "error" in answer:
            raise ServerError(f"{method}: {answer['error']}")
        return answer.get("result")

    def notify(self, method: str, params: object) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def open(self, uri: str, text: str, version: int = 1) -> None:
        document = {"uri": uri, "languageId": "markdown", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, changes: Sequence[dict[str, Any]]) -> float:
        """Sends edits; the moment at which they were on their way."""
        document = {"uri": uri, "version": version}
        params = {"textDocument": document, "contentChanges": changes}
        content = _framed({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params})
        sent = time.perf_counter()
        self._write(content)
        return sent

    def diagnostics(self, uri: str, version: int) -> Message:
        """The message with the diagnostics of that version of a document."""
        return self.wait(
            lambda said: (
                said.get("method") == "textDocument/publishDiagnostics"
                and said["params"]["uri"] == uri
                and said["params"].get("version") == version
            )
        )

    def indexed(self) -> None:
        """Waits until the first index is ready: only then is it known what leads to nothing."""
        while self.request("speclsp/status", None)["indexing"]:
            time.sleep(0.01)

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> Message:
        """The first message that is wanted, of those kept and those to come."""
        for at, message in enumerate(self._kept):
            if wanted(message.content):
                return self._kept.pop(at)
        while True:
            message = self._message()
            if self._noted(message.content) and wanted(message.content):
                return message
            if len(self._kept) < 1_000:
                self._kept.append(message)

    def listen(self, seconds: float) -> None:
        """Takes what comes in so many seconds, and keeps only what was published last."""
        deadline = time.monotonic() + seconds
        while self._ready(deadline):
            self._noted(self._message().content)

    def forget(self) -> None:
        """Drops what was kept."""
        self._kept.clear()

    def _noted(self, said: dict[str, Any]) -> bool:
        """Answers a request of the server, and notes findings; whether it is no request."""
        if "method" in said and "id" in said:
            self._answer(said)
            return False
        if said.get("method") == "textDocument/publishDiagnostics":
            self.latest[said["params"]["uri"]] = said["params"]
        return True

    def _answer(self, request: dict[str, Any]) -> None:
        """Agrees to whatever the server asks for."""
        result = None
        if request["method"] == "workspace/configuration":
            result = [None for _ in request["params"]["items"]]
        self._send({"jsonrpc": "2.0", "id": request["id"], "result": result})

    def _send(self, content: dict[str, Any]) -> None:
        self._write(_framed(content))

    def _write(self, data: bytes) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self._failure("the server has ended") from None

    def _message(self) -> Message:
        assert self.process.stdout is not None
        descriptor = self.process.stdout.fileno()
        deadline = time.monotonic() + self._limit
        while (size := self._frame()) is None:
            if not self._ready(deadline):
                raise self._failure(f"nothing was heard for {self._limit:.0f} s")
            data = os.read(descriptor, 1 << 20)
            if not data:
                raise self._failure("the server has ended")
            self._buffer += data
        received = time.perf_counter()
        header, body = size
        content = json.loads(self._buffer[header : header + body])
        del self._buffer[: header + body]
        return Message(received, content)

    def _ready(self, deadline: float) -> bool:
        """Whether something can be read before that moment."""
        assert self.process.stdout is not None
        remaining = deadline - time.monotonic()
        waiting = bool(self._buffer) and self._frame() is not None
        return waiting or (
            remaining > 0 and bool(select.select([self.process.stdout], [], [], remaining)[0])
        )

    def _frame(self) -> tuple[int, int] | None:
        """The lengths of header and body, once the whole message is here."""
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return None
        for line in self._buffer[:end].split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                body = int(value)
                return (end + 4, body) if len(self._buffer) >= end + 4 + body else None
        raise self._failure("a message without a length")

    def _failure(self, what: str) -> ServerError:
        self._errors.seek(0)
        said = self._errors.read()[-2_000:].decode("utf-8", "replace").strip()
        return ServerError(f"{what}; its standard error: {said or 'empty'}")


def _environment() -> dict[str, str]:
    """With compiled modules, as an installed package has them."""
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _framed(content: dict[str, Any]) -> bytes:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
