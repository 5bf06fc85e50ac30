"""A model that answers by a function, and small documents to ask it about."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeVar

from speclsp.checking.check import check
from speclsp.diagnostic import Diagnostic
from speclsp.model.asking import Ask, Reply
from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.rules.literate import snapshot

_Result = TypeVar("_Result")
_DATA = re.compile(r"<(data-[0-9a-f]{32})>\n(.*)\n</\1>", re.DOTALL)


class Scripted:
    """Gives each answer in its turn, or what a function makes of the question."""

    identity = "scripted"

    def __init__(self, answers: Iterable[Any] | Callable[[Ask], Any]) -> None:
        self._by: Callable[[Ask], Any]
        if callable(answers):
            self._by = answers
        else:
            turns = iter(answers)
            self._by = lambda _: next(turns)
        self.asked: list[Ask] = []

    async def ask(self, ask: Ask) -> Reply:
        self.asked.append(ask)
        said = self._by(ask)
        return Reply(said if isinstance(said, str) else json.dumps(said), "scripted-1")


def run(asking: Coroutine[Any, Any, _Result]) -> _Result:
    return asyncio.run(asking)


def data(ask: Ask, turn: int = -1) -> Any:
    """What a question is about."""
    (found,) = _DATA.findall(ask.messages[turn].text)
    return json.loads(found[1])


def world(**files: str) -> Snapshot:
    """A workspace; `__` in a name stands for `/`, and the ending is `.md` unless it is stated."""
    named = {
        name.replace("__", "/") + ("" if name.startswith("speclsp_toml") else ".md"): text
        for name, text in files.items()
    }
    return snapshot(named.items())


def findings(of: Snapshot, path: str) -> tuple[Diagnostic, ...]:
    return check(of, path).diagnostics


def at(of: Snapshot, path: str, words: str) -> Span:
    """Where some words stand that stand once."""
    string = of.string(path)
    assert string.count(words) == 1, f"{words!r} stands {string.count(words)} times"
    start = string.index(words)
    return Span(start, start + len(words))
