"""A server in this process, in a thread of its own, over pipes as an editor has them."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from speclsp.report.safe import plain_line, safe
from speclsp.server.connection import reader
from speclsp.server.connection.ending import Ending
from speclsp.server.connection.streams import Streams
from speclsp.server.connection.writer import Writer
from speclsp.server.main import SWITCH, session


class Serving:
    """A server that has been started. `take` and `gone` are called in the thread that reads."""

    def __init__(
        self, take: Callable[[bytes], None], gone: Callable[[], None], relieved: Callable[[], None]
    ) -> None:
        theirs, ours = os.pipe()
        mine, yours = os.pipe()
        self._to_server = ours
        self._codes: SimpleQueue[int | None] = SimpleQueue()
        self._streams = Streams(theirs, yours)
        sys.setswitchinterval(SWITCH)
        # Its pipe takes what the server is ready for; the rest waits here.
        self.writer = Writer(ours, relieved, gone)
        reader.read(mine, take, gone)
        threading.Thread(target=self._run, name="server", daemon=True).start()

    def end(self, patience: float) -> int | None:
        """The exit code of the server; None if it hangs. What it was sent last is `exit`."""
        try:
            return self._codes.get(timeout=patience)
        except Empty:
            return None

    def _run(self) -> None:
        try:
            self._codes.put(asyncio.run(self._serve()))
        finally:
            self._codes.put(None)

    async def _serve(self) -> int:
        def hung(code: int) -> None:
            self._codes.put(None)

        code = await session(self._streams, Ending(asyncio.get_running_loop(), hung))
        self._codes.put(code)
        # All has been sent, so this is the end of what can be read.
        os.close(self._streams.writing)
        return code


def log_safely(level: int) -> None:
    """What the server logs goes to standard error; it may quote whatever is in a recording."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter("server: %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.getLogger("pygls").setLevel(logging.ERROR)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(plain_line(safe(line)) for line in super().format(record).splitlines())
