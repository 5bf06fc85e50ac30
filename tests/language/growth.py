"""How what is done to a text grows with it: hostile texts of any size, and the ratio of the times.

No time is a limit. Four times as much takes what is linear four times as long, and what is
quadratic sixteen times. Where that seems to be so, it has to show again in texts so much longer
that no other work on the machine could be mistaken for it.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from itertools import count
from typing import Generic, NamedTuple, TypeVar

Made = TypeVar("Made")

SIZES = (800, 3_200, 12_800, 51_200)
"""Each four times the one before: what hangs at the last is caught at an earlier one."""

MOST_TIMES = 6.5
# Below this a clock says nothing.
_NOISE = 0.01
# In seconds; what takes this for a shorter text is judged by that.
_TOO_LONG_TO_GO_ON = 0.5
_TOO_LONG_TO_DOUBT = 1.0
_LONGER = (4, 16, 64)
_AGAIN = 3

PIECES = {
    "spaces": " ",
    "lines": "\n",
    "letters": "a",
    "capitals": "A",
    "digits": "1",
    "commas": ",",
    "stars": "*",
    "underscores": "_",
    "backticks": "`",
    "hyphens": "-",
    "quotes": '"',
    "apostrophes": "'",
    "round brackets": "(",
    "closed brackets": "()",
    "square brackets": "[",
    "masked": "\ufffc",
    "full stops": ".",
    "colons": ":",
    "words": "a ",
    "names": "Ab ",
    "numbers": "1 ",
    "numbers with points": "1.",
    "ands": "and ",
    "ors": "or ",
    "lists": "door, ",
    "lists with and": "a, b and c ",
    "slashes": "a/",
    "modals": "must ",
    "capital modals": "MUST ",
    "negations": "not ",
    "conditions": "if it is ",
    "conditions without a verb": "if a door, ",
    "conditions with a modal": "if it must ",
    "conditions and stops": "if a, b; ",
    "times": "before it, ",
    "relatives": "door that opens ",
    "nouns of nouns": "key of the door ",
    "pronouns": "it ",
    "emphasis": "**a** ",
    "code": "\ufffc\ufffc ",
    "sentences": "It must open. ",
    "questions": "Is it? ",
    "abbreviations": "e.g. ",
    "words and spaces": "a" + " " * 40,
    "ellipses": "... ",
    "being": "be ",
    "being able": "able to be ",
}


class Growth(NamedTuple):
    """The seconds for a text, and for one so many times as long."""

    size: int
    times: int
    short: float
    long: float

    @property
    def is_steep(self) -> bool:
        """Nearer to what is quadratic than to what is linear."""
        return self.long > max(_NOISE, self.times * math.sqrt(self.times) * self.short)

    def __str__(self) -> str:
        return (
            f"{self.short:.4f} s for {self.size:,} characters, "
            f"{self.long:.4f} s for {self.times} times as many"
        )


def as_is(text: str) -> str:
    return text


class Growing(Generic[Made]):
    """Texts of one kind, four times as long each, and what is made of them before the clock runs.

    They are different each time that one is wanted anew, so that nothing is remembered.
    """

    def __init__(
        self, make: Callable[[str], Made], piece: str, before: str = "", most: int = SIZES[-1]
    ) -> None:
        self._make, self._piece, self._before = make, piece, before
        # What does many things at once shows its growth in shorter texts.
        self._sizes = tuple(size for size in SIZES if size <= most)
        self._kept: dict[int, Made] = {}

    def steep(self, do: Callable[[Made], object]) -> str:
        """How `do` grows too fast; "" where it does not."""
        taken: dict[int, float] = {}
        for size in self._sizes:
            if size not in self._kept:
                self._kept[size] = self._fresh(size)
            taken[size] = _seconds(do, self._kept[size])
            if size // 16 not in taken:
                continue
            small, middle = taken[size // 16], taken[size // 4]
            last = taken[size] > max(_NOISE, MOST_TIMES * middle)
            decides = size == self._sizes[-1] or taken[size] > _TOO_LONG_TO_GO_ON
            if decides and last and taken[size] > MOST_TIMES**2 * small:
                # It may have been the machine.
                growth = self._beyond(do, size // 4)
                if growth.is_steep:
                    return f"{growth}, of {self._before + self._piece!r}"
        return ""

    def _beyond(self, do: Callable[[Made], object], size: int) -> Growth:
        """From a text to a much longer one: the best of several times."""
        short = min(_seconds(do, self._fresh(size)) for _ in range(_AGAIN))
        growth = Growth(size, 1, short, short)
        for times in _LONGER:
            growth = Growth(size, times, short, _seconds(do, self._fresh(size * times)))
            if growth.long > _TOO_LONG_TO_DOUBT:
                break
        if growth.is_steep:
            again = _seconds(do, self._fresh(size * growth.times))
            growth = growth._replace(long=min(growth.long, again))
        return growth

    def _fresh(self, size: int) -> Made:
        repeated = (self._piece * (size // len(self._piece) + 1))[:size]
        return self._make(f"{self._before}{repeated} {next(_number)}")


_number = count()


def _seconds(do: Callable[[Made], object], thing: Made) -> float:
    """Of the processor, since others run here too."""
    # What else there is in memory would be looked through as well.
    gc.disable()
    try:
        start = time.thread_time()
        do(thing)
        return time.thread_time() - start
    finally:
        gc.enable()
