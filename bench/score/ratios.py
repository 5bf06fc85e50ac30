"""Precision, recall and F1, of counts and of sets; "-" where there is nothing to divide by."""

from __future__ import annotations

from collections.abc import Hashable
from collections.abc import Set as AbstractSet
from typing import NamedTuple


class Hits(NamedTuple):
    """How many of those raised are right, and how many there were to raise."""

    right: int = 0
    raised: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.raised if self.raised else None

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (self.raised + self.wanted) if self.raised + self.wanted else None

    @property
    def cells(self) -> tuple[str, str, str]:
        """Precision, recall and F1 as they are printed."""
        return (two(self.precision), two(self.recall), two(self.f1))


def hits(raised: AbstractSet[Hashable], wanted: AbstractSet[Hashable]) -> Hits:
    return Hits(len(raised & wanted), len(raised), len(wanted))


def two(value: float | None) -> str:
    """With two places."""
    return "-" if value is None else f"{value:.2f}"


def per(count: int, total: int, unit: int) -> str:
    """So many for each `unit` of the total."""
    return "-" if not total else f"{count * unit / total:.2f}"
