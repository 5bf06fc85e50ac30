"""What is waited for in a replay, so that each message finds the server as it found it then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.message import Message, Notification, Request
from speclsp.server.connection.values import Json
from speclsp.server.replaying.conversation import Asked, Conversation
from speclsp.server.replaying.renewing import body_of
from speclsp.server.replaying.shown import Shown
from speclsp.server.status import METHOD as STATUS

PATIENCE = 30.0
"""Seconds after which a request counts as unanswered."""

_QUIET = 2.0
_QUIET_WITHOUT_TEXTS = 0.5
_READING = 0.5
_PAUSE = 0.02
_NOTHING, _SOME, _THE_SAME = range(3)
_FOLDERS = frozenset({lsp.INITIALIZED, lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS})


class OverError(Exception):
    """The server has ended, or hangs."""


class Waiting:
    """`then` is what the recorded client had been told; `send` takes a body."""

    def __init__(
        self, talk: Conversation, then: Shown, send: Callable[[bytes], None], *, texts: bool
    ) -> None:
        self._talk = talk
        self._then = then
        self._send = send
        self._texts = texts
        # How often the client had been asked then to ask for findings again.
        self._refreshes = 0
        # Documents with news since the client's last message.
        self._news: set[str] = set()
        # How much is still expected of the findings of a document, as long as it is not all:
        # that there are some, or nothing.
        self._expected: dict[str, int] = {}
        # When folders were last named, then and now, until it is known that they have been read.
        self._named: tuple[float, float] | None = None
        self._own = 0

    def noted(self, read: Notification | Request) -> None:
        """Something that the server had sent then."""
        if isinstance(read, Request):
            self._refreshes += read.method == lsp.WORKSPACE_DIAGNOSTIC_REFRESH
        elif isinstance(uri := at(read.params, "uri"), str):
            self._news.add(uri)

    def sent(self, method: str, seconds: float) -> None:
        """A notification of the client, which it sent so late then."""
        if method in _FOLDERS:
            self._named = (seconds, time.monotonic())

    def before(self, read: Message, seconds: float) -> None:
        """The client says now what it said so late then."""
        if self._named is not None and self._texts and isinstance(read, Request):
            then, now = self._named
            # In the first moment it is a matter of time what has been read.
            time.sleep(max(0.0, min(seconds - then, _READING) - (time.monotonic() - now)))
            if seconds - then >= _READING:
                self._until_read()
                self._named = None
        if self._news or self._refreshes:
            self.for_news(self._news)
            self._news.clear()

    def for_answer(self, asked: Asked) -> None:
        """Raises OverError."""
        before = time.monotonic()
        if self._talk.wait(lambda: asked.answer is not None, PATIENCE):
            return
        # A request that is forgotten is for the report; where nothing comes, nothing more will.
        if self._talk.ended or self._talk.last_news < before:
            raise OverError

    def for_news(self, uris: Iterable[str]) -> None:
        """Until as much is known of these as then, or the server does not say more."""
        talk = self._talk

        def known() -> bool:
            return talk.refreshes >= self._refreshes and all(map(self._has, uris))

        if not talk.wait(known, PATIENCE, _QUIET if self._texts else _QUIET_WITHOUT_TEXTS):
            # What does not come is not waited for again.
            self._refreshes = min(self._refreshes, talk.refreshes)
            for uri in {uri for uri in uris if not self._has(uri)}:
                self._expected[uri] = max(_NOTHING, self._expects(uri) - 1)

    def ask(self, method: str) -> Json:
        """The result of a request that was not recorded. Raises OverError."""
        self._own += 1
        request = Request(f"replay:{self._own}", method, None)
        asked = self._talk.ask(request, counts=False)
        self._send(body_of(method, None, request.id))
        if asked is None:
            return None
        self.for_answer(asked)
        return asked.answer.result if asked.answer is not None else None

    def until_done(self) -> None:
        """Everything that has been sent had its turn. Raises OverError."""
        self.ask(STATUS)

    def _has(self, uri: str) -> bool:
        expected = self._expects(uri)
        return expected == _NOTHING or self._talk.shown.has(
            self._then, uri, exactly=expected == _THE_SAME
        )

    def _expects(self, uri: str) -> int:
        return self._expected.get(uri, _THE_SAME if self._texts else _SOME)

    def _until_read(self) -> None:
        end = time.monotonic() + PATIENCE
        while at(self.ask(STATUS), "indexing") is True and time.monotonic() < end:
            time.sleep(_PAUSE)
