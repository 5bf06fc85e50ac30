"""What the server says of itself, on standard error, in a thread of its own: who does not read it
stops nothing but this."""

from __future__ import annotations

import logging
import sys
import threading
from collections import deque

MOST = 1_000
"""Lines that wait, beyond which the oldest are lost."""


class Lines(logging.Handler):
    """Takes lines without ever waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self._waiting: deque[str] = deque(maxlen=MOST)
        self._writing = False
        self._changed = threading.Condition()
        self._started = False

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record)
        except Exception:  # noqa: BLE001 - what cannot be said is not said
            return
        with self._changed:
            if not self._started:
                self._started = True
                threading.Thread(target=self._run, name="log", daemon=True).start()
            self._waiting.append(line)
            self._changed.notify_all()

    def drain(self, patience: float) -> None:
        """Waits until all has been written, at most so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting and not self._writing, patience)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._writing = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._waiting)
                self._writing = True
                line = self._waiting.popleft()
            try:
                sys.stderr.write(f"{line}\n")
                sys.stderr.flush()
            except (OSError, ValueError, AttributeError):
                continue


LINES = Lines()
"""Those of this process."""
