"""Numbers that cannot both hold: a bound turned round, an exact value changed, a unit exchanged.

That of which only the figure or the unit changes while the bound stays is planted apart: the
stricter of two deadlines meets the other, and yet somebody meant one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from random import Random

from bench.score.seeds.edited import Edited, replaced
from bench.score.seeds.guards import governed, is_denied, masked, offers
from bench.score.seeds.measures import (
    NUMBER,
    WORDS,
    converted,
    figure,
    named,
    number,
    quantity_pattern,
    unit_of,
)

# Each with its opposite.
_UPPER = {
    "at most": "at least", "no more than": "at least", "not more than": "at least",
    "up to": "at least", "a maximum of": "a minimum of", "less than": "more than",
    "fewer than": "more than", "under": "over", "below": "above", "within": "in no less than",
    "no longer than": "at least", "shorter than": "longer than", "smaller than": "larger than",
    "not exceed": "be at least", "NOT exceed": "be at least",
    "no later than": "no earlier than", "maximum": "minimum",
}  # fmt: skip
_LOWER = {
    "at least": "at most", "no less than": "at most", "no fewer than": "at most",
    "not less than": "at most", "a minimum of": "a maximum of", "more than": "fewer than",
    "over": "under", "above": "below", "longer than": "shorter than",
    "larger than": "smaller than", "greater than": "smaller than", "exceed": "be below",
    "no earlier than": "no later than", "minimum": "maximum",
}  # fmt: skip
_BOUND = quantity_pattern("|".join(sorted((*_UPPER, *_LOWER), key=len, reverse=True)))
_EXACT = quantity_pattern(
    "exactly|precisely|be|of|every|for|to|equals?|is|are|return|returns|with|after|as|default to"
)
# "show 10 items"; a verb or a preposition before, what is counted behind.
_COUNTED = re.compile(
    rf"\b(?P<before>[a-z]{{2,}}\s+)(?P<number>{NUMBER})(?=\s+(?!times\b)[a-z][a-z-]*s\b)"
)
_TIMES = re.compile(rf"(?P<before>\b[a-z]+\s+)(?P<number>{NUMBER})(?=\s+times\b)")
_CODED = re.compile(
    r"\b(?P<before>(?:status(?: code)?|HTTP|exit code|error code|exit with code|with code|code)\s+)"
    r"(?P<number>\d{1,3})\b(?![\w.,-]*\d)"
)
_WIDE = re.compile(r"(?P<before>\b(?:an?|the)\s+)(?P<number>\d{1,4})(?=-[a-z])")
_CODES = (0, 1, 2, 200, 201, 204, 301, 400, 401, 403, 404, 409, 410, 412, 422, 429, 500, 503)
# A comparison limits a noun, unless the verb says that something is so.
_COMPARED = re.compile(r"than\Z|\A(?:over|above|under|below)\Z")
_PREDICATE = re.compile(
    r"\b(?:be|is|are|in|take|takes|last|lasts|contain|contains|have|has|use|require|stay|stays"
    r"|remain|remains|kept|keep|complete|exceed)\s*\Z",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:section|version|rfc|step|figure|chapter|requirement|table|appendix|phase|part|level|v)"
    r"\s*\Z",
    re.IGNORECASE,
)
# Behind a figure: a list of them, or a range.
_OR = re.compile(r"\s*(?:[/–-]\s*\d|,|/|or\b|and\b|to\b|\.\d|%?\s+or\b)")


def bounds(words: str, choose: Random) -> Iterator[Edited]:
    """`number`: what can hold no longer beside the sentence as it was."""
    for found, low in _bounds(words):
        turned, grows = _turned(words, found, low)
        value = _apart(number(found["number"]), grows, choose)
        if words.startswith("%", found.end("number")) and value > 100:
            value = (number(found["number"]) + 100) / 2
        yield _rewritten("bound", words, found, turned, value, found["unit"] or "")
    for found in _exact(words):
        value = _other(number(found["number"]), choose)
        unit = found["unit"] or ""
        yield _rewritten("exact", words, found, found["before"], value, unit)
    for pattern in (_COUNTED, _TIMES):
        for found in _plain(words, pattern):
            if found["number"] != "one":
                value = _other(number(found["number"]), choose)
                yield replaced("count", words, *found.span("number"), figure(value))
    for found in _plain(words, _CODED):
        code = choose.choice([each for each in _CODES if each != int(found["number"])])
        yield replaced("code", words, *found.span("number"), str(code))
    for found in _plain(words, _WIDE):
        value = _other(number(found["number"]), choose)
        yield replaced("width", words, *found.span("number"), figure(value))


def same_bounds(words: str, choose: Random) -> Iterator[Edited]:
    """`number-same-bound`: another figure behind the same words."""
    for found, _ in _bounds(words):
        value = number(found["number"]) * choose.randint(2, 9)
        if words.startswith("%", found.end("number")):
            value = number(found["number"]) / 2
        yield _rewritten("bound", words, found, found["before"], value, found["unit"] or "")


def units(words: str, choose: Random) -> Iterator[Edited]:
    """`unit`: the same figure of something larger or smaller, a bound turned round as well."""
    for found, low in _bounds(words):
        if found["unit"]:
            turned, grows = _turned(words, found, low)
            if unit := _exchanged(found, choose, grows):
                value = number(found["number"])
                yield _rewritten("bound", words, found, turned, value, unit)
    for found in _exact(words):
        if found["unit"] and (unit := _exchanged(found, choose)):
            value = number(found["number"])
            yield _rewritten("exact", words, found, found["before"], value, unit)


def same_units(words: str, choose: Random) -> Iterator[Edited]:
    """`unit-same-bound`: another unit behind the same words."""
    for found, _ in _bounds(words):
        if found["unit"] and (unit := _exchanged(found, choose)):
            value = number(found["number"])
            yield _rewritten("bound", words, found, found["before"], value, unit)


def conversions(words: str, choose: Random) -> Iterator[Edited]:
    """The same quantity in a smaller unit."""
    for pattern in (_BOUND, _EXACT):
        for found in pattern.finditer(masked(words)):
            if not found["unit"] or _CITED.search(words[: found.start("number")]):
                continue
            value = number(found["number"])
            old, every = unit_of(found["unit"])
            at = every.index(old)
            if at:
                value, new = converted(value, old, every[at - 1]), every[at - 1]
                unit = named(new, value)
                yield _rewritten("convert", words, found, found["before"], value, unit)


def spelled(words: str, choose: Random) -> Iterator[Edited]:
    """Digits for a word, or a word for digits."""
    names = {str(value): name for name, value in WORDS.items()}
    for pattern in (_BOUND, _EXACT):
        for found in pattern.finditer(masked(words)):
            written = found["number"]
            other = names.get(written) or (str(WORDS[written]) if written in WORDS else "")
            # "For one" and "of one" need not count anything.
            counts = written != "one" or pattern is _BOUND
            listed = _OR.match(words, found.end("number"))
            cited = listed or '"' in words or _CITED.search(words[: found.start()])
            if other and other != "1" and counts and not cited:
                yield replaced("spell", words, *found.span("number"), other)


def _bounds(words: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each bound that the sentence demands, and where what obliges ends."""
    for found in _BOUND.finditer(masked(words)):
        low = governed(words, found.end("before"))
        if low is None or _OR.match(words, found.end("number")):
            continue
        before = words[low : found.start()]
        compared = _COMPARED.search(found["before"]) and not found["before"].startswith("no ")
        if compared and not _PREDICATE.search(before) and before.strip(" *_"):
            continue
        if found["before"] == "up to" and offers(words, low, found.start()):
            continue
        yield found, low


def _exact(words: str) -> Iterator[re.Match[str]]:
    """Each value that the sentence states without a bound."""
    for found in _plain(words, _EXACT):
        if found["unit"] or found["before"] in ("exactly", "precisely", "be"):
            yield found


def _plain(words: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for found in pattern.finditer(masked(words)):
        low = governed(words, found.end("before"))
        if low is None or is_denied(words, low, found.start()):
            continue
        if not found["before"].startswith("exactly") and offers(words, low, found.end("before")):
            continue
        written = found["number"]
        if _CITED.search(words[: found.start("number")]) or _OR.match(words, found.end("number")):
            continue
        # "For one" need not count anything.
        if written == "one" and found["before"].strip() != "exactly":
            continue
        bounded = (each.span("number") for each in _BOUND.finditer(masked(words)))
        if found.span("number") not in bounded:
            yield found


def _turned(words: str, found: re.Match[str], low: int) -> tuple[str, bool]:
    """The opposite bound, and whether its figure has to grow to exclude the other."""
    before = found["before"]
    upper = before in _UPPER
    itself = before.lower().startswith(("not ", "no "))
    denied = not itself and is_denied(words, low, found.start())
    return (_UPPER.get(before) or _LOWER[before]), upper != denied


def _apart(value: Fraction, grows: bool, choose: Random) -> Fraction:
    times = choose.randint(2, 9)
    if grows:
        return value * times + (value == 0)
    return Fraction(value.numerator // times) if value.denominator == 1 else value / times


def _other(value: Fraction, choose: Random) -> Fraction:
    return value * choose.randint(2, 9) if value else Fraction(choose.randint(2, 9))


def _exchanged(found: re.Match[str], choose: Random, grows: bool | None = None) -> str:
    """Another unit of the dimension, larger or smaller where that matters; "" for none."""
    old, every = unit_of(found["unit"])
    at = every.index(old)
    near = (*every[max(0, at - 2) : at], *every[at + 1 : at + 3])
    others = [each for each in near if (grows is None or (each.size > old.size) == grows)]
    return named(choose.choice(others), number(found["number"])) if others else ""


def _rewritten(
    sort: str, words: str, found: re.Match[str], before: str, value: Fraction, unit: str
) -> Edited:
    low, high = found.start("before"), found.end("unit") if found["unit"] else found.end("number")
    amount = figure(value)
    if value == number(found["number"]):
        amount = found["number"]
    space = found["space"] or "" if found["unit"] else ""
    if unit and space != "-":
        unit = named(unit_of(unit)[0], value)
    return replaced(sort, words, low, high, f"{before}{found['gap']}{amount}{space}{unit}")
