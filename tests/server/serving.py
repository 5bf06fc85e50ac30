"""A server with commands that no user has: slow ones, ones that hang, that ask and that edit.

Run as a program by the tests, in place of `speclsp --stdio`.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections import Counter
from typing import Any

from speclsp.server.background import Threads, in_thread
from speclsp.server.main import serve
from speclsp.server.server import Server
from speclsp.server.window import Window

COUNTS: Counter[str] = Counter()
THREADS = Threads(4)


def prepare(server: Server) -> None:
    server.commands.offered |= {
        "test.count": count,
        "test.counts": lambda arguments: dict(COUNTS),
        "test.slow": slow,
        "test.sliced": sliced,
        "test.thread": thread,
        "test.hang": hang,
        "test.fail": fail,
        "test.ask": lambda arguments: ask(server, arguments[0]),
        "test.edit": lambda arguments: edit(server, arguments),
        "test.waiting": lambda arguments: len(server.protocol.asking),
    }
    server.protocol.notifications["test/pause"] = pause
    server.protocol.notifications["test/block"] = block


def count(arguments: list[Any]) -> None:
    COUNTS["count"] += 1


async def slow(arguments: list[Any]) -> None:
    COUNTS["slow begun"] += 1
    for _ in range(6_000):
        await asyncio.sleep(0.01)
        COUNTS["slow"] += 1


def sliced(arguments: list[Any]) -> Any:
    """Work in slices, as long as it is wanted."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        COUNTS["sliced"] += 1
        yield


async def thread(arguments: list[Any]) -> None:
    stop = threading.Event()

    def work() -> None:
        COUNTS["thread begun"] += 1
        while not stop.wait(0.01):
            COUNTS["thread"] += 1
        COUNTS["thread stopped"] += 1

    await in_thread(THREADS, work, stop.set)


async def hang(arguments: list[Any]) -> None:
    """A thread that nobody can stop, as in a call that never returns."""

    def work() -> None:
        COUNTS["hang begun"] += 1
        time.sleep(3_600)

    await in_thread(THREADS, work)


async def fail(arguments: list[Any]) -> None:
    raise RuntimeError("a secret path")


async def pause(params: Any) -> None:
    """What comes after it waits."""
    await asyncio.sleep(params["seconds"])


def block(params: Any) -> None:
    """Nothing at all is done meanwhile."""
    time.sleep(params["seconds"])


async def ask(server: Server, question: str) -> bool:
    return await Window(server.protocol).confirmed(question, "Yes, do it")


WINDOWS: dict[Server, Window] = {}


async def edit(server: Server, arguments: list[Any]) -> bool:
    window = WINDOWS.setdefault(server, Window(server.protocol, patience=0.5))
    label, change = arguments
    return await window.applied(label, change)


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:], prepare))
