"""The lifecycle, and that each request is answered exactly once.

A subclass of the framework's protocol that keeps its table of features and its types, and does the
rest anew: the framework leaves a request whose parameters it cannot read unanswered. Handlers take
parameters as plain JSON, and raise MalformedError for bad ones. They give their result, a coroutine
that does, or work that is done in slices.

What the client sends is looked at when it arrives, and done in order. So a request that is
cancelled before its turn is never begun.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, Literal

from lsprotocol import types as lsp
from pygls.protocol import LanguageServerProtocol

from speclsp.server.connection import codes
from speclsp.server.connection.asking import Asking
from speclsp.server.connection.codes import RefusedError
from speclsp.server.connection.frames import answered, frame, framed
from speclsp.server.connection.message import (
    Answer,
    Id,
    Malformed,
    Message,
    Notification,
    Request,
    is_id,
)
from speclsp.server.connection.slices import begun
from speclsp.server.connection.values import Json, MalformedError

if TYPE_CHECKING:
    from cattrs import Converter
    from pygls.lsp.server import LanguageServer

log = logging.getLogger(__name__)

_LAST_TURNS = 0.25
"""Seconds for what has come before the end."""

_INTERNAL = "an internal error, see the server's log"


class Protocol(LanguageServerProtocol):
    """One connection. `serving` begins with the answer to `initialize` and ends with `shutdown`."""

    def __init__(self, server: LanguageServer, converter: Converter) -> None:
        self.stage: Literal["new", "serving", "down"] = "new"
        # Given by the server: what is written to, and what is called with the exit code, at the end
        # and when it is in sight.
        self.write: Callable[[bytes], None] = lambda data: None
        self.end: Callable[[int], None] = lambda code: None
        self.ending: Callable[[int], None] = lambda code: None
        # Called when a notification has been done that took its time, so that others waited.
        self.resume: Callable[[], None] = lambda: None
        # Told of `initialize`, whose result it gives.
        self.initialize: Callable[[Json], Json] = lambda params: {}
        # By method. They take what the client sent, whatever that is. What comes after one that
        # takes its time waits.
        self.notifications: dict[str, Callable[[Json], Json]] = {}
        self.asking = Asking(self.send)
        self._queue: deque[Request | Notification] = deque()
        # Those that have no answer yet, and the work on those that have been begun.
        self._requests: dict[Id, Request] = {}
        self._running: dict[Id, asyncio.Future[Json]] = {}
        self._before_others: asyncio.Future[None] | None = None
        # Long requests are worked on one after the other: together they would take as long, and
        # keep the others waiting.
        self._turn = asyncio.Lock()
        # Whether `shutdown` has arrived, whether the end is in sight, and near.
        self._to_be_shut = self.is_ending = self._hurried = False
        # Last, since it looks at everything that there is.
        super().__init__(server, converter)

    @property
    def waiting(self) -> bool:
        """Whether there is something to be done now."""
        return bool(self._queue) and self._before_others is None

    @property
    def queued(self) -> int:
        """How many messages have arrived and not had their turn."""
        return len(self._queue)

    def is_busy(self) -> bool:
        """Whether what waits has to go on waiting, for something that takes its time."""
        return self._before_others is not None

    def arrived(self, message: Message) -> None:
        """Looks at a message, before its turn. Never raises."""
        match message:
            case Answer():
                self.asking.answered(message)
            case Malformed(code, reason):
                log.warning("a message is refused: %s", reason)
                self._refuse(None, code, reason)
            case Notification(lsp.CANCEL_REQUEST, params):
                self._cancelled(params)
            case Notification(method):
                if method == lsp.EXIT:
                    self.ending(0 if self._to_be_shut else 1)
                    self.end_soon()
                self._queue.append(message)
            case Request(identifier, method):
                if identifier in self._requests:
                    self._refuse(identifier, codes.INVALID_REQUEST, "this id is in use")
                    return
                self._requests[identifier] = message
                self._queue.append(message)
                if method == lsp.SHUTDOWN:
                    self._to_be_shut = True
                    self.end_soon()

    def end_soon(self) -> None:
        """What has come before the end gets its turn, unless that takes long."""
        if not self.is_ending:
            self.is_ending = True
            asyncio.get_running_loop().call_later(_LAST_TURNS, self._hurry)

    def _hurry(self) -> None:
        """Nobody will look at what comes of work that others wait for."""
        self._hurried = True
        if self._before_others is not None:
            self._before_others.cancel()

    def handle_next(self) -> None:
        """Does what is next in turn, or begins to. Never raises."""
        message = self._queue.popleft()
        if isinstance(message, Notification):
            self._notified(message)
        elif not message.dropped:
            self._requested(message)

    def tell(self, method: str, params: Json) -> None:
        """Sends a notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def tell_raw(self, method: str, params: str) -> None:
        """Sends a notification whose parameters are JSON already."""
        self.write(framed(f'{{"jsonrpc":"2.0","method":"{method}","params":{params}}}'))

    def send(self, message: Json) -> None:
        self.write(frame(message))

    def _notified(self, notification: Notification) -> None:
        method, params = notification
        if method == lsp.EXIT:
            self.end(0 if self.stage == "down" else 1)
        elif self.stage != "serving" or self._hurried:
            log.info("%s outside of the session is ignored", method)
        elif handler := self.notifications.get(method):
            try:
                work = _begun(handler(params))
            except Exception as error:  # noqa: BLE001 - it is logged, and the session goes on
                _log_failure(method, error)
                return
            if asyncio.iscoroutine(work):
                self._before_others = asyncio.ensure_future(work)
                self._before_others.add_done_callback(partial(self._go_on, method))

    def _go_on(self, method: str, done: asyncio.Future[None]) -> None:
        self._before_others = None
        if not done.cancelled() and (error := done.exception()) is not None:
            _log_failure(method, error)
        self.resume()

    def _cancelled(self, params: Json) -> None:
        identifier: Json = params.get("id") if isinstance(params, dict) else None
        if is_id(identifier) and identifier in self._requests:
            self._drop(identifier)

    def _drop(self, identifier: Id) -> None:
        """Answers a request before its time, and ends the work on it."""
        self._requests.pop(identifier).dropped = True
        if (work := self._running.pop(identifier, None)) is not None:
            work.cancel()
        self._refuse(identifier, codes.CANCELLED, "cancelled")

    def _requested(self, request: Request) -> None:
        identifier, method = request.id, request.method
        if method == lsp.INITIALIZE:
            self._initialize(request)
        elif self.stage == "new":
            self._fail(identifier, codes.NOT_INITIALIZED, "initialize comes first")
        elif self.stage == "down":
            self._fail(identifier, codes.INVALID_REQUEST, "the session is over")
        elif method == lsp.SHUTDOWN:
            self.stage = "down"
            for other in tuple(self._running):
                self._drop(other)
            self._succeed(identifier, None)
        elif (handler := self.fm.features.get(method)) is None:
            self._fail(identifier, codes.METHOD_NOT_FOUND, f"{method} is not supported")
        else:
            self._run(request, handler)

    def _initialize(self, request: Request) -> None:
        if self.stage != "new":
            self._fail(request.id, codes.INVALID_REQUEST, "initialize comes once")
            return
        try:
            result = self.initialize(request.params)
        except Exception:
            log.exception("initialize failed")
            self._fail(request.id, codes.INTERNAL_ERROR, _INTERNAL)
            return
        self.stage = "serving"
        self._succeed(request.id, result)

    def _run(self, request: Request, handler: Callable[[Json], Json]) -> None:
        try:
            result = _begun(handler(request.params), self._turn)
        except Exception as error:  # noqa: BLE001 - it is logged and answered
            self._failed(request, error)
            return
        if not asyncio.iscoroutine(result):
            self._succeed(request.id, result)
            return
        work = self._running[request.id] = asyncio.ensure_future(result)
        work.add_done_callback(partial(self._done, request))

    def _done(self, request: Request, work: asyncio.Future[Json]) -> None:
        if request.dropped:
            if not work.cancelled() and (error := work.exception()) is not None:
                log.info("a request that was cancelled failed: %s", type(error).__name__)
            return
        del self._running[request.id]
        if work.cancelled():
            self._fail(request.id, codes.CANCELLED, "cancelled")
        elif (error := work.exception()) is not None:
            self._failed(request, error)
        else:
            self._succeed(request.id, work.result())

    def _failed(self, request: Request, error: BaseException) -> None:
        if isinstance(error, MalformedError):
            self._fail(request.id, codes.INVALID_PARAMS, str(error))
        elif isinstance(error, RefusedError):
            self._fail(request.id, error.code, error.message)
        else:
            log.error("%s failed", request.method, exc_info=error)
            self._fail(request.id, codes.INTERNAL_ERROR, _INTERNAL)

    def _succeed(self, identifier: Id, result: Json) -> None:
        try:
            answer = answered(identifier, result)
        except (TypeError, ValueError, RecursionError):
            log.exception("a result is no JSON")
            self._fail(identifier, codes.INTERNAL_ERROR, _INTERNAL)
            return
        del self._requests[identifier]
        self.write(answer)

    def _fail(self, identifier: Id, code: int, reason: str) -> None:
        del self._requests[identifier]
        self._refuse(identifier, code, reason)

    def _refuse(self, identifier: Id | None, code: int, reason: str) -> None:
        error = {"code": code, "message": reason}
        self.send({"jsonrpc": "2.0", "id": identifier, "error": error})


def _begun(result: Json, turn: asyncio.Lock | None = None) -> Json:
    return begun(result, turn) if isinstance(result, Generator) else result


def _log_failure(method: str, error: BaseException) -> None:
    if isinstance(error, MalformedError):
        log.warning("%s is ignored: %s", method, error)
    else:
        log.error("%s failed", method, exc_info=error)
