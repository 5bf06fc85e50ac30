"""Serves one client over standard input and output, and ends with its exit code."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence

from speclsp.server.connection import parent, reader
from speclsp.server.connection.ending import Ending, leave
from speclsp.server.connection.inbox import Inbox
from speclsp.server.connection.streams import Streams, private
from speclsp.server.connection.writer import Writer
from speclsp.server.server import Server

log = logging.getLogger(__name__)

# Shorter than the loop works at a time: else the threads that read and write wait for many such.
_SWITCH = 0.001
_LAST_WORDS = 1.0
"""Seconds that the client is given to read what it was sent before the end."""

Prepare = Callable[[Server], None]


def serve(arguments: Sequence[str] = (), prepare: Prepare = lambda server: None) -> int:
    """Serves until the client says `exit` or goes away, and ends the process: with 0 where it said
    `shutdown` before, else with 1.

    Arguments that are not known are left alone: editors add some of their own. `prepare` may add
    commands.
    """
    streams = private()
    level = logging.INFO if "--verbose" in arguments else logging.WARNING
    logging.basicConfig(
        stream=sys.stderr, level=level, format="%(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("pygls").setLevel(logging.ERROR)
    sys.setswitchinterval(_SWITCH)
    try:
        code = asyncio.run(_session(streams, parent.named(arguments), prepare))
    except KeyboardInterrupt:
        code = 1
    leave(code)
    return code


async def _session(streams: Streams, process: int | None, prepare: Prepare) -> int:
    loop = asyncio.get_running_loop()
    ending = Ending(loop)
    ending.heed_signals()

    def failed() -> None:
        ending.end_from_elsewhere(1)

    def watch(number: object) -> None:
        parent.watch(number, failed)

    server = Server(lambda: inbox.wake(), watch)
    protocol = server.protocol
    writer = Writer(streams.writing, lambda: inbox.wake(), failed)
    inbox = Inbox(loop, protocol, server.idle, lambda: writer.full)
    protocol.write = writer.write
    protocol.end = ending.end
    protocol.resume = inbox.wake
    protocol.ending = ending.in_sight
    prepare(server)
    watch(process)

    def gone() -> None:
        ending.in_sight(1)
        inbox.close(lambda: ending.end(0 if protocol.stage == "down" else 1))

    reader.read(streams.reading, inbox.take, gone)
    code = await ending.ended
    server.close()
    writer.close(_LAST_WORDS)
    # Not by the ordinary way, on which whatever hangs is waited for.
    leave(code)
    return code
