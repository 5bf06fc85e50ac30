"""Words and phrases of time that name no time: a deadline or a rhythm that is left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from speclsp.language.vagueness.phrase import Pattern, combined, each
from speclsp.language.vagueness.weight import Weight

Lack = Literal["deadline", "rhythm", "span", "date"]
"""By when, how often, for how long, or since when."""


class Time(NamedTuple):
    lack: Lack
    weight: Weight = "always"


def _each(lack: Lack, weight: Weight, *phrases: str | Pattern) -> Iterator[tuple[Pattern, Time]]:
    return each(Time(lack, weight), *phrases)


_OPEN_SPANS = (
    "acceptable|adequate|appropriate|brief|certain|decent|extended|fair|generous|limited|long"
    "|longer|modest|prolonged|realistic|reasonable|reasonably short|relatively short|short|shorter"
    "|sufficient|sufficiently long|suitable|very short"
)
_SPANS = (
    "amount of time|deadline|duration|length of time|period|period of time|span|time|time frame"
    "|time limit|time period|time span|timeframe|timespan|while"
)
_UNITS = "seconds|minutes|hours|days|weeks|months|years"
_OPEN_MOMENTS = "appropriate|convenient|early|good|later|opportune|quiet|reasonable|right|suitable"

TIMES: tuple[tuple[Pattern, Time], ...] = (
    *_each("deadline", "always", "soon", "sooner or later", "promptly", "shortly"),
    *_each("deadline", "always", "as soon as", "as quickly as", "as fast as", "as early as"),
    *_each("deadline", "always", "in due course", "in due time", "in good time"),
    *_each(
        "deadline",
        "always",
        combined("in|on", "a|", "timely|prompt|speedy", "manner|fashion|way|basis"),
        combined(
            "without",
            "any|",
            "appreciable|excessive|great|long|major|much|needless|noticeable|perceptible"
            "|significant|undue|unnecessary|unreasonable",
            "delay|delays|wait|waiting|lag",
        ),
        combined("with", "as", "little", "delay", "as", "possible"),
        combined("with", "little|minimal|no noticeable|no significant", "delay|latency|lag"),
        combined("within|in|after", "a|an|", _OPEN_SPANS, _SPANS),
        combined("at", "a|an|the|", _OPEN_MOMENTS, "date|moment|point|stage|time"),
        combined("at", "the", "earliest|first|next", "opportunity|convenience"),
        "timely",
        "in the near future",
        "in the foreseeable future",
        "in no time",
        "before long",
        "momentarily",
        "at short notice",
        "in quick succession",
        "in rapid succession",
        "long before",
        "long after",
        "well before",
        "well after",
        "well ahead of",
        "shortly after",
        "shortly before",
        "shortly thereafter",
        "soon after",
        "soon before",
        "soon thereafter",
        "early enough",
        "long enough",
        "as soon as practical",
        "until further notice",
        "when the time comes",
    ),
    *_each(
        "deadline",
        "always",
        combined(
            "at|on|upon|with",
            "adequate|ample|appropriate|due|enough|fair|little|proper|reasonable|short|sufficient",
            "notice|warning",
        ),
        combined("for|after|within|in", "some", _UNITS),
        combined("a|some", "bit|little|little while|moment|time|while", "afterwards|before|later"),
        combined("in|over", "the", "coming|next few|following few", _UNITS),
        combined("in", "the", "short|medium|long|longer|near", "term|run"),
        combined("with|without", "all|any|due|further|much|the utmost", "ado|haste|speed"),
        combined("close to|near|toward|towards", "the", "end|start|beginning", "of"),
        "all in good time",
        "as a matter of urgency",
        "as time goes by",
        "as time goes on",
        "at a moment's notice",
        "at an early date",
        "at leisure",
        "at the last minute",
        "at the last moment",
        "before too long",
        "by and by",
        "comfortably before",
        "early on",
        "forthwith",
        "in plenty of time",
        "in short order",
        "in the fullness of time",
        "moments later",
        "post-haste",
        "right away",
        "sooner rather than later",
        "straight away",
        "straightaway",
        "some time in advance",
        "without further delay",
        "well in time",
    ),
    *_each("deadline", "technical", combined("within", "|mere", _UNITS)),
    *_each("deadline", "mild", "just after", "just before", "with time"),
    *_each("deadline", "always", "within a few moments", "within moments", "in a moment"),
    *_each("deadline", "always", "after a while"),
    *_each("deadline", "always", "after some time"),
    *_each("deadline", "technical", "in real time", "in near real time", "in near real-time"),
    *_each("deadline", "always", "at some point", "at some stage"),
    *_each("deadline", "always", "ahead of time", "well in advance", "eventually"),
    *_each("deadline", "strict", "immediately", "later"),
    *_each("deadline", "strict", "at once"),
    *_each("deadline", "mild", "instantly", "instantaneously", "in advance"),
    *_each("deadline", "always", combined("almost|near|nearly|virtually", "immediately|instantly")),
    *_each("deadline", "always", "without hesitation", "near-instantly", "near-instantaneously"),
    *_each("span", "always", "for a bit", "for a moment"),
    *_each("deadline", "technical", "without delay", "asap", "at an early stage"),
    *_each("span", "always", combined("for|over", "a|an|", _OPEN_SPANS, _SPANS)),
    *_each("rhythm", "always", "periodically", "regularly", "from time to time"),
    *_each(
        "rhythm",
        "always",
        combined(
            "at|in",
            "adequate|appropriate|brief|certain|close|equal|fixed|frequent|irregular|long"
            "|periodic|reasonable|regular|sensible|set|short|suitable|various|wide",
            "intervals",
        ),
        combined("on|at", "a", "continuing|frequent|ongoing|periodic|regular", "basis|interval"),
        "at intervals",
        "every once in a while",
        "on occasion",
        "as often as necessary",
    ),
    *_each("rhythm", "technical", "sporadically", "time and again", "again and again"),
    *_each(
        "rhythm",
        "always",
        combined("with", "a certain|reasonable|some|sufficient", "frequency|regularity"),
        "every now and again",
        "on a rolling basis",
        "once in a blue moon",
    ),
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
    *_each("span", "always", "for a while", "for some time", "for long", "for too long"),
    *_each(
        "span",
        "always",
        combined("for", "a little|quite a|quite some|a good", "time|while"),
        combined("for", "days|hours|weeks|months|years", "on end"),
        "for ages",
        "for a spell",
        "for the near future",
    ),
    *_each("span", "technical", "for now", "for the moment"),
    *_each("span", "always", "for as long as", "for the foreseeable future"),
    *_each("span", "technical", "temporarily", "briefly", "for the time being"),
    *_each("date", "technical", "recently", "lately", "recent", "of late"),
    *_each("date", "technical", combined("a while|long|not long|some time", "ago")),
    *_each("date", "technical", "in the recent past", "until recently", "the other day"),
    *_each("date", "strict", "currently", "nowadays"),
)
"""Of two that begin alike the longest holds."""

OPEN_ENDED = frozenset(
    ("as early as", "as fast as", "as quickly as", "as soon as", "for as long as")
)
"""Vague only before "possible", "practical" and the like: an event makes them exact."""
