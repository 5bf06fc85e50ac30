"""Units of one dimension, and figures as they are written."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple


class Unit(NamedTuple):
    """How a unit is written, with one of it and with several, and what it is in the smallest."""

    one: str
    several: str
    size: Fraction


def _units(rows: str) -> tuple[Unit, ...]:
    found = []
    for row in rows.split(";"):
        one, several, size = row.split()
        found.append(Unit(one, several, Fraction(size)))
    return tuple(found)


DIMENSIONS = (
    _units(
        "millisecond milliseconds 1; second seconds 1000; minute minutes 60000;"
        "hour hours 3600000; day days 86400000; week weeks 604800000"
    ),
    _units("ms ms 1; s s 1000; min min 60000; h h 3600000"),
    _units("byte bytes 1; kilobyte kilobytes 1000; megabyte megabytes 1000000"),
    _units("B B 1; KB KB 1000; MB MB 1000000; GB GB 1000000000"),
    _units("KiB KiB 1; MiB MiB 1024; GiB GiB 1048576"),
    _units("millimeter millimeters 1; centimeter centimeters 10; meter meters 1000"),
)
UNIT = r"(?:{})\b".format(
    "|".join(
        sorted(
            {name for every in DIMENSIONS for unit in every for name in (unit.one, unit.several)},
            key=len,
            reverse=True,
        )
    )
)
_BY_NAME = {
    name: (unit, every)
    for every in DIMENSIONS
    for unit in every
    for name in (unit.one, unit.several)
}

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{'|'.join(WORDS)})(?![\w.,]*\d)"


def number(written: str) -> Fraction:
    return Fraction(WORDS.get(written) or written.replace(",", ""))


def figure(value: Fraction) -> str:
    """A value as it is written, with separators from five digits on."""
    if value.denominator == 1:
        return f"{value.numerator:,}" if value >= 10_000 else str(value.numerator)
    return f"{float(value):g}"


def unit_of(written: str) -> tuple[Unit, tuple[Unit, ...]]:
    """The unit of this name, and all of its dimension."""
    return _BY_NAME[written]


def named(unit: Unit, value: Fraction) -> str:
    return unit.one if value == 1 else unit.several


def converted(value: Fraction, old: Unit, new: Unit) -> Fraction:
    return value * old.size / new.size


def quantity_pattern(before: str) -> re.Pattern[str]:
    """A figure with a unit or none, behind something."""
    return re.compile(
        rf"\b(?P<before>{before})(?P<gap>\s+)(?P<number>{NUMBER})"
        rf"(?:(?P<space>[ -]?)(?P<unit>{UNIT})|(?!\w))"
    )
