"""Work in pieces, done on an event loop that has other things to do."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from speclsp.work import Work

_Result = TypeVar("_Result")


async def taking_turns(work: Work[_Result]) -> _Result:
    """The result of `work`; after each piece everything else gets its turn."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: _Result = done.value
            return result
        await asyncio.sleep(0)
