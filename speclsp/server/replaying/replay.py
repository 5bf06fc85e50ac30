"""Sends what a client sent once more, in its order, and waits where the client had waited.

A client had the answers that were recorded before what it sent next.
"""

from __future__ import annotations

import time

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.frames import headed
from speclsp.server.connection.message import (
    Answer,
    Id,
    Malformed,
    Message,
    Notification,
    Request,
    is_id,
    message,
)
from speclsp.server.recording.reading import Recording
from speclsp.server.replaying import waiting
from speclsp.server.replaying.conversation import Asked, Conversation
from speclsp.server.replaying.outcome import Outcome
from speclsp.server.replaying.renewing import body_of, client_answers, renewed
from speclsp.server.replaying.serving import Serving
from speclsp.server.replaying.shown import Shown, plain
from speclsp.server.replaying.waiting import OverError, Waiting

_LAST_WORDS = 5.0


def replay(recording: Recording, *, paced: bool = False) -> Outcome:
    """What comes of it. `paced`: with the pauses of the recording."""
    return _Replay(recording, paced).played()


class _Replay:
    def __init__(self, recording: Recording, paced: bool) -> None:
        self._recording = recording
        self._paced = paced
        self._then = Shown()
        self._requests: dict[Id, Asked] = {}
        self._outcome = Outcome(recording.texts)
        self._initialized = self._shut = self._over = False
        self._start = time.monotonic()
        self._talk = Conversation(client_answers(recording.messages))
        talk = self._talk
        self._waiting = Waiting(talk, self._then, self._send, texts=recording.texts)
        self._server = Serving(talk.take, talk.gone, talk.relieved)
        talk.write = self._server.writer.write

    def played(self) -> Outcome:
        outcome, talk = self._outcome, self._talk
        try:
            self._play()
        except OverError:
            outcome.faults.append("the server ended" if talk.ended else "the server hangs")
        # One that has not been told to end does so now, or hangs.
        outcome.code = self._server.end(_LAST_WORDS if self._over else 0.1)
        if outcome.code is not None:
            talk.wait(lambda: talk.ended, _LAST_WORDS)
        outcome.seconds = time.monotonic() - self._start
        outcome.asked, outcome.popups = talk.asked, talk.popups
        outcome.faults += talk.faults
        outcome.right_code = 0 if self._shut else 1
        outcome.abandoned = not self._shut
        return outcome

    def _play(self) -> None:
        for each in self._recording.messages:
            self._pause(each.at)
            read = message(each.body)
            if each.sender == "server":
                self._come_to(read)
            elif not isinstance(read, Answer):
                # Answers are given when the server asks.
                self._client(read, each.body, each.at)
            if self._over:
                return
        self._finish()

    def _client(self, read: Message, body: bytes, seconds: float) -> None:
        self._waiting.before(read, seconds)
        if isinstance(read, Request):
            body = self._asking(read, body)
        elif isinstance(read, Notification):
            self._before_notification(read)
            self._waiting.sent(read.method, seconds)
        self._send(body)
        self._outcome.sent += 1

    def _asking(self, request: Request, body: bytes) -> bytes:
        """A request as it is to be sent now."""
        identifier, method, params = request.id, request.method, request.params
        if method == lsp.SHUTDOWN and self._initialized:
            if not self._paced:
                # What is being done when that comes is given up.
                self._waiting.until_done()
            self._settle(list(self._then.lists))
            self._shut = True
        self._initialized = self._initialized or method == lsp.INITIALIZE
        if (asked := self._talk.ask(request)) is not None:
            self._requests[identifier] = asked
        now = renewed(method, params, self._talk.shown.identifiers)
        return body if now is params else body_of(method, now, identifier)

    def _before_notification(self, notification: Notification) -> None:
        method, params = notification
        if method == lsp.CANCEL_REQUEST:
            self._talk.cancel(at(params, "id"))
        elif method == lsp.TEXT_DOCUMENT_DID_CLOSE:
            uri = at(params, "textDocument", "uri")
            if isinstance(uri, str) and uri in self._then.lists:
                self._settle([uri])
        elif method == lsp.EXIT:
            self._over = True

    def _come_to(self, read: Message) -> None:
        """Something that the server sent then: the client had it when it sent what comes next."""
        match read:
            case Answer(identifier) if is_id(identifier):
                if (asked := self._requests.pop(identifier, None)) is not None:
                    self._answered(asked, read)
            case Notification() | Request():
                if isinstance(read, Notification):
                    self._then.told(read.method, read.params)
                self._waiting.noted(read)
            case Answer() | Malformed():
                # The server's word on something odd.
                return

    def _answered(self, asked: Asked, answer: Answer) -> None:
        asked.recorded = answer
        if not answer.failed:
            self._then.answered(asked.method, asked.uri, answer.result)
        # That one is answered when there is something new, which may be never.
        if asked.method != lsp.WORKSPACE_DIAGNOSTIC:
            self._waiting.for_answer(asked)

    def _settle(self, uris: list[str]) -> None:
        """Gives the server time to find what it found then, and compares."""
        now, then = self._talk.shown, self._then
        compares = self._recording.texts
        self._waiting.for_news(uris)
        with self._talk.news:
            for uri in uris:
                found, recorded = now.lists.get(uri, []), then.lists[uri]
                if compares and len(found) != len(recorded):
                    line = f"{uri}: {len(found)} findings now, {len(recorded)} then"
                    self._outcome.findings.append(line)
                elif compares and plain(found) != plain(recorded):
                    self._outcome.findings.append(f"{uri}: other findings, as many as then")
                then.forget(uri)
                now.forget(uri)

    def _finish(self) -> None:
        """The recording stops before the end of the session."""
        self._settle(list(self._then.lists))
        for each in self._talk.asked:
            if each.answer is None and each.method != lsp.WORKSPACE_DIAGNOSTIC:
                self._waiting.for_answer(each)
        if self._initialized and not self._shut:
            self._shut = True
            self._waiting.ask(lsp.SHUTDOWN)
        self._over = True
        self._send(body_of(lsp.EXIT, None))

    def _send(self, body: bytes) -> None:
        writer = self._server.writer
        if not self._talk.wait(lambda: not writer.full, waiting.PATIENCE) or self._talk.ended:
            raise OverError
        writer.write(headed(body))

    def _pause(self, seconds: float) -> None:
        rest = self._start + seconds - time.monotonic()
        if self._paced and rest > 0:
            time.sleep(rest)
