"""JSON-RPC: which message goes where, and that each request is answered exactly once.

A subclass of the framework's protocol that keeps its feature table and its way of running handlers,
and does the rest anew, because the framework leaves a request whose parameters it cannot read
unanswered. Handlers take parameters as plain JSON, and raise MalformedError for bad ones.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

from speclsp.server.convert import Json, MalformedError
from speclsp.server.frames import frame, framed

if TYPE_CHECKING:
    from cattrs import Converter
    from pygls.lsp.server import LanguageServer

log = logging.getLogger(__name__)

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
NOT_INITIALIZED = -32002
CANCELLED = -32800

_PATIENCE = 5.0
"""Seconds that an answer of the client is waited for."""


class Protocol(LanguageServerProtocol):
    """One connection. `serving` begins with the answer to `initialize` and ends with `shutdown`."""

    def __init__(self, server: LanguageServer, converter: Converter) -> None:
        super().__init__(server, converter)
        self.stage: Literal["new", "serving", "down"] = "new"
        # Given by the server: what is written to, and what is called with the exit code.
        self.write: Callable[[bytes], None] = lambda data: None
        self.end: Callable[[int], None] = lambda code: None
        # Told of `initialize`, whose result it gives.
        self.initialize: Callable[[Json], Json] = lambda params: {}
        # Notifications by method; their handlers take what the client sent, whatever that is.
        self.notifications: dict[str, Callable[[Json], None]] = {}
        self._asked: dict[str, asyncio.Future[Json]] = {}
        self._asked_so_far = 0

    def receive(self, body: bytes) -> None:
        """Handles one message. Never raises."""
        try:
            message = json.loads(body, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            log.warning("a message that is no JSON: %s", type(error).__name__)
            self._refuse(None, PARSE_ERROR, "this is no JSON")
            return
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            self._refuse(None, INVALID_REQUEST, "this is no JSON-RPC 2.0 message")
            return
        method = message.get("method")
        if method is None and ("result" in message or "error" in message):
            self._answered(message)
        elif not isinstance(method, str):
            self._refuse(None, INVALID_REQUEST, "this names no method")
        elif "id" not in message:
            self._notified(method, message.get("params"))
        else:
            self._requested(message["id"], method, message.get("params"))

    def tell(self, method: str, params: Json) -> None:
        """Sends a notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def tell_raw(self, method: str, params: str) -> None:
        """Sends a notification whose parameters are JSON already."""
        self.write(framed(f'{{"jsonrpc":"2.0","method":"{method}","params":{params}}}'))

    async def ask(self, method: str, params: Json) -> Json:
        """Sends a request and gives its result. Raises TimeoutError or MalformedError."""
        self._asked_so_far += 1
        # The client's own requests can have no such identifier.
        identifier = f"s:{self._asked_so_far}"
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._asked[identifier] = answer
        self.send({"jsonrpc": "2.0", "id": identifier, "method": method, "params": params})
        try:
            return await asyncio.wait_for(answer, _PATIENCE)
        finally:
            self._asked.pop(identifier, None)

    def send(self, message: Json) -> None:
        self.write(frame(message))

    def unstructured(self, value: Any) -> Json:
        """A value of the framework's types as JSON."""
        return self._converter.unstructure(value)

    def _answered(self, message: Json) -> None:
        identifier = message.get("id")
        answer = self._asked.get(identifier) if isinstance(identifier, str) else None
        if answer is None or answer.done():
            log.info("an answer to no question of ours")
        elif "error" in message:
            answer.set_exception(MalformedError("the client answered with an error"))
        else:
            answer.set_result(message.get("result"))

    def _notified(self, method: str, params: Json) -> None:
        if method == lsp.EXIT:
            self.end(0 if self.stage == "down" else 1)
        elif method == lsp.CANCEL_REQUEST:
            self._cancel(params)
        elif self.stage != "serving":
            log.info("%s outside of the session is ignored", method)
        elif handler := self.notifications.get(method):
            try:
                handler(params)
            except MalformedError as error:
                log.warning("%s is ignored: %s", method, error)
            except Exception:
                log.exception("%s failed", method)

    def _cancel(self, params: Json) -> None:
        identifier: Json = params.get("id") if isinstance(params, dict) else None
        future = self._request_futures.get(identifier) if _is_id(identifier) else None
        if future is not None:
            future.cancel()

    def _requested(self, identifier: Json, method: str, params: Json) -> None:
        if not _is_id(identifier):
            self._refuse(None, INVALID_REQUEST, "an id is a string or a whole number")
        elif identifier in self._request_futures:
            self._refuse(identifier, INVALID_REQUEST, "this id is in use")
        elif method == lsp.INITIALIZE:
            self._initialize(identifier, params)
        elif self.stage == "new":
            self._refuse(identifier, NOT_INITIALIZED, "initialize comes first")
        elif self.stage == "down":
            self._refuse(identifier, INVALID_REQUEST, "the session is over")
        elif method == lsp.SHUTDOWN:
            self.stage = "down"
            for future in tuple(self._request_futures.values()):
                future.cancel()
            self._result(identifier, None)
        else:
            self._dispatch(identifier, method, params)

    def _initialize(self, identifier: Json, params: Json) -> None:
        if self.stage != "new":
            self._refuse(identifier, INVALID_REQUEST, "initialize comes once")
            return
        try:
            result = self.initialize(params)
        except Exception:
            log.exception("initialize failed")
            self._refuse(identifier, INTERNAL_ERROR, "an internal error, see the server's log")
            return
        self.stage = "serving"
        self._result(identifier, result)

    def _dispatch(self, identifier: Json, method: str, params: Json) -> None:
        handler = self.fm.features.get(method)
        if handler is None:
            self._refuse(identifier, METHOD_NOT_FOUND, f"{method} is not supported")
            return
        answer = partial(self._settled, identifier)
        self._execute_handler(identifier, handler, callback=answer, args=(params,))

    def _settled(self, identifier: Json, future: Future[Json]) -> None:
        """Answers a request whose handler has ended, however it did."""
        self._request_futures.pop(identifier, None)
        if future.cancelled():
            self._refuse(identifier, CANCELLED, "cancelled")
            return
        error = future.exception()
        if error is None:
            self._result(identifier, future.result())
        elif isinstance(error, MalformedError):
            self._refuse(identifier, INVALID_PARAMS, str(error))
        elif isinstance(error, JsonRpcException):
            self._refuse(identifier, error.code, error.message)
        else:
            log.error("a request failed", exc_info=error)
            self._refuse(identifier, INTERNAL_ERROR, "an internal error, see the server's log")

    def _result(self, identifier: Json, result: Json) -> None:
        self.send({"jsonrpc": "2.0", "id": identifier, "result": result})

    def _refuse(self, identifier: Json, code: int, message: str) -> None:
        error = {"code": code, "message": message}
        self.send({"jsonrpc": "2.0", "id": identifier, "error": error})


def _is_id(identifier: Json) -> bool:
    return isinstance(identifier, str | int) and not isinstance(identifier, bool)


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no JSON")
