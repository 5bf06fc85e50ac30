"""Units, and the nouns and verbs that a measured number goes with, by what is measured."""

from __future__ import annotations

from typing import Literal

from speclsp.language.word_list import listed

Dimension = Literal["time", "size", "weight", "length", "temperature"]

UNITS: dict[str, Dimension] = {}
"""The unit as written in lower case, in the singular and in the plural."""

_UNITS: dict[Dimension, str] = {
    "time": "ns us µs ms s sec secs second min mins minute h hr hrs hour day week month year"
    " millisecond microsecond nanosecond quarter decade fortnight",
    "size": "b bit byte kb kib mb mib gb gib tb tib kbit mbit gbit kilobyte megabyte gigabyte"
    " terabyte kibibyte mebibyte gibibyte octet character char pixel px word line item entry",
    "weight": "g gram kg kilogram t tonne ton lb pound mg oz ounce",
    "length": "mm cm m km metre meter millimetre millimeter centimetre centimeter kilometre"
    " kilometer inch mile foot yard",
    "temperature": "degree celsius fahrenheit kelvin °c °f k",
}
for _dimension, _words in _UNITS.items():
    for _word in _words.split():
        UNITS.setdefault(_word, _dimension)
        UNITS.setdefault(_word + "s", _dimension)
UNITS |= {"inches": "length", "feet": "length", "entries": "size"}

USUAL: dict[Dimension, tuple[str, str]] = {
    "time": ("ms", "s"),
    "size": ("bytes", "KiB"),
    "weight": ("g", "kg"),
    "length": ("mm", "m"),
    "temperature": ("°C", "K"),
}
"""Two units that a reader might think of."""

MEASURED: dict[str, Dimension] = {
    **dict.fromkeys(
        (
            "timeout", "timeouts", "delay", "delays", "duration", "interval", "latency",
            "deadline", "lifetime", "backoff", "cooldown", "debounce", "jitter", "uptime",
        ),
        "time",
    ),
    **dict.fromkeys(("weight", "mass"), "weight"),
    **dict.fromkeys(("distance", "altitude"), "length"),
    **dict.fromkeys(("temperature",), "temperature"),
    **dict.fromkeys(("bandwidth", "bitrate"), "size"),
}  # fmt: skip
"""Nouns whose value is nothing without a unit."""

SIZED = listed(
    "file message payload frame packet upload image attachment buffer body request response"
    " document photo video object block chunk disk memory cache heap download"
)
"""What has a size that is measured, and is not counted."""

LASTING = listed(
    "wait waits waiting sleep sleeps pause pauses expire expires expired time times timed timeout"
    " delay delays delayed idle idles linger lingers last lasts retain retains retained keep keeps"
    " kept age ages elapse elapses elapsed unused inactive inactivity"
)
"""Words beside which a bare number is a time."""
