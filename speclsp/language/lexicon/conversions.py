"""How much of a base unit each unit is, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

# Dimension, then units with how much of the first one each is. What has no fixed length (a month, a
# business day) is a dimension of its own.
_UNITS = """
time: s sec second 1, ns nanosecond 1/1000000000, us µs microsecond 1/1000000, ms msec millisecond
1/1000, min minute 60, h hr hour 3600, d day 86400, week 604800, fortnight 1209600;
months: month 1, quarter 3, year yr 12, decade 120;
business days: business-day working-day workday bank-day 1;
bytes: byte octet b 1, kb kilobyte 1000, mb megabyte 1000000, gb gigabyte 1000000000, tb terabyte
1000000000000, kib kibibyte 1024, mib mebibyte 1048576, gib gibibyte 1073741824, tib tebibyte
1099511627776;
bits: bit 1, kbit kilobit 1000, mbit megabit 1000000, gbit gigabit 1000000000;
length: m metre meter 1, mm millimetre millimeter 1/1000, cm centimetre centimeter 1/100, km
kilometre kilometer 1000, inch 127/5000, foot feet 381/1250, mile 201168/125, yard 1143/1250;
mass: g gram 1, mg milligram 1/1000, kg kilogram 1000, tonne t 1000000, pound lb 45359237/100000;
volume: l litre liter 1, ml millilitre milliliter 1/1000, cl 1/100;
power: w watt 1, kw kilowatt 1000, mw megawatt 1000000;
energy: wh 1, kwh 1000, mwh 1000000;
celsius: °c celsius 1; fahrenheit: °f fahrenheit 1; kelvin: kelvin 1; degrees: degree ° 1;
pressure: pa 1, hpa 100, kpa 1000, mpa 1000000, bar 100000, mbar 100;
voltage: v volt 1, mv millivolt 1/1000, kv kilovolt 1000;
current: a amp ampere 1, ma milliamp 1/1000;
frequency: hz hertz 1, khz kilohertz 1000, mhz megahertz 1000000, ghz gigahertz 1000000000;
percent: % percent 1; euro: eur euro € 1, cent 1/100; dollar: usd dollar $ 1; pound sterling: gbp £
1; pixels: pixel px 1; speed: km/h kmh kph 1; metres per second: m/s 1
"""


def _conversions() -> dict[str, tuple[str, Fraction]]:
    found: dict[str, tuple[str, Fraction]] = {}
    for line in _UNITS.split(";"):
        dimension, _, units = line.partition(":")
        for unit in units.split(","):
            *names, factor = unit.split()
            for name in names:
                found[name] = (dimension.strip(), Fraction(factor))
    return found


CONVERSIONS: Mapping[str, tuple[str, Fraction]] = _conversions()
"""The unit in the singular and in lower case -> its dimension, and how much of the base unit."""
