"""How often something is done: "every 7 days", "once per hour", "hourly"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from speclsp.claims.interval import Interval
from speclsp.claims.numbers import (
    Amount,
    bounded,
    number,
    operator,
    turned,
    unit_at,
)
from speclsp.language.lexicon.conversions import CONVERSIONS
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_TIMES = {"once": Fraction(1), "twice": Fraction(2), "thrice": Fraction(3)}
MONTH = Fraction(2629746)
"""Seconds of a month on average, which is near enough to tell how often from how often."""
_PERIODS = {
    "hourly": ("hour", Fraction(3600)),
    "daily": ("day", Fraction(86400)),
    "nightly": ("day", Fraction(86400)),
    "weekly": ("week", Fraction(604800)),
    "monthly": ("month", MONTH),
    "quarterly": ("month", 3 * MONTH),
    "yearly": ("year", 12 * MONTH),
    "annually": ("year", 12 * MONTH),
}
PER = listed("per every each a an")
_DAILY = listed("morning evening night noon afternoon midnight")


def frequency(words: Sequence[Word], at: int) -> Amount | None:
    """How often: "every 7 days", "once per hour", "hourly"."""
    word = words[at]
    if word.lower in _PERIODS and not (at + 1 < len(words) and words[at + 1].tag == "noun"):
        called, size = _PERIODS[word.lower]
        factor = MONTH if called == "month" else size
        return Amount(at, at + 1, "time", Interval(size, size), "period", None, called, factor)
    if (regular := _regular(words, at)) is not None:
        return regular
    place, times = at, _TIMES.get(word.lower)
    if times is None and at + 1 < len(words) and words[at + 1].lower == "times":
        times = number(words, at)
        place = at + 1
    if times is not None:
        place += 1
        if place >= len(words) or words[place].lower not in PER | {"in"}:
            return None
    elif word.lower not in ("every", "each"):
        return None
    if (
        words[place].lower == "in"
        and words[place + 1 : place + 2]
        and (words[place + 1].lower in ("any", "each", "every", "a"))
    ):
        place += 1
    count = number(words, place + 1)
    unit = unit_at(words, place + 1 + (count is not None))
    if unit is None or unit.dimension not in ("time", "months", "business days"):
        return None
    if times is None and count is None and word.lower == "each":
        return None
    if unit.name == "second" and [each.tag for each in words[unit.last : unit.last + 1]] == [
        "noun"
    ]:
        # "Every second day."
        return None
    if unit.dimension == "months":
        unit = unit._replace(dimension="time", factor=unit.factor * MONTH)
    size = (count or 1) * unit.factor / (times or 1)
    first, sign, closed = operator(words, at)
    if first > 1 and [each.lower for each in words[first - 2 : first]] == ["often", "than"]:
        first -= 3
        sign, closed = "<", False
        if first > 0 and words[first - 1].lower in ("no", "not"):
            first -= 1
            sign, closed = ">", True
    elif times is not None:
        # At most once an hour is at least an hour apart.
        sign = turned(sign)
    elif sign == ">":
        sign = "<"
    interval = bounded(sign, size, closed)
    return Amount(
        first, unit.last, unit.dimension, interval, "period", None, unit.name, unit.factor
    )


def _regular(words: Sequence[Word], at: int) -> Amount | None:
    """ "Every morning", "at intervals of ten seconds"."""
    lower = [word.lower for word in words[at : at + 3]]
    if lower[:1] in (["every"], ["each"]) and lower[1:2] and lower[1] in _DAILY:
        day = CONVERSIONS["day"][1]
        return Amount(at, at + 2, "time", Interval(day, day), "period", None, "day", day)
    if lower[:1] == ["at"] and lower[1:] in (["intervals", "of"], ["interval", "of"]):
        for place in range(at + 3, min(at + 8, len(words))):
            count = number(words, place)
            unit = None if count is None else unit_at(words, place + 1)
            if count is None or unit is None or unit.dimension not in ("time", "months"):
                continue
            if unit.dimension == "months":
                unit = unit._replace(dimension="time", factor=unit.factor * MONTH)
            _, sign, closed = operator(words, place)
            interval = bounded(sign, count * unit.factor, closed)
            return Amount(
                at, unit.last, unit.dimension, interval, "period", None, unit.name, unit.factor
            )
    return None
