"""Intervals of exact numbers, either end of which may be missing or left out."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

Number = Fraction | None


class Interval(NamedTuple):
    """From `low` to `high`; None is no end. Closed where the end belongs to it."""

    low: Number = None
    high: Number = None
    low_closed: bool = True
    high_closed: bool = True

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether it leaves anything out."""
        return self.low is not None or self.high is not None

    def meet(self, other: Interval) -> Interval | None:
        """What both have; None for nothing."""
        low, low_closed = _higher((self.low, self.low_closed), (other.low, other.low_closed))
        high, high_closed = _lower((self.high, self.high_closed), (other.high, other.high_closed))
        if (
            low is not None
            and high is not None
            and (low > high or (low == high and not (low_closed and high_closed)))
        ):
            return None
        return Interval(low, high, low_closed, high_closed)

    def outside(self) -> Interval | None:
        """All but this, where that is one interval."""
        if self.low is None and self.high is not None:
            return Interval(self.high, None, not self.high_closed)
        if self.high is None and self.low is not None:
            return Interval(None, self.low, True, not self.low_closed)
        return None

    def within(self, other: Interval) -> bool:
        """Whether the other has all of it."""
        return self.meet(other) == self

    def sample(self, near: Fraction = Fraction(1)) -> Fraction:
        """A number in it, a simple one rather; `near` is how far from an end one may look."""
        if self.low is not None and self.high is not None:
            if self.low_closed:
                return self.low
            return self.high if self.high_closed else (self.low + self.high) / 2
        if self.high is not None:
            return self.high if self.high_closed else self.high - near
        if self.low is not None:
            return self.low if self.low_closed else self.low + near
        return Fraction(0)


def _higher(one: tuple[Number, bool], other: tuple[Number, bool]) -> tuple[Number, bool]:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] and other[1]
    return max(one, other, key=_value)


def _lower(one: tuple[Number, bool], other: tuple[Number, bool]) -> tuple[Number, bool]:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] and other[1]
    return min(one, other, key=_value)


def _value(end: tuple[Number, bool]) -> Fraction:
    return end[0] or Fraction(0)
