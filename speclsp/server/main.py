"""Serves one client over standard input and output, and ends with its exit code.

The streams are kept private: whatever else prints goes to standard error, and whatever else reads
finds nothing.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Sequence
from functools import partial

from speclsp.server.frames import BrokenStreamError, frames
from speclsp.server.server import Server

log = logging.getLogger(__name__)

_SWITCH = 0.001


def serve(arguments: Sequence[str] = ()) -> int:
    """Serves until the client says `exit` or goes away; 0 where it said `shutdown` before, else 1.

    Arguments that are not known are left alone: editors add some of their own.
    """
    level = logging.INFO if "--verbose" in arguments else logging.WARNING
    logging.basicConfig(
        stream=sys.stderr, level=level, format="%(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("pygls").setLevel(logging.ERROR)
    # Shorter than the loop works at a time: else the thread that reads waits for many such times.
    sys.setswitchinterval(_SWITCH)
    return asyncio.run(_session(*_private_streams()))


def _private_streams() -> tuple[int, int]:
    """Descriptors to read and to write that nothing else in this process knows."""
    reading, writing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return reading, writing


async def _session(reading: int, writing: int) -> int:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()
    server = Server(loop)

    def end(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    def write(data: bytes) -> None:
        if ended.done():
            return
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(writing, rest) :]
        except OSError:
            log.info("the client does not listen any more")
            end(1)

    def read() -> None:
        try:
            for body in frames(partial(os.read, reading)):
                server.post(body)
        except (BrokenStreamError, OSError) as error:
            log.error("the client cannot be understood: %s", error)
        try:
            loop.call_soon_threadsafe(server.gone)
        except RuntimeError:
            return

    server.protocol.write = write
    server.protocol.end = end
    threading.Thread(target=read, name="reader", daemon=True).start()
    code = await ended
    server.close()
    return code
