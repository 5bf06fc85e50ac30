"""A model whose answers are remembered, so that the same question is asked once."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Final

from speclsp.model.asking import Ask, Model, Reply
from speclsp.model.store import Store

_MEMBERS: Final = {"text": str, "model": str, "input_tokens": int, "output_tokens": int}


class Cached:
    """Asks `model` what `store` does not know.

    Of questions that are the same at the same moment one is asked, and the others wait for it; it
    is given up when nobody waits any more. Errors are not remembered.
    """

    def __init__(self, model: Model, store: Store) -> None:
        self._model = model
        self._store = store
        self._running: dict[str, _Shared] = {}

    @property
    def identity(self) -> str:
        return self._model.identity

    async def ask(self, ask: Ask) -> Reply:
        key = ask.key(self.identity)
        shared = self._running.get(key)
        joined = shared is not None
        if shared is None:
            shared = self._running[key] = _Shared(asyncio.ensure_future(self._answer(key, ask)))
            shared.task.add_done_callback(lambda task: self._ended(key, task))
        shared.waiting += 1
        try:
            reply = await asyncio.shield(shared.task)
        finally:
            shared.waiting -= 1
            if not shared.waiting and not shared.task.done():
                if self._running.get(key) is shared:
                    del self._running[key]
                shared.task.cancel()
        return reply._replace(remembered=True) if joined else reply

    async def remembered(self, ask: Ask) -> Reply | None:
        """The answer of before, without asking anybody."""
        return await self._found(ask.key(self.identity), ask)

    async def forget(self, ask: Ask) -> None:
        """Has it asked anew the next time: for an answer that turned out to be of no use."""
        await asyncio.to_thread(self._store.forget, ask.key(self.identity))

    async def keep(self, key: str, reply: Reply) -> None:
        """Remembers an answer that came by another way, by the key of its question."""
        await asyncio.to_thread(self._store.put, key, _written(reply))

    async def aclose(self) -> None:
        """Ends what is running, and closes the store; `model` is left to whoever made it."""
        tasks = [each.task for each in self._running.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.to_thread(self._store.close)

    async def _answer(self, key: str, ask: Ask) -> Reply:
        found = await self._found(key, ask)
        if found is not None:
            return found
        reply = await self._model.ask(ask)
        if not reply.remembered and _fits(reply.text, ask.schema):
            await asyncio.to_thread(self._store.put, key, _written(reply))
        return reply

    async def _found(self, key: str, ask: Ask) -> Reply | None:
        value = await asyncio.to_thread(self._store.get, key)
        reply = None if value is None else _read(value)
        if reply is not None and not _fits(reply.text, ask.schema):
            reply = None
        if value is not None and reply is None:
            await asyncio.to_thread(self._store.forget, key)
        return reply

    def _ended(self, key: str, task: asyncio.Task[Reply]) -> None:
        if not task.cancelled():
            # Whoever waited has it; where nobody did, it is looked at here.
            task.exception()
        shared = self._running.get(key)
        if shared is not None and shared.task is task:
            del self._running[key]


class _Shared:
    def __init__(self, task: asyncio.Task[Reply]) -> None:
        self.task = task
        self.waiting = 0


def _written(reply: Reply) -> bytes:
    return json.dumps({name: getattr(reply, name) for name in _MEMBERS}).encode("ascii")


def _read(value: bytes) -> Reply | None:
    """The answer that these bytes are; None for anything that has not been written here."""
    found = _json(value)
    if not isinstance(found, dict) or found.keys() != _MEMBERS.keys():
        return None
    for name, kind in _MEMBERS.items():
        if type(found[name]) is not kind:
            return None
    reply = Reply(**found, remembered=True)
    return reply if min(reply.input_tokens, reply.output_tokens) >= 0 else None


def _fits(text: str, schema: str) -> bool:
    """Whether this is an object that has what the schema requires of it, at the least."""
    found, wanted = _json(text), _json(schema)
    required = wanted.get("required") if isinstance(wanted, dict) else None
    return isinstance(found, dict) and all(name in found for name in required or ())


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
