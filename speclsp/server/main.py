"""Serves one client over standard input and output, and ends with its exit code."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from speclsp.server.connection import parent, reader
from speclsp.server.connection.ending import Ending, leave
from speclsp.server.connection.inbox import Inbox
from speclsp.server.connection.logs import LINES
from speclsp.server.connection.streams import Streams, private
from speclsp.server.connection.writer import Writer
from speclsp.server.server import Server

if TYPE_CHECKING:
    from speclsp.server.recording.recorder import Recorder

log = logging.getLogger(__name__)

# Shorter than the loop works at a time: else the threads that read and write wait for many such.
SWITCH = 0.001
_LAST_WORDS = 0.5
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
    logging.basicConfig(level=level, handlers=[LINES])
    logging.getLogger("pygls").setLevel(logging.ERROR)
    sys.setswitchinterval(SWITCH)
    try:
        code = asyncio.run(_served(streams, arguments, prepare))
    except KeyboardInterrupt:
        code = 1
    leave(code)
    return code


async def _served(streams: Streams, arguments: Sequence[str], prepare: Prepare) -> int:
    ending = Ending(asyncio.get_running_loop())
    ending.heed_signals()
    recorder = _recorder(arguments)
    code = await session(streams, ending, prepare, parent.named(arguments), recorder)
    # Not by the ordinary way, on which whatever hangs is waited for.
    leave(code)
    return code


def _recorder(arguments: Sequence[str]) -> Recorder | None:
    """What is loaded for nobody who does not ask for it."""
    if not any(argument.startswith("--record") for argument in arguments):
        return None
    from speclsp.server.recording.recorder import wanted

    return wanted(arguments)


async def session(
    streams: Streams,
    ending: Ending,
    prepare: Prepare = lambda server: None,
    process: int | None = None,
    recorder: Recorder | None = None,
) -> int:
    """Serves until the session ends, and gives the exit code. `process` is the client's."""
    loop = asyncio.get_running_loop()

    def failed() -> None:
        ending.end_from_elsewhere(1)

    def watch(number: object) -> None:
        parent.watch(number, failed)

    server = Server(lambda: inbox.wake(), watch)
    protocol = server.protocol
    writer = Writer(streams.writing, lambda: inbox.wake(), failed)
    inbox = Inbox(loop, protocol, server.idle, lambda: writer.full)
    take = inbox.take if recorder is None else recorder.before(inbox.take)
    protocol.write = writer.write if recorder is None else recorder.along(writer.write)
    protocol.end = ending.end
    protocol.resume = inbox.wake
    protocol.ending = ending.in_sight
    prepare(server)
    watch(process)

    def gone() -> None:
        ending.in_sight(1)
        inbox.close(lambda: ending.end(0 if protocol.stage == "down" else 1))

    reader.read(streams.reading, take, gone)
    code = await ending.ended
    server.close()
    writer.close(_LAST_WORDS)
    if recorder is not None:
        recorder.close(_LAST_WORDS)
    return code
