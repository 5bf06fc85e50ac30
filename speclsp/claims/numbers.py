"""Numbers among words, with the unit behind them and the words that compare before and behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from speclsp.claims.claim import Role
from speclsp.claims.interval import Interval
from speclsp.language.lexicon.contraries import KINDS
from speclsp.language.lexicon.conversions import CONVERSIONS
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import is_base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_BELOW = listed(
    "less fewer shorter smaller lower younger sooner under below earlier nearer lighter colder"
    " cooler"
)
_ABOVE = listed(
    "more longer greater larger higher older above over beyond exceed exceeds exceeding exceeded"
    " later bigger heavier past faster warmer hotter upwards"
)
COMPARING = _BELOW | _ABOVE
"""Words that say on which side of a number something is."""
_NUMBERS = {
    word: Fraction(value)
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
        )
    )
} | {"twenty": Fraction(20), "thirty": Fraction(30), "sixty": Fraction(60), "ninety": Fraction(90)}
_NUMBERS |= {
    "dozen": Fraction(12),
    "forty": Fraction(40),
    "fifty": Fraction(50),
    "hundred": Fraction(100),
}
_NAMES = listed(
    "version section rfc chapter step level port status code figure table page requirement appendix"
    " iso priority phase tier article annex rule clause example option type http"
)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# Longer ones are keys and the like.
_MOST_DIGITS = 30
# "Two hundred", "5 million": more than the word beside it says.
_MANY = listed("hundred thousand million billion trillion dozen")
_EXTREMES = {"maximum": "<", "max": "<", "minimum": ">", "min": ">"}
_LEAST = (["minimum"], ["min"], ["≥"])
_AROUND = listed("about approximately around the a an of exactly")
_SCALES = listed("celsius fahrenheit kelvin c f")
_LIMITING = listed("limit restrict cap limited restricted capped limits restricts caps")


class Amount(NamedTuple):
    """An amount, and the places of its first word and behind its last one."""

    first: int
    last: int
    dimension: str
    interval: Interval
    role: Role
    attribute: int | None
    unit: str
    factor: Fraction


class Unit(NamedTuple):
    dimension: str
    name: str
    factor: Fraction
    last: int


def number(words: Sequence[Word], at: int) -> Fraction | None:
    """The value of the number at this place; None where it names something or is none."""
    if at >= len(words):
        return None
    word = words[at]
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    if (before and _counts(before)) or (after and (_counts(after) or after.lower in _MANY)):
        # A part of a longer one: "1 000", "twenty five", "two hundred".
        return None
    if word.kind != "number":
        return _NUMBERS.get(word.lower)
    if before and (
        before.lower in _NAMES
        or before.lower in ("minus", "\u2212")
        or (before.end == word.start and before.text in "-/.#_")
    ):
        return None
    if after and after.start == word.end and not _may_follow(after):
        # "2nd", "4K", "1e3".
        return None
    if len(word.text) > _MOST_DIGITS or not _NUMBER.fullmatch(word.text):
        return None
    return Fraction(word.text.replace(",", ""))


def _counts(word: Word) -> bool:
    return word.kind == "number" or word.lower in _NUMBERS


def _may_follow(word: Word) -> bool:
    """Whether it may stand behind a number without a space."""
    return (word.kind == "mark" and word.text not in "-/") or word.lower in CONVERSIONS


def unit_at(words: Sequence[Word], at: int) -> Unit | None:
    """The unit at this place, or the noun that is counted."""
    if at >= len(words):
        return None
    word = words[at]
    pair = f"{word.lower}-{singular(words[at + 1].lower)}" if at + 1 < len(words) else ""
    if pair in CONVERSIONS:
        return Unit(*converted(pair), at + 2)
    if pair.startswith("calendar-") and pair.removeprefix("calendar-") in CONVERSIONS:
        return Unit(*converted(pair.removeprefix("calendar-")), at + 2)
    scale = words[at + 1].lower if at + 1 < len(words) else ""
    if word.lower in ("degree", "degrees") and scale in _SCALES:
        return Unit(scale, "degrees", Fraction(1), at + 2)
    for name in (word.lower, singular(word.lower)):
        article = word.lower in ("a", "in") and word.text != "A"
        if name in CONVERSIONS and not (word.tag == "preposition" or article):
            dimension, known, factor = converted(name)
            # "KiB" and "V" as they are written.
            symbol = word.text != word.lower and (
                len(word.text) == 1 or word.text[1:] != word.text[1:].lower() or "bit" in word.lower
            )
            return Unit(dimension, word.text if symbol else known, factor, at + 1)
    last = at
    while (
        last < len(words)
        and last < at + 2
        and words[last].tag in ("adjective", "participle", "gerund")
    ):
        last += 1
    end = last
    if last < len(words) and (
        "month" in KINDS.get(words[last].lower, ()) or words[last].text == "May"
    ):
        # "3 May" is a day.
        return None
    while end < len(words) and end < last + 3 and _is_counted(words, end, last):
        if words[end].lower in _EXTREMES or (end > last and _is_acting(words, end)):
            break
        end += 1
    if end == last:
        return None
    return Unit(f"#{singular(words[end - 1].lower)}", words[end - 1].text, Fraction(1), end)


def _is_counted(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a word may be what is counted, or part of it: "5 failed login attempts"."""
    if words[at].tag in ("noun", "gerund"):
        return True
    behind = words[at + 1].tag if at + 1 < len(words) else "mark"
    return (
        at > first
        and words[at].tag == "verb"
        and singular(words[at].lower) != words[at].lower
        and behind in ("mark", "preposition", "modal", "subordinator", "conjunction")
        and singular(words[at - 1].lower) == words[at - 1].lower
    )


def _is_acting(words: Sequence[Word], at: int) -> bool:
    """Whether what stands behind a plural is a verb: "20 guests wait"."""
    before = words[at - 1].lower
    return singular(before) != before and is_base(words[at].lower)


def converted(name: str) -> tuple[str, str, Fraction]:
    dimension, factor = CONVERSIONS[name]
    return dimension, name, factor


def bounded(sign: str, size: Fraction, closed: bool) -> Interval:
    if sign == "<":
        return Interval(None, size, True, closed)
    if sign == ">":
        return Interval(size, None, closed, True)
    return Interval(size, size)


def operator(words: Sequence[Word], at: int) -> tuple[int, str, bool]:
    """Where the words that compare start, "<", "=" or ">", and whether the number is included."""
    end = at
    while end and words[end - 1].lower in _AROUND and not _measures(words, end - 1):
        end -= 1
    if (included := _included(words, end)) is not None:
        return included
    if end > 1 and words[end - 1].lower == "min" and _counts(words[end - 2]):
        # "5 min 30 s."
        return end, "=", True
    lower = [word.lower for word in words[max(0, end - 3) : end]]
    start = end - len(lower)
    if lower[-2:] in (["at", "least"], ["minimum", "of"]) or lower[-1:] in _LEAST:
        return end - (1 if lower[-1:] in _LEAST else 2), ">", True
    if lower[-2:] in (["at", "most"], ["up", "to"], ["maximum", "of"], ["limit", "of"]):
        return end - 2, "<", True
    if lower[-1:] in (["maximum"], ["max"], ["≤"], ["within"]):
        return end - 1, "<", True
    if lower[-1:] == ["than"] and len(lower) > 1:
        sign = "<" if lower[-2] in _BELOW else ">" if lower[-2] in _ABOVE else ""
        if sign:
            denied = lower[0] in ("no", "not") and len(lower) == 3
            flipped = {"<": ">", ">": "<"}[sign]
            return (start, flipped, True) if denied else (end - 2, sign, False)
    if lower[-1:] and lower[-1] in ("under", "below", "<"):
        return end - 1, "<", False
    if lower[-1:] and (lower[-1] in _ABOVE - {"more", "later", "past"} or lower[-1] == ">"):
        return end - 1, ">", False
    if lower[-1:] == ["to"] and any(
        word.lower in _LIMITING for word in words[max(0, end - 12) : end]
    ):
        return end - 1, "<", True
    return at, "=", True


def _included(words: Sequence[Word], end: int) -> tuple[int, str, bool] | None:
    """The same where it is said in so many words that the number is: "less than or equal to"."""
    lower = [word.lower for word in words[max(0, end - 3) : end]]
    if lower[:2] == ["at", "or"] and lower[2:] in (["below"], ["under"], ["above"], ["over"]):
        return end - 3, "<" if lower[2] in ("below", "under") else ">", True
    if lower[-2:] in (["<", "="], [">", "="]):
        return end - 2, lower[-2], True
    if lower[-2:] == ["in", "excess"]:
        return end - 2, ">", False
    if lower not in (["or", "equal", "to"], ["and", "including"], ["to", "and", "including"]):
        return None
    first, sign, _ = operator(words, end - len(lower) + (lower[0] == "to"))
    return (first, sign, True) if sign != "=" else None


def _measures(words: Sequence[Word], at: int) -> bool:
    """Whether "of" belongs to "minimum of"."""
    return (
        words[at].lower == "of"
        and at > 0
        and words[at - 1].lower in ("minimum", "maximum", "limit")
    )


def sign_behind(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The sign of what stands behind a number and its unit, and where that ends: "or less", "at
    the most"."""
    lower = [word.lower for word in words[at : at + 4]]
    if lower[:1] in (["or"], ["and"]) and len(lower) > 1:
        if lower[1] in _BELOW:
            return "<", at + 2
        if lower[1] in _ABOVE:
            return ">", at + 2
    if lower[:1] and lower[0] in _EXTREMES:
        return _EXTREMES[lower[0]], at + 1
    for last in (2, 3, 4):
        if lower[:1] == ["at"] and lower[last - 1 : last] == ["most"]:
            return "<", at + last
        if lower[:1] == ["at"] and lower[last - 1 : last] == ["least"]:
            return ">", at + last
    return None


def turned(sign: str) -> str:
    return {"<": ">", ">": "<"}.get(sign, sign)
