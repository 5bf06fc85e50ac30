"""A language client on raw bytes over real pipes, which owes nothing to any framework.

`close` asserts what must hold in every conversation: each request is answered exactly once, nothing
but frames comes on standard output, nothing pops up that was not expected, the exit code is right,
and standard error has no traceback.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PATIENCE = 40.0
"""Seconds that a machine under load is given."""

_SERVE = "import sys; from speclsp.server.main import serve; sys.exit(serve(sys.argv[1:]))"
_HEADER = re.compile(rb"Content-Length: (\d+)\r\n\r\n")
CAPABLE: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {
        "configuration": True,
        "workspaceFolders": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "didChangeConfiguration": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename"]},
    },
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
        "definition": {"linkSupport": False},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "documentLink": {"tooltipSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            "isPreferredSupport": True,
        },
    },
}


class RefusedError(Exception):
    """The server answered a request with an error."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(f"{error['code']}: {error['message']}")
        self.code: int = error["code"]


class Client:
    """One server process. `settings` answers workspace/configuration; anything odd may be in it."""

    def __init__(self, command: Iterable[str] = (), cwd: Path = REPOSITORY) -> None:
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "HOME": "/nonexistent"}
        self.process = subprocess.Popen(
            [*(command or (sys.executable, "-P", "-c", _SERVE, "--stdio"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env=environment,
        )
        self.settings: Any = None
        # The results of the server's requests, by method; a function is given the parameters.
        self.answers: dict[str, Any] = {}
        # Methods of the server's requests that are refused, or never answered.
        self.refused: set[str] = set()
        self.unanswered: set[str] = set()
        self.expects_messages = False
        self.expects_tracebacks = False
        # Requests that the end may come before.
        self.abandoned: set[int | str] = set()
        self.exit_code = 0
        self.shut = False
        self.received: list[dict[str, Any]] = []
        self.faults: list[str] = []
        self.errors = b""
        # Whether nothing can come any more.
        self._silent = False
        self._asked: dict[int | str, int] = {}
        self._news = threading.Condition()
        self._readers = [threading.Thread(target=self._read), threading.Thread(target=self._hear)]
        for thread in self._readers:
            thread.start()

    def initialize(
        self, *folders: Path | str, capabilities: Mapping[str, Any] = CAPABLE, **others: Any
    ) -> Any:
        uris = [each if isinstance(each, str) else each.as_uri() for each in folders]
        named = [{"uri": uri, "name": uri.rpartition("/")[2]} for uri in uris]
        params = {"processId": None, "rootUri": None, "capabilities": capabilities}
        result = self.request("initialize", {**params, "workspaceFolders": named, **others})
        self.notify("initialized", {})
        return result

    def request(self, method: str, params: Any = None, timeout: float = PATIENCE) -> Any:
        return self.answer(self.ask(method, params), timeout)

    def ask(self, method: str, params: Any = None) -> int:
        """Sends a request, and gives its id."""
        identifier = len(self._asked) + 1
        self._asked[identifier] = 0
        self.send({"jsonrpc": "2.0", "id": identifier, "method": method, "params": params})
        return identifier

    def counted(self, identifier: int, answers: int) -> None:
        """So many more answers to a request than one are as they should be."""
        self._asked[identifier] += answers

    def answer(self, identifier: int, timeout: float = PATIENCE) -> Any:
        def mine(message: dict[str, Any]) -> bool:
            return "method" not in message and message.get("id") == identifier

        message = self.wait(mine, timeout)
        if "error" in message:
            raise RefusedError(message["error"])
        return message["result"]

    def notify(self, method: str, params: Any) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, message: Any) -> None:
        self.send_raw(json.dumps(message).encode())

    def send_raw(self, body: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def open(
        self, uri: str, text: str, version: int | None = 1, language: str = "markdown"
    ) -> None:
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int | None, *changes: Any) -> None:
        document = {"uri": uri, "version": version}
        params = {"textDocument": document, "contentChanges": list(changes)}
        self.notify("textDocument/didChange", params)

    def shut_document(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def published(self, uri: str) -> list[dict[str, Any]]:
        """Everything that was published for `uri`, oldest first."""
        with self._news:
            return [each["params"] for each in self.received if _publishes(each, uri)]

    def diagnostics(
        self,
        uri: str,
        wanted: Callable[[dict[str, Any]], bool] = lambda params: True,
        *,
        version: int | None = None,
        timeout: float = PATIENCE,
    ) -> list[dict[str, Any]]:
        """The first published for `uri` that are wanted, of that version if one is given."""

        def mine(message: dict[str, Any]) -> bool:
            if not _publishes(message, uri):
                return False
            params = message["params"]
            return version in (None, params.get("version")) and wanted(params)

        found: list[dict[str, Any]] = self.wait(mine, timeout)["params"]["diagnostics"]
        return found

    def wait(
        self, wanted: Callable[[dict[str, Any]], bool], timeout: float = PATIENCE
    ) -> dict[str, Any]:
        """The first message received, ever, that is wanted."""
        end = time.monotonic() + timeout
        seen = 0
        with self._news:
            while True:
                for message in self.received[seen:]:
                    if wanted(message):
                        return message
                seen = len(self.received)
                if self._silent or not self._news.wait(end - time.monotonic()):
                    names = [str(each.get("method", each.get("id"))) for each in self.received]
                    raise AssertionError(f"nothing came but {names[-30:]}\n{self.errors.decode()}")

    def forget(self) -> None:
        """What was received so far is no longer waited for."""
        with self._news:
            self.received = [each for each in self.received if each.get("method") in _POPUPS]

    def drained(self) -> None:
        """Waits until everything that the server has said is here; it has ended."""
        for thread in self._readers:
            thread.join(PATIENCE)

    def request_later(self, method: str) -> None:
        """A request whose answer is not waited for, to end the session."""
        self.shut = True
        self.ask(method)

    def shutdown(self) -> None:
        if not self.shut:
            self.shut = True
            assert self.request("shutdown") is None
            self.notify("exit", None)

    def close(self) -> None:
        """Ends the session, and asserts that all was well."""
        try:
            if self.process.poll() is None and self.exit_code == 0:
                self.shutdown()
            if self.process.stdin is not None:
                self.process.stdin.close()
            assert self.process.wait(PATIENCE) == self.exit_code, self.errors.decode()
        finally:
            self.process.kill()
            self.process.wait()
            for thread in self._readers:
                thread.join()
            for stream in (self.process.stdout, self.process.stderr):
                assert stream is not None
                stream.close()
        assert self.faults == []
        unsettled = {key: count for key, count in self._asked.items() if count != 1}
        assert [key for key in unsettled if key not in self.abandoned] == []
        popups = [each["params"] for each in self.received if each.get("method") in _POPUPS]
        assert self.expects_messages or popups == []
        assert self.expects_tracebacks or b"Traceback" not in self.errors, self.errors.decode()

    def _read(self) -> None:
        assert self.process.stdout is not None
        try:
            self._frames(self.process.stdout.fileno())
        finally:
            with self._news:
                self._silent = True
                self._news.notify_all()

    def _frames(self, stream: int) -> None:
        buffer = b""
        while data := os.read(stream, 1 << 20):
            buffer += data
            while header := _HEADER.match(buffer):
                end = header.end() + int(header[1])
                if len(buffer) < end:
                    break
                self._take(buffer[header.end() : end])
                buffer = buffer[end:]
            if buffer and not buffer.startswith(b"Content-Length: "[: len(buffer)]):
                self.faults.append(f"no frame: {buffer[:200]!r}")
                return
        if buffer:
            self.faults.append(f"half a frame: {buffer[:200]!r}")

    def _take(self, body: bytes) -> None:
        message = json.loads(body)
        if "method" in message and "id" in message:
            self._respond(message)
        with self._news:
            if "method" not in message and message["id"] is not None:
                if message["id"] not in self._asked:
                    self.faults.append(f"an answer to nothing: {message}")
                else:
                    self._asked[message["id"]] += 1
            self.received.append(message)
            self._news.notify_all()

    def _respond(self, message: dict[str, Any]) -> None:
        method = message["method"]
        if method in self.unanswered:
            return
        answer: dict[str, Any] = {"result": None}
        if method in self.refused:
            answer = {"error": {"code": -32803, "message": "no"}}
        elif method in self.answers:
            given = self.answers[method]
            answer = {"result": given(message["params"]) if callable(given) else given}
        elif method == "workspace/configuration":
            odd = not isinstance(self.settings, dict)
            items = message["params"]["items"]
            answer = {"result": self.settings if odd else [self.settings for _ in items]}
        with suppress(OSError, ValueError):
            # The session may have ended meanwhile.
            self.send({"jsonrpc": "2.0", "id": message["id"], **answer})

    def _hear(self) -> None:
        assert self.process.stderr is not None
        while data := os.read(self.process.stderr.fileno(), 1 << 16):
            self.errors += data


_POPUPS = ("window/showMessage", "window/showMessageRequest")


def _publishes(message: dict[str, Any], uri: str) -> bool:
    published = message.get("method") == "textDocument/publishDiagnostics"
    return published and message["params"]["uri"] == uri
