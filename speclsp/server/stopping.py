"""Work that the user sees going on, and can stop."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from lsprotocol import types as lsp

from speclsp.server.client import Client, at
from speclsp.server.connection.message import is_id
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import Json, MalformedError

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

_AT_ONCE = 0.3
"""Seconds: what is done within them is not shown."""


class Stopping:
    """What is going on, by the token under which the client shows it."""

    def __init__(self, client: Client, protocol: Protocol) -> None:
        self._wanted = client.progress
        self._protocol = protocol
        self._shown: dict[str, asyncio.Task[Any]] = {}

    @property
    def notifications(self) -> dict[str, Callable[[Json], None]]:
        return {lsp.WINDOW_WORK_DONE_PROGRESS_CANCEL: self._stop}

    async def shown(self, title: str, work: Coroutine[Any, Any, _Result]) -> _Result:
        """The result of `work`, which the client shows under a title. Raises CancelledError where
        the user stops it."""
        task = asyncio.ensure_future(work)
        if not self._wanted:
            return await task
        token = str(uuid.uuid4())
        self._shown[token] = task
        begun: list[str] = []
        showing = asyncio.ensure_future(self._show(token, title, begun))
        try:
            return await task
        finally:
            del self._shown[token]
            showing.cancel()
            if begun:
                self._say(token, {"kind": "end"})

    async def _show(self, token: str, title: str, begun: list[str]) -> None:
        await asyncio.sleep(_AT_ONCE)
        try:
            await self._protocol.asking.ask(lsp.WINDOW_WORK_DONE_PROGRESS_CREATE, {"token": token})
        except (TimeoutError, MalformedError):
            log.info("the client shows no progress")
            return
        begun.append(token)
        self._say(token, {"kind": "begin", "title": title, "cancellable": True})

    def _stop(self, params: Json) -> None:
        token = at(params, "token")
        if is_id(token) and (task := self._shown.get(str(token))) is not None:
            task.cancel()

    def _say(self, token: str, value: Json) -> None:
        self._protocol.tell(lsp.PROGRESS, {"token": token, "value": value})
