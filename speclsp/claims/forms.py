"""Amounts of their own forms: times of day, and what stands before its noun, "a 24-byte header"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from speclsp.claims.interval import Interval
from speclsp.claims.numbers import Amount, bounded, converted, operator, sign_behind
from speclsp.language.lexicon.conversions import CONVERSIONS
from speclsp.language.words import Word

_TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
# Longer ones are keys and the like.
_WHOLE = re.compile(r"\d{1,30}")
_CLOCK = {
    "before": ("<", False),
    "by": ("<", True),
    "until": ("<", True),
    "till": ("<", True),
    "after": (">", False),
    "since": (">", True),
}


def clock(words: Sequence[Word], at: int) -> Amount | None:
    """A time of day, in minutes: "no later than 11:00", "after 22:00"."""
    found = _TIME_OF_DAY.fullmatch(words[at].text)
    before = words[at - 1].lower if at else ""
    if found is None or before in ("from", "between", "and", "to"):
        return None
    minute = Fraction(int(found[1]) * 60 + int(found[2]))
    first, sign, closed = operator(words, at)
    last = at + 1
    if sign == "=" and before in _CLOCK:
        first, (sign, closed) = at - 1, _CLOCK[before]
    if (behind := sign_behind(words, last)) is not None:
        sign, last = behind
        closed = True
    if sign == "=" and before != "at":
        return None
    return Amount(first, last, "clock", bounded(sign, minute, closed), "", None, "", Fraction(1))


def compound(words: Sequence[Word], at: int) -> Amount | None:
    """An amount that says what kind of a thing it is: "a 24-byte header"."""
    last = at + 3
    if last >= len(words) or words[at].kind != "number" or words[last].tag != "noun":
        return None
    value, hyphen, unit = words[at : at + 3]
    if hyphen.text != "-" or value.end != hyphen.start or hyphen.end != unit.start:
        return None
    if unit.lower not in CONVERSIONS or not _WHOLE.fullmatch(value.text):
        return None
    dimension, name, factor = converted(unit.lower)
    size = int(value.text) * factor
    return Amount(at, last, dimension, Interval(size, size), "", last, name, factor)
