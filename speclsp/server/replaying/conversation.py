"""The client's side of a session that is replayed: what has been asked, and what has come."""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.frames import frame
from speclsp.server.connection.message import (
    Answer,
    Id,
    Malformed,
    Notification,
    Request,
    is_id,
    message,
)
from speclsp.server.connection.values import Json
from speclsp.server.replaying.shown import Shown

_POPUPS = frozenset({lsp.WINDOW_SHOW_MESSAGE, lsp.WINDOW_SHOW_MESSAGE_REQUEST})


@dataclass
class Asked:
    """A request of the client. `recorded` is the answer it got then, `answer` that of now."""

    id: Id
    method: str
    uri: Json
    sent: float
    cancelled: bool = False
    recorded: Answer | None = None
    answer: Answer | None = None
    seconds: float = 0.0


class Conversation:
    """Fed by the thread that reads. `answers` are the client's, by method and in their order."""

    def __init__(self, answers: Mapping[str, deque[Answer]]) -> None:
        self.asked: list[Asked] = []
        self.shown = Shown()
        self.popups: list[str] = []
        # What is wrong with what the server sends.
        self.faults: list[str] = []
        # How often the server has asked the client to ask again.
        self.refreshes = 0
        self.ended = False
        self.last_news = time.monotonic()
        self.write: Callable[[bytes], None] = lambda data: None
        self._answers = answers
        self._open: dict[Id, Asked] = {}
        # How often an id was used that was in use here, which the server may see otherwise.
        self._twice: Counter[Id] = Counter()
        self.news = threading.Condition()

    def ask(self, request: Request, *, counts: bool = True) -> Asked | None:
        """Notes a request that is about to be sent; None for one whose id is in use."""
        with self.news:
            if request.id in self._open:
                self._twice[request.id] += 1
                return None
            uri = at(request.params, "textDocument", "uri")
            asked = Asked(request.id, request.method, uri, time.monotonic())
            self._open[request.id] = asked
            if counts:
                self.asked.append(asked)
            return asked

    def cancel(self, identifier: Json) -> None:
        with self.news:
            if is_id(identifier) and identifier in self._open:
                self._open[identifier].cancelled = True

    def wait(self, wanted: Callable[[], bool], patience: float, quiet: float | None = None) -> bool:
        """Whether `wanted` comes true; not when the server ends, or is `quiet` for so long."""
        begin = time.monotonic()
        end = begin + patience
        with self.news:
            while not wanted():
                last = max(begin, self.last_news)
                until = end if quiet is None else min(end, last + quiet)
                rest = until - time.monotonic()
                if self.ended or rest <= 0:
                    return False
                self.news.wait(rest)
            return True

    def take(self, body: bytes) -> None:
        read = message(body)
        with self.news:
            self.last_news = time.monotonic()
            match read:
                case Request(identifier, method, params):
                    self._note(method, params)
                    self._respond(identifier, method)
                case Notification(method, params):
                    self._note(method, params)
                    self.shown.told(method, params)
                case Answer():
                    self._answered(read)
                case Malformed(_, reason):
                    self.faults.append(f"the server sent something odd: {reason}")
            self.news.notify_all()

    def gone(self) -> None:
        with self.news:
            self.ended = True
            self.news.notify_all()

    def relieved(self) -> None:
        with self.news:
            self.news.notify_all()

    def _note(self, method: str, params: Json) -> None:
        if method in _POPUPS:
            self.popups.append(str(at(params, "message")))

    def _respond(self, identifier: Id, method: str) -> None:
        self.refreshes += method == lsp.WORKSPACE_DIAGNOSTIC_REFRESH
        recorded = self._answers.get(method)
        answer = recorded[0] if recorded else Answer(None, None, False)
        if recorded and (len(recorded) > 1 or method != lsp.WORKSPACE_CONFIGURATION):
            # Settings hold until there are others.
            recorded.popleft()
        kind = "error" if answer.failed else "result"
        self.write(frame({"jsonrpc": "2.0", "id": identifier, kind: answer.result}))

    def _answered(self, answer: Answer) -> None:
        if not is_id(answer.id):
            # To what was no message.
            return
        asked = self._open.pop(answer.id, None)
        if asked is None and self._twice[answer.id]:
            self._twice[answer.id] -= 1
        elif asked is None:
            self.faults.append(f"an answer to nothing, or a second one, with the id {answer.id!r}")
        else:
            asked.answer = answer
            asked.seconds = time.monotonic() - asked.sent
            if not answer.failed:
                self.shown.answered(asked.method, asked.uri, answer.result)
