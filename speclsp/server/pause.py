"""Something that is done once, a while after it was wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Pause:
    """Calls `then` so many seconds after it was begun; to begin anew puts it off."""

    def __init__(self, seconds: float, then: Callable[[], None]) -> None:
        self._seconds = seconds
        self._then = then
        self._timer: asyncio.TimerHandle | None = None

    def begin(self, seconds: float | None = None) -> None:
        """In `seconds`, where they are given."""
        self.cancel()
        wait = self._seconds if seconds is None else seconds
        self._timer = asyncio.get_running_loop().call_later(wait, self._over)

    def ensure(self) -> None:
        """Begins, unless it has been begun."""
        if self._timer is None:
            self.begin()

    def cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _over(self) -> None:
        self._timer = None
        self._then()
