"""Answers whose code is loaded when one of them is first asked for: an editor waits for the first
findings, and not for what it asks afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from speclsp.server.connection.values import Json

Answer = Callable[[Json], Json]


class Answering(Protocol):
    """Answers some of what is asked, by method."""

    @property
    def answers(self) -> dict[str, Answer]: ...


class Later:
    """Stands for what `make` gives, which answers these methods and no others."""

    def __init__(self, make: Callable[[], Answering], methods: Sequence[str]) -> None:
        self._make = make
        self._methods = methods
        self._made: dict[str, Answer] | None = None

    @property
    def answers(self) -> dict[str, Answer]:
        return {method: partial(self._answer, method) for method in self._methods}

    def _answer(self, method: str, params: Json) -> Json:
        if self._made is None:
            self._made = self._make().answers
        return self._made[method](params)
