"""A progress bar in the client, where it has one and allows it."""

from __future__ import annotations

import asyncio
import logging
import uuid

from speclsp.server.connection.protocol import Protocol
from speclsp.server.convert import MalformedError

log = logging.getLogger(__name__)


class Progress:
    """One piece of work. Nothing is shown before the client has agreed to it, or if it does not."""

    def __init__(self, protocol: Protocol, title: str, *, wanted: bool) -> None:
        self._protocol = protocol
        self._title = title
        self._token = str(uuid.uuid4())
        self._agreed = asyncio.ensure_future(self._ask()) if wanted else None
        self._begun = False
        self._percentage = -1

    def report(self, done: int, total: int) -> None:
        """So much of it is done."""
        percentage = 100 * done // max(1, total)
        if percentage == self._percentage or not self._is_agreed():
            return
        self._percentage = percentage
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
