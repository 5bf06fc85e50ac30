"""How what is done to a text grows with it: hostile texts of any size, and the ratio of the times.

No time is a limit. Four times as much takes what is linear four times as long, and what is
quadratic sixteen times; that has to show twice, since other work comes between.
"""

from __future__ import annotations

import gc
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
_TOO_LONG_TO_DOUBT = 2.0
_AGAIN = 2

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
    """The seconds for three texts, each four times as long as the one before."""

    size: int
    small: float
    middle: float
    large: float

    @property
    def is_steep(self) -> bool:
        last = self.large > max(_NOISE, MOST_TIMES * self.middle)
        return last and self.large > MOST_TIMES**2 * self.small

    def __str__(self) -> str:
        times = ", ".join(f"{each:.4f} s" for each in self[1:])
        return f"{self.size:,} characters, four and sixteen times as many: {times}"


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
            growth = Growth(size // 16, *(taken[each] for each in _three(size)))
            decides = size == self._sizes[-1] or taken[size] > _TOO_LONG_TO_GO_ON
            if decides and growth.is_steep:
                # It may have been the machine: the best of several.
                best = growth if taken[size] > _TOO_LONG_TO_DOUBT else self._again(do, size)
                if best.is_steep:
                    return f"{best}, of {self._before + self._piece!r}"
        return ""

    def _again(self, do: Callable[[Made], object], size: int) -> Growth:
        best = [
            min(_seconds(do, self._fresh(each)) for _ in range(_AGAIN)) for each in _three(size)
        ]
        return Growth(size // 16, *best)

    def _fresh(self, size: int) -> Made:
        repeated = (self._piece * (size // len(self._piece) + 1))[:size]
        return self._make(f"{self._before}{repeated} {next(_number)}")


_number = count()


def _three(size: int) -> tuple[int, int, int]:
    return size // 16, size // 4, size


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
