"""What is sent, in a thread of its own: a client that stops reading never stops the server."""

from __future__ import annotations

import logging
import os
import threading
from collections import deque
from collections.abc import Callable

log = logging.getLogger(__name__)

FULL = 8 << 20
"""Bytes that wait to be sent, from which on nothing new is begun."""

MOST = 256 << 20
"""Bytes that wait to be sent, from which on the client is given up."""


class Writer:
    """Sends in the order of `write`. The functions that it is given are called in its thread.

    `relieved`: what made `full` true has been sent. `failed`: nothing can be sent any more.
    """

    def __init__(
        self, descriptor: int, relieved: Callable[[], None], failed: Callable[[], None]
    ) -> None:
        self._descriptor = descriptor
        self._relieved = relieved
        self._failed = failed
        self._waiting: deque[bytes] = deque()
        # Bytes, those that are being sent included.
        self._size = 0
        self._full = False
        self._closed = False
        self._changed = threading.Condition()
        threading.Thread(target=self._run, name="writer", daemon=True).start()

    def write(self, data: bytes) -> None:
        """Never waits. What is written after the end goes nowhere."""
        with self._changed:
            if self._closed:
                return
            if self._size + len(data) > MOST:
                log.error("the client does not read what it is sent")
                self._closed = True
            else:
                self._waiting.append(data)
                self._size += len(data)
                self._full = self._full or self._size > FULL
            self._changed.notify_all()
        if self._closed:
            self._failed()

    @property
    def full(self) -> bool:
        return self._full

    def close(self, patience: float) -> None:
        """Ends after what has been written was sent, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._size, patience)
            self._closed = True
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting)
                if not self._waiting or self._closed:
                    return
                data = b"".join(self._waiting)
                self._waiting.clear()
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]
            except OSError:
                log.info("the client does not listen any more")
                with self._changed:
                    self._closed = True
                    self._changed.notify_all()
                self._failed()
                return
            with self._changed:
                self._size -= len(data)
                relieved = self._full and self._size <= FULL
                self._full = self._full and not relieved
                self._changed.notify_all()
            if relieved:
                self._relieved()
