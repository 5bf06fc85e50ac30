"""How far a long run is, drawn on a terminal, and how long each part of it took."""

from __future__ import annotations

import os
import sys
import time

_PATIENCE = 0.8
_EVERY = 0.1
_CELLS = 24


class Progress:
    """Called for every document. Draws nothing in a short run, or on what is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        stream = sys.stderr
        self._stream = stream
        terminal = stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
        self._draws = terminal and not quiet
        self._since = self._last = time.monotonic()
        self._next = self._since + _PATIENCE
        self._drawn = False
        self._doing = "starting"
        self.seconds: dict[str, float] = {}

    def __call__(self, doing: str, done: int, total: int) -> None:
        now = self._note(doing)
        if self._draws and now >= self._next:
            self._next = now + _EVERY
            self._draw(doing, done, total)

    def done(self, doing: str) -> None:
        """What comes next is `doing`; the bar is gone."""
        self._note(doing)
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False

    @property
    def timing(self) -> str:
        """The seconds of each part, and of all."""
        self._note(self._doing)
        parts = [f"{doing} {seconds:.2f} s" for doing, seconds in self.seconds.items()]
        return ", ".join([*parts, f"in all {self._last - self._since:.2f} s"])

    def _note(self, doing: str) -> float:
        now = time.monotonic()
        spent = self.seconds.get(self._doing, 0.0) + now - self._last
        self.seconds[self._doing] = spent
        self._doing, self._last = doing, now
        return now

    def _draw(self, doing: str, done: int, total: int) -> None:
        cells = _CELLS * done // max(1, total)
        bar = "#" * cells + "." * (_CELLS - cells)
        self._stream.write(f"\r\x1b[K{doing:<8} [{bar}] {done:,}/{total:,}")
        self._stream.flush()
        self._drawn = True
