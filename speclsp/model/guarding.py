"""A model that is not asked too much at once, nor again and again while it fails."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable

from speclsp.model.asking import LASTING, Ask, Kind, Model, ModelError, Reply

AT_ONCE = 4
FAILURES = 3
# In seconds.
PAUSE = 60.0

# What says something of the model, and not of the question.
FAULTS: frozenset[Kind] = frozenset(("overloaded", "unreachable", "timeout", "bad-answer"))


class Guarded:
    """Asks at most `AT_ONCE` questions at once; after `FAILURES` in a row none for `PAUSE`.

    After an error that lasts it raises the same one, until `renew`.
    """

    def __init__(self, model: Model, clock: Callable[[], float] = time.monotonic) -> None:
        self._model = model
        self._clock = clock
        self._room = asyncio.Semaphore(AT_ONCE)
        self._failures = 0
        self._until = -math.inf
        self._lasting: ModelError | None = None

    @property
    def identity(self) -> str:
        return self._model.identity

    async def ask(self, ask: Ask) -> Reply:
        """The answer. Raises ModelError: that of the model, or `paused`."""
        self._check()
        async with self._room:
            # Those before may have failed while this one waited.
            self._check()
            try:
                reply = await self._model.ask(ask)
            except ModelError as error:
                self._note(error)
                raise
            self._failures = 0
            return reply

    def renew(self) -> None:
        """The user has changed something: whatever was, it is worth another try."""
        self._failures = 0
        self._until = -math.inf
        self._lasting = None

    def _check(self) -> None:
        if (error := self._lasting) is not None:
            raise ModelError(
                error.kind, str(error), status=error.status, request_id=error.request_id
            )
        left = math.ceil(self._until - self._clock()) if self._until > -math.inf else 0
        if left > 0:
            what = (
                f"the model failed {self._failures} times in a row, and is not asked for {left} s"
            )
            raise ModelError("paused", what)

    def _note(self, error: ModelError) -> None:
        # A server may dislike one question, and not what is set.
        doubtful = error.status in (400, 422)
        if error.kind in LASTING and not doubtful:
            self._lasting = error
        elif error.kind in FAULTS or doubtful:
            self._failures += 1
            if self._failures >= FAILURES:
                self._until = self._clock() + PAUSE
        elif error.kind == "no-verdict":
            # It has answered.
            self._failures = 0
