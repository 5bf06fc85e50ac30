"""A progress bar in the client, where it has one and allows it."""

from __future__ import annotations

import asyncio
import logging
import uuid
from time import perf_counter

from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import MalformedError

log = logging.getLogger(__name__)


_AT_ONCE, _INTERVAL = 0.3, 0.1
"""Seconds: what is done within the first is not shown, and no more often than the second."""


class Progress:
    """One piece of work. Nothing is shown before the client has agreed to it, or if it does not."""

    def __init__(self, protocol: Protocol, title: str, *, wanted: bool) -> None:
        self._protocol = protocol
        self._title = title
        self._token = str(uuid.uuid4())
        self._agreed = asyncio.ensure_future(self._ask()) if wanted else None
        self._begun = False
        # When something is to be said next.
        self._next = perf_counter() + _AT_ONCE

    def report(self, done: int, total: int) -> None:
        """So much of it is done."""
        if perf_counter() < self._next or not self._is_agreed():
            return
        self._next = perf_counter() + _INTERVAL
        percentage = 100 * done // max(1, total)
        said = {"percentage": percentage, "message": f"{done}/{total}"}
        if self._begun:
            self._say({"kind": "report", **said})
        else:
            self._begun = True
            self._say({"kind": "begin", "title": self._title, "cancellable": False, **said})

    def end(self) -> None:
        if self._begun:
            self._say({"kind": "end"})
        elif self._agreed is not None and not self._agreed.done():
            # An answer that comes later finds nobody waiting.
            self._agreed.cancel()

    async def _ask(self) -> bool:
        try:
            await self._protocol.asking.ask(
                "window/workDoneProgress/create", {"token": self._token}
            )
        except (TimeoutError, MalformedError):
            log.info("the client shows no progress")
            return False
        return True

    def _is_agreed(self) -> bool:
        agreed = self._agreed
        return agreed is not None and agreed.done() and not agreed.cancelled() and agreed.result()

    def _say(self, value: object) -> None:
        self._protocol.tell("$/progress", {"token": self._token, "value": value})
