"""Words and phrases of time that name no time: a deadline or a rhythm that is left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from speclsp.language.vagueness.weight import Weight

Lack = Literal["deadline", "rhythm", "span", "date"]
"""By when, how often, for how long, or since when."""


class Time(NamedTuple):
    lack: Lack
    weight: Weight = "always"


def _each(lack: Lack, weight: Weight, *phrases: str) -> Iterator[tuple[tuple[str, ...], Time]]:
    return ((tuple(phrase.split()), Time(lack, weight)) for phrase in phrases)


TIMES: Mapping[tuple[str, ...], Time] = dict(
    [
        *_each("deadline", "always", "soon", "sooner or later", "promptly", "shortly"),
        *_each("deadline", "always", "as soon as", "as quickly as", "as fast as", "as early as"),
        *_each("deadline", "always", "in due course", "in due time", "in good time"),
        *_each("deadline", "always", "in a timely manner", "in a timely fashion"),
        *_each("deadline", "always", "in a timely way", "on a timely basis", "timely"),
        *_each("deadline", "always", "in a prompt manner", "in the near future", "in no time"),
        *_each("deadline", "always", "without undue delay", "without unnecessary delay"),
        *_each("deadline", "always", "without unreasonable delay", "without much delay"),
        *_each("deadline", "always", "within a short time", "within a short period"),
        *_each("deadline", "always", "within a brief period", "within a reasonable time"),
        *_each("deadline", "always", "within a reasonable period", "within reasonable time"),
        *_each("deadline", "always", "within an acceptable time", "within an appropriate time"),
        *_each("deadline", "always", "within a few moments", "within moments", "in a moment"),
        *_each("deadline", "always", "in a short time", "after a short time", "after a while"),
        *_each("deadline", "always", "after some time"),
        *_each("deadline", "technical", "in real time", "in near real time", "in near real-time"),
        *_each("deadline", "always", "at some point", "at a later date"),
        *_each("deadline", "always", "at the earliest opportunity", "at the earliest convenience"),
        *_each("deadline", "always", "ahead of time", "well in advance", "eventually"),
        *_each("deadline", "strict", "immediately", "instantly", "instantaneously", "later"),
        *_each("deadline", "strict", "at once", "in advance"),
        *_each("deadline", "technical", "without delay", "asap", "at an early stage"),
        *_each("span", "always", "for an extended period", "for an extended time"),
        *_each("span", "always", "for a prolonged period", "for a prolonged time"),
        *_each("rhythm", "always", "periodically", "regularly", "from time to time"),
        *_each("rhythm", "always", "at regular intervals", "at reasonable intervals"),
        *_each("rhythm", "always", "at appropriate intervals", "at suitable intervals"),
        *_each("rhythm", "always", "on a regular basis", "on a periodic basis", "at intervals"),
        *_each("rhythm", "always", "every so often", "every now and then", "now and then"),
        *_each("rhythm", "always", "now and again", "once in a while", "at times"),
        *_each(
            "rhythm",
            "technical",
            "often",
            "frequently",
            "occasionally",
            "repeatedly",
            "infrequently",
        ),
        *_each("rhythm", "always", "too often", "too frequently", "often enough"),
        *_each("deadline", "always", "too late", "soon enough", "quickly enough"),
        *_each("span", "always", "for a while", "for some time", "for a short time"),
        *_each("span", "always", "for a long time", "for a limited time", "for a short period"),
        *_each("span", "always", "for a reasonable time", "for a reasonable period"),
        *_each("span", "always", "for as long as", "for a certain time"),
        *_each("span", "technical", "temporarily", "briefly", "for the time being"),
        *_each("date", "technical", "recently", "lately", "recent"),
        *_each("date", "strict", "currently", "nowadays"),
    ]
)
"""By the words of the phrase, in lower case. Of two that begin alike the longest holds."""

OPEN_ENDED = frozenset(
    ("as early as", "as fast as", "as quickly as", "as soon as", "for as long as")
)
"""Vague only before "possible", "practical" and the like: an event makes them exact."""
