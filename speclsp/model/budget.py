"""What asking may cost and has cost, by day and by run, shared by all processes of the user.

Each call is a line in a file of its day, `calls input-tokens output-tokens`, which is only ever
added to: so no process needs to wait for another, and none loses what another has written.
"""

from __future__ import annotations

import asyncio
import os
import re
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from speclsp.model.asking import Ask, Kind, Model, ModelError, Reply
from speclsp.model.cached import Cached
from speclsp.model.folders import OPEN, bytes_from, made_private

UNSENT: Final[frozenset[Kind]] = frozenset(
    ("off", "no-key", "not-installed", "settings", "secret", "paused", "budget")
)
"""What is said before anything is sent, and so costs nothing."""

_LINE: Final = re.compile(rb"(-?\d{1,9}) (-?\d{1,12}) (-?\d{1,12})")
_FILE: Final = re.compile(r"spent-\d{4}-\d\d-\d\d")
_LARGEST: Final = 16_000_000
_PER_TOKEN: Final = 3


class Limits(NamedTuple):
    """What the user allows, a day being one of UTC; 0 allows nothing."""

    calls_per_day: int = 200
    # Of input.
    tokens_per_day: int = 1_000_000
    calls_per_run: int = 100


class Spent(NamedTuple):
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    def plus(self, other: Spent) -> Spent:
        return Spent(*(one + two for one, two in zip(self, other, strict=True)))


class Estimate(NamedTuple):
    """What questions will cost at the most, and how many of them cost nothing."""

    calls: int
    input_tokens: int
    remembered: int


class Budget:
    """`clock` gives seconds since 1970. May be used from any thread; raises ModelError alone."""

    def __init__(
        self, limits: Limits, folder: Path, clock: Callable[[], float] = time.time
    ) -> None:
        self.limits = limits
        # What is wrong with the record, in one line; "" for nothing.
        self.note = ""
        self._folder = folder
        self._clock = clock
        self._lock = threading.Lock()
        self._day = ""
        self._known = Spent()
        self._offset = 0
        # What could not be written down.
        self._unwritten = Spent()
        self._run = Spent()

    @property
    def run(self) -> Spent:
        """What this run has cost so far."""
        return self._run

    def begin_run(self) -> None:
        """What follows is a run of its own: one command, as its user sees it."""
        with self._lock:
            self._run = Spent()

    def today(self) -> Spent:
        """What all processes have spent today. Reads a file."""
        with self._lock:
            return self._today()

    def reserve(self, tokens: int) -> None:
        """Takes a call and `tokens` of input out. Raises ModelError where that is not allowed."""
        with self._lock:
            if self._run.calls >= self.limits.calls_per_run:
                raise _spent(f"the {self.limits.calls_per_run:,} calls of a run")
            wanted = Spent(1, tokens, 0)
            self._add(wanted)
            # Looked at afterwards: of two processes that take the last one, none goes beyond.
            found = self._today()
            if found.calls > self.limits.calls_per_day:
                what = f"the {self.limits.calls_per_day:,} calls of today"
            elif found.input_tokens > self.limits.tokens_per_day:
                what = f"the {self.limits.tokens_per_day:,} tokens of today"
            else:
                self._run = self._run.plus(wanted)
                return
            self._add(Spent(-1, -tokens, 0))
            raise _spent(what)

    def settle(self, tokens: int, real: Spent) -> None:
        """What was reserved has cost `real`."""
        with self._lock:
            difference = real.plus(Spent(-1, -tokens, 0))
            self._run = self._run.plus(difference)
            if difference != Spent():
                self._add(difference)

    def _today(self) -> Spent:
        self._turn()
        try:
            if os.lstat(self._path()).st_size < self._offset:
                self._known, self._offset = Spent(), 0
            added = bytes_from(self._path(), self._offset, _LARGEST)
        except FileNotFoundError:
            self._known, self._offset = Spent(), 0
            return self._unwritten
        except OSError:
            self.note = "what was spent cannot be read, so it counts from zero"
            return self._unwritten
        whole = added[: added.rfind(b"\n") + 1]
        self._offset += len(whole)
        for line in whole.splitlines():
            match = _LINE.fullmatch(line)
            if match is None:
                self.note = "what was spent is damaged, and that part of it is not counted"
            else:
                self._known = self._known.plus(Spent(*map(int, match.groups())))
        return Spent(*(max(0, each) for each in self._known.plus(self._unwritten)))

    def _add(self, what: Spent) -> None:
        self._turn()
        line = b"%d %d %d\n" % what
        try:
            if not made_private(self._folder):
                raise NotADirectoryError
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | OPEN
            descriptor = os.open(self._path(), flags, 0o600)
            try:
                if os.write(descriptor, line) != len(line):
                    raise OSError
            finally:
                os.close(descriptor)
        except OSError:
            self.note = "what was spent cannot be written down, so it is known to this run alone"
            self._unwritten = self._unwritten.plus(what)

    def _turn(self) -> None:
        """Begins a new day, and removes what is left of others."""
        day = time.strftime("%Y-%m-%d", time.gmtime(self._clock()))
        if day == self._day:
            return
        self._day, self._offset = day, 0
        self._known = self._unwritten = Spent()
        with suppress(OSError):
            for name in os.listdir(self._folder):
                if _FILE.fullmatch(name) and name < f"spent-{day}":
                    os.unlink(self._folder / name)

    def _path(self) -> Path:
        return self._folder / f"spent-{self._day}"


class Budgeted:
    """Asks `model` as long as the budget lasts."""

    def __init__(self, model: Model, budget: Budget) -> None:
        self._model = model
        self.budget = budget

    @property
    def identity(self) -> str:
        return self._model.identity

    async def ask(self, ask: Ask) -> Reply:
        tokens = expected(ask)
        await asyncio.to_thread(self.budget.reserve, tokens)
        try:
            reply = await self._model.ask(ask)
        except ModelError as error:
            real = Spent() if error.kind in UNSENT else Spent(1, error.spent)
            await asyncio.to_thread(self.budget.settle, tokens, real)
            raise
        # Cancelled, it has been sent, and nobody knows what it has cost: the reserve stays.
        real = Spent(0 if reply.remembered else 1, reply.input_tokens, reply.output_tokens)
        await asyncio.to_thread(self.budget.settle, tokens, Spent() if reply.remembered else real)
        return reply


async def estimate(model: Model, asks: Iterable[Ask]) -> Estimate:
    """What these questions will cost; the same one twice costs once. Nobody is asked."""
    calls = tokens = remembered = 0
    for ask in {each.key(model.identity): each for each in asks}.values():
        if isinstance(model, Cached) and await model.remembered(ask) is not None:
            remembered += 1
        else:
            calls += 1
            tokens += expected(ask)
    return Estimate(calls, tokens, remembered)


def expected(ask: Ask) -> int:
    """Tokens of input, rather too many than too few."""
    return -(-ask.size // _PER_TOKEN)


def _spent(what: str) -> ModelError:
    return ModelError("budget", f"{what} are spent, the settings of [model] say how many there are")
