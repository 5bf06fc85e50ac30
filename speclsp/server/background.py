"""Work off the event loop: what waits for something. Parsing would hold the interpreter anyway."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class _Job:
    """Something to be done for a coroutine that waits for it on the loop."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._loop = asyncio.get_running_loop()
        self.done: asyncio.Future[Any] = self._loop.create_future()

    def run(self) -> None:
        if self.done.cancelled():
            return
        result, error = None, None
        try:
            result = self._work()
        except Exception as raised:  # noqa: BLE001 - it is raised again where it is awaited
            error = raised
        try:
            self._loop.call_soon_threadsafe(self._settle, result, error)
        except RuntimeError:
            # The loop has ended meanwhile, and with it whoever waited.
            return

    def _settle(self, result: Any, error: Exception | None) -> None:
        if self.done.done():
            return
        if error is not None:
            self.done.set_exception(error)
        else:
            self.done.set_result(result)


class Threads:
    """As many as are needed, up to `most`. They do not keep the process alive."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._count = 0
        # Threads that wait for a job, and jobs that wait for a thread.
        self._idle = self._queued = 0
        self._lock = threading.Lock()

    def begin(self, job: _Job) -> None:
        with self._lock:
            self._queued += 1
            more = self._queued > self._idle and self._count < self._most
            self._count += more
        self._jobs.put(job)
        if more:
            threading.Thread(target=self._run, name="background", daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._lock:
                self._idle += 1
            job = self._jobs.get()
            with self._lock:
                self._idle -= 1
                self._queued -= 1
            job.run()


DISK = Threads(2)
"""Threads of their own for what waits for the disk, so that nothing else that hangs stops it."""


async def in_thread(
    threads: Threads, work: Callable[[], _Result], stop: Callable[[], object] = lambda: None
) -> _Result:
    """The result of `work`, done in one of these threads.

    Who does not want it any more cancels this: work that has not been begun is not, and `stop` is
    called, by which other work may learn of it.
    """
    job = _Job(work)
    threads.begin(job)
    try:
        result: _Result = await job.done
    except asyncio.CancelledError:
        stop()
        raise
    return result
