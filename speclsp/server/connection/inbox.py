"""What has been read and not yet been done, and when it is done.

Everything that has been read is looked at before the next thing is done, and everything that
waits is done before anything is analysed: many keystrokes at once are one analysis.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from time import perf_counter

from speclsp.server.connection.message import message
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.slices import SLICE

MOST = 64 << 20
"""Bytes that have been read and not been looked at, from which on no more is read."""

_MOST_LOOKED_AT = 10_000


class Inbox:
    """`idle` is called when nothing waits, with a function that tells when to leave off; it says
    whether it would go on. While `is_full`, the client does not take its answers, and nothing is
    begun."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        protocol: Protocol,
        idle: Callable[[Callable[[], bool]], bool],
        is_full: Callable[[], bool],
    ) -> None:
        self._loop = loop
        self._protocol = protocol
        self._idle = idle
        self._is_full = is_full
        self._arrived: deque[bytes] = deque()
        self._size = 0
        self._room = threading.Condition()
        self._woken = False
        self._end = 0.0
        self._gone: Callable[[], None] | None = None

    def take(self, body: bytes) -> None:
        """Takes a message; called in the thread that reads, which waits while there is no room."""
        with self._room:
            self._room.wait_for(lambda: self._size < MOST)
            self._size += len(body)
        self._arrived.append(body)
        self.wake()

    def close(self, gone: Callable[[], None]) -> None:
        """Nothing more will come. `gone` is called on the loop when what has come was done."""
        self._gone = gone
        self.wake()

    def wake(self) -> None:
        """There may be something to do; called in any thread."""
        if not self._woken:
            self._woken = True
            try:
                self._loop.call_soon_threadsafe(self._work)
            except RuntimeError:
                # The loop has ended.
                return

    def _work(self) -> None:
        self._woken = False
        self._end = perf_counter() + SLICE
        self._look()
        if self._gone is not None:
            self._protocol.end_soon()
        while self._protocol.waiting and (self._protocol.is_ending or not self._is_full()):
            self._protocol.handle_next()
            self._look()
            if perf_counter() > self._end:
                self.wake()
                return
        if self._protocol.waiting or self._protocol.is_busy():
            return
        if self._gone is not None and not self._arrived:
            self._gone()
        elif not self._is_full() and self._idle(self._interrupted):
            self.wake()

    def _interrupted(self) -> bool:
        """Whether something has come, or it is time for something else."""
        return bool(self._arrived) or perf_counter() > self._end

    def _look(self) -> None:
        size = 0
        while self._arrived and self._protocol.queued < _MOST_LOOKED_AT:
            body = self._arrived.popleft()
            size += len(body)
            self._protocol.arrived(message(body))
        if size:
            with self._room:
                self._size -= size
                self._room.notify_all()
