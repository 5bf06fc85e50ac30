"""How the process ends: once, with one code, and in time even if something in it hangs."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

from speclsp.server.connection.logs import LINES

log = logging.getLogger(__name__)

_LAST_WORDS = 0.2
"""Seconds for what was printed or logged to be read."""

PATIENCE = 3.0
"""Seconds from when the end is in sight until the process is ended whatever it does."""

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


class Ending:
    """The end of a session. `ended` gets the exit code; if something hangs, `hard` does."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, hard: Callable[[int], None] | None = None
    ) -> None:
        self._hard = hard or leave
        self.ended: asyncio.Future[int] = loop.create_future()
        self._loop = loop
        self._deadline: threading.Timer | None = None
        self._code = 1

    def end(self, code: int) -> None:
        """Ends the session; called on the loop."""
        self.in_sight(code)
        if not self.ended.done():
            self.ended.set_result(code)

    def end_from_elsewhere(self, code: int) -> None:
        """The same, called in any thread or by a signal."""
        self.in_sight(code)
        try:
            self._loop.call_soon_threadsafe(self.end, code)
        except RuntimeError:
            # The loop has ended meanwhile.
            return

    def in_sight(self, code: int, patience: float = PATIENCE) -> None:
        """From now on the clock runs; the first `code` is for the case that it runs out."""
        if self._deadline is None:
            self._code = code
            self._deadline = threading.Timer(patience, self._late)
            self._deadline.daemon = True
            self._deadline.start()

    def heed_signals(self) -> None:
        """Ends when the process is told to; called in the main thread."""
        for name in _SIGNALS:
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, self._signalled)

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        self.end_from_elsewhere(1)

    def _late(self) -> None:
        log.error("something hangs, so the process is ended")
        self._hard(self._code)


def leave(code: int) -> None:
    """Ends the process, whatever still runs in it, and though nobody may read what it says."""
    LINES.drain(_LAST_WORDS)
    flush = threading.Thread(target=_flush, name="flush", daemon=True)
    flush.start()
    flush.join(_LAST_WORDS)
    os._exit(code)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue
