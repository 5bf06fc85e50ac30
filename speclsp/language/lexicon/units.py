"""Units, and the nouns and verbs that a measured number goes with, by what is measured."""

from __future__ import annotations

from typing import Literal

from speclsp.language.lexicon.word_list import listed

Dimension = Literal[
    "time", "size", "weight", "length", "temperature", "speed", "money", "pressure", "voltage",
    "current", "volume", "energy", "loudness", "humidity", "brightness", "share",
    "concentration", "flow",
]  # fmt: skip

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
    "speed": "km/h kmh kph mph m/s knot kn",
    "money": "eur usd gbp chf jpy sek nok dkk pln cad aud euro dollar cent pence franc yen rupee"
    " krona krone",
    "pressure": "pa hpa kpa mpa bar mbar psi",
    "voltage": "mv kv volt",
    "current": "ma amp ampere",
    "volume": "ml cl litre liter gallon",
    "energy": "kwh mwh wh kj mj joule kw mw watt",
    "loudness": "db dba decibel",
    "brightness": "lux lumen",
    "share": "percent",
}
for _dimension, _words in _UNITS.items():
    for _word in _words.split():
        UNITS.setdefault(_word, _dimension)
        if _word.isalpha():
            UNITS.setdefault(_word + "s", _dimension)
UNITS |= {"inches": "length", "feet": "length", "entries": "size"}

USUAL: dict[Dimension, tuple[str, str]] = {
    "time": ("ms", "s"),
    "size": ("bytes", "KiB"),
    "weight": ("g", "kg"),
    "length": ("mm", "m"),
    "temperature": ("°C", "K"),
    "speed": ("m/s", "km/h"),
    "money": ("EUR", "USD"),
    "pressure": ("kPa", "bar"),
    "voltage": ("mV", "V"),
    "current": ("mA", "A"),
    "volume": ("l", "m³"),
    "energy": ("kW", "kWh"),
    "loudness": ("dB", "dB(A)"),
    "humidity": ("%", "g/m³"),
    "share": ("%", "l"),
    "concentration": ("ppm", "mg/m³"),
    "flow": ("l/min", "m³/h"),
    "brightness": ("lx", "%"),
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
    **dict.fromkeys(("weight", "mass", "weigh", "weighs"), "weight"),
    **dict.fromkeys(("preheat", "preheats", "heat", "heats", "cool", "cools"), "temperature"),
    **dict.fromkeys(
        (
            "distance", "altitude", "mileage", "diameter", "thickness", "radius", "depth",
            "height", "width",
        ),
        "length",
    ),
    **dict.fromkeys(("concentration",), "concentration"),
    **dict.fromkeys(("speed", "speeds", "velocity"), "speed"),
    **dict.fromkeys(
        (
            "deposit", "fee", "fees", "price", "prices", "fine", "fare", "rent", "salary",
            "refund", "surcharge", "costs", "budget", "premium", "allowance", "turnover", "income",
        ),
        "money",
    ),
    **dict.fromkeys(("pressure",), "pressure"),
    **dict.fromkeys(("voltage",), "voltage"),
    **dict.fromkeys(("current",), "current"),
    **dict.fromkeys(("volume",), "volume"),
    **dict.fromkeys(("humidity",), "humidity"),
    **dict.fromkeys(("brightness", "illuminance"), "brightness"),
    **dict.fromkeys(("temperature",), "temperature"),
    **dict.fromkeys(("bandwidth", "bitrate"), "size"),
}  # fmt: skip
"""Nouns whose value is nothing without a unit."""

COMPARED: dict[str, Dimension] = {
    **dict.fromkeys(("heavier", "lighter"), "weight"),
    **dict.fromkeys(("warmer", "colder", "hotter", "cooler"), "temperature"),
    **dict.fromkeys(("wider", "taller", "thicker", "farther", "further"), "length"),
    **dict.fromkeys(("faster", "slower"), "speed"),
    **dict.fromkeys(("louder", "quieter"), "loudness"),
    **dict.fromkeys(("dearer", "cheaper"), "money"),
}
"""Comparatives of what is measured: `heavier than 20`."""

EXTENT: dict[str, Dimension] = {"wide": "length", "high": "length", "tall": "length"}
"""Adjectives behind a measure: `80 cm wide`."""

OF_KIND: dict[str, Dimension] = {
    **dict.fromkeys(("noise", "sound"), "loudness"),
    **dict.fromkeys(("water", "fuel", "oil", "tank", "battery", "charge", "fill"), "share"),
    **dict.fromkeys(("light",), "brightness"),
    **dict.fromkeys(("moisture", "humidity"), "humidity"),
}
"""The level of what is a measure: `the noise level`."""

VALUED = listed(
    "order claim purchase expense payment invoice transaction transfer donation reimbursement"
    " withdrawal cost bill"
)
"""What has a value in money when it is above or below a number."""

RATES: dict[str, Dimension] = {"flow": "flow"}
"""The rate of what is a measure of its own."""

PAYING = listed(
    "pay pays paid paying charge charges charged charging cost costs spend spends spent refund"
    " refunds refunded reimburse reimburses reimbursed"
)
"""A bare number behind one of these is money."""

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
