"""An author at the keyboard: types words into a document, takes them back, and times each key."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.client import Client
from bench.statistic import median, percentile

SPECLSP = (sys.executable, "-m", "speclsp", "serve")
BARE = (sys.executable, "-m", "bench.bare")
WORD = "measured"
TURN = 2 * len(WORD)
"""Keys in a row: a word, and back."""

_PROSE = re.compile(r"[A-Z][\x20-\x7e]{39,}")


class Round(NamedTuple):
    """Seconds from a key to its diagnostics."""

    p50: float
    p95: float


class Author:
    """Types in one document, open in one server: eight keys in a line, eight back, the next."""

    def __init__(self, client: Client, path: Path, text: str) -> None:
        self.uri = path.as_uri()
        self._client = client
        self._version = 1
        self._keys = 0
        lines = [at for at, line in enumerate(text.split("\n")) if _PROSE.match(line)]
        # Far apart, and in an order that jumps.
        self._lines = lines[:: max(1, len(lines) // 40)]
        client.open(self.uri, text)
        self.findings = len(client.diagnostics(self.uri, 1).content["params"]["diagnostics"])

    def press(self) -> float:
        """Seconds from one key to the diagnostics of the text after it."""
        step, place = self._keys % TURN, self._keys // TURN
        self._keys += 1
        self._version += 1
        line = self._lines[place * 7 % len(self._lines)]
        if step < len(WORD):
            change = _change(line, 10 + step, 10 + step, WORD[step])
        else:
            column = 10 + TURN - step
            change = _change(line, column - 1, column, "")
        sent = self._client.change(self.uri, self._version, [change])
        received = self._client.diagnostics(self.uri, self._version).received
        self._client.forget()
        return received - sent

    def presses(self, keys: int) -> list[float]:
        """Seconds for each of so many keys."""
        return [self.press() for _ in range(keys)]


def interleaved(authors: Sequence[Author], rounds: int, keys: int) -> list[Round]:
    """For each author the median of some rounds of at least so many keys.

    The authors take turns, a word at a time, so that whatever else the machine does falls on all.
    """
    for author in authors:
        author.presses(2 * TURN)
    taken: list[list[Round]] = [[] for _ in authors]
    for _ in range(rounds):
        seconds: list[list[float]] = [[] for _ in authors]
        for _ in range(-(-keys // TURN)):
            for author, mine in zip(authors, seconds, strict=True):
                mine += author.presses(TURN)
        for mine, all_mine in zip(seconds, taken, strict=True):
            all_mine.append(Round(percentile(mine, 0.5), percentile(mine, 0.95)))
    return [Round(median(r.p50 for r in mine), median(r.p95 for r in mine)) for mine in taken]


def _change(line: int, start: int, end: int, text: str) -> dict[str, object]:
    places = {"line": line, "character": start}, {"line": line, "character": end}
    return {"range": {"start": places[0], "end": places[1]}, "text": text}
