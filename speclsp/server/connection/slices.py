"""Work on the event loop, a few milliseconds at a time, so that nothing waits long for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from time import perf_counter
from typing import Any, TypeVar

from speclsp.work import Work

_Result = TypeVar("_Result")

SLICE = 0.003
"""Seconds that are worked at a time, to which the last piece is added."""


def begun(
    work: Work[_Result], turn: asyncio.Lock | None = None
) -> _Result | Coroutine[Any, Any, _Result]:
    """Does the first slice of `work`. Gives its result if that was all, else what is to be awaited
    for the rest of it, which waits for its `turn` among others."""
    try:
        _slice(work)
    except StopIteration as done:
        result: _Result = done.value
        return result
    return whole(work) if turn is None else _in_turn(work, turn)


async def _in_turn(work: Work[_Result], turn: asyncio.Lock) -> _Result:
    async with turn:
        return await whole(work)


async def whole(work: Work[_Result], yields_to: Callable[[], bool] = lambda: False) -> _Result:
    """The result of `work`, of which nothing is done while `yields_to`."""
    while True:
        await asyncio.sleep(0)
        while yields_to():
            await asyncio.sleep(0.001)
        try:
            _slice(work)
        except StopIteration as done:
            result: _Result = done.value
            return result


def _slice(work: Work[Any]) -> None:
    """Raises StopIteration at the end of the work."""
    end = perf_counter() + SLICE
    while perf_counter() < end:
        next(work)
