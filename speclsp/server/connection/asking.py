"""Requests of ours to the client, and its answers, whenever they come and whatever they are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from speclsp.server.connection.message import Answer
from speclsp.server.connection.values import Json, MalformedError

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that an answer is waited for which no person has to give."""


class Asking:
    """Our requests that wait for an answer. `send` takes a message."""

    def __init__(self, send: Callable[[Json], None]) -> None:
        self._send = send
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._asked_so_far = 0

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    async def ask(self, method: str, params: Json, patience: float | None = PATIENCE) -> Json:
        """The result of a request to the client, which None waits for without end.

        Raises TimeoutError, and MalformedError where the client answers with an error.
        """
        self._asked_so_far += 1
        # The client's own requests may have any identifier; a message says whose it is.
        identifier = f"s:{self._asked_so_far}"
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[identifier] = answer
        self._send({"jsonrpc": "2.0", "id": identifier, "method": method, "params": params})
        try:
            return await asyncio.wait_for(answer, patience)
        except asyncio.CancelledError:
            if patience is None:
                # A person is still shown the question.
                cancel = {"id": identifier}
                self._send({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": cancel})
            raise
        finally:
            self._waiting.pop(identifier, None)

    def answered(self, answer: Answer) -> None:
        waiting = self._waiting.get(answer.id) if isinstance(answer.id, str) else None
        if waiting is None or waiting.done():
            log.info("an answer to no question of ours")
        elif answer.failed:
            waiting.set_exception(MalformedError("the client answered with an error"))
        else:
            waiting.set_result(answer.result)
