"""The amounts in a sentence, in base units, with what each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from speclsp.claims.claim import Role
from speclsp.claims.forms import clock, compound
from speclsp.claims.frequencies import PER, frequency
from speclsp.claims.interval import Interval
from speclsp.claims.numbers import (
    Amount,
    Unit,
    bounded,
    converted,
    number,
    operator,
    sign_behind,
    turned,
    unit_at,
)
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_REACH = listed("of from since")
# What may stand between two numbers of one unit.
_BESIDE = listed("or and to of in x \u00d7 \u2013 - /")
_THROUGH = listed("to \u2013 -")
_FAR = 6


def amounts(words: Sequence[Word]) -> tuple[Amount, ...]:
    """In the order of the text; none overlaps another."""
    found: list[Amount] = []
    at = 0
    while at < len(words):
        amount = (
            frequency(words, at) or _range(words, at) or compound(words, at) or _amount(words, at)
        )
        if amount is None:
            at += 1
            continue
        at = amount.last
        if found and _continues(words, found[-1], amount):
            # "1 hour 30 minutes."
            found[-1:] = _joined(found[-1], amount)
        else:
            found.append(amount)
    return tuple(found)


def _continues(words: Sequence[Word], one: Amount, other: Amount) -> bool:
    """Whether an amount is the smaller part of the one before it."""
    between = [word.lower for word in words[one.last : other.first]]
    return (
        between in ([], ["and"])
        and one.dimension == other.dimension
        and one.dimension in ("time", "months", "length", "mass")
        and other.factor < one.factor
        and other.interval.is_exact
        and "period" not in (one.role, other.role)
    )


def _joined(one: Amount, other: Amount) -> tuple[Amount, ...]:
    """Two parts of an amount as one; none where it is not clear how they are bounded."""
    low, high = one.interval[:2]
    more = other.interval.low or Fraction(0)
    if other.role and not one.role and not one.interval.is_exact:
        return ()
    interval = one.interval._replace(
        low=None if low is None else low + more, high=None if high is None else high + more
    )
    return (one._replace(last=other.last, interval=interval, role=one.role or other.role),)


def _amount(words: Sequence[Word], at: int) -> Amount | None:
    if (timed := clock(words, at)) is not None:
        return timed
    money = at + 1 < len(words) and words[at].text in "€$£" and words[at].text
    place = at + 1 if money else at
    value = number(words, place)
    if words[place].lower in ("whole", "full"):
        value = Fraction(1)
    if words[place].lower == "half" and place + 1 < len(words):
        # "half an hour"
        value, place = Fraction(1, 2), place + (words[place + 1].lower in ("a", "an"))
    if value is None:
        return None
    unit = Unit(*converted(words[at].lower), place + 1) if money else unit_at(words, place + 1)
    open_ended = _open_ended(words, place) if unit is None else None
    if open_ended is not None:
        # "Two or more polls."
        sign, unit = open_ended
        first = place
        interval = bounded(sign, value * unit.factor, True)
        return Amount(first, unit.last, unit.dimension, interval, "", None, unit.name, unit.factor)
    if unit is None:
        if words[place].kind != "number":
            return None
        unit = Unit("", "", Fraction(1), place + 1)
    per = _per(words, unit)
    first, sign, closed = operator(words, at)
    last = unit.last
    if sign == "=" and (behind := _behind(words, unit.last)) is not None:
        sign, last = behind
        closed = True
    dimension, factor = unit.dimension, unit.factor
    exact = sign == "="
    role, last, sign = _role(words, first, last, sign, dimension)
    # "After 10 days": later than that.
    closed = closed and not (exact and sign == ">")
    if per is not None:
        dimension, factor = f"{dimension}/{per[2]}", unit.factor / per[0]
        role, last = "rate", per[1]
        if (faster := sign_behind(words, last)) is not None and sign == "=":
            sign, last = faster
            closed = True
    if not dimension and (
        (sign == "=" and not _is_value(words, first)) or _has_alternative(words, last)
    ):
        return None
    if _is_alternative(words, place):
        return None
    exactly = place > 0 and words[place - 1].lower == "exactly"
    if words[place].lower == "one" and sign == "=" and dimension.startswith("#") and not exactly:
        # No more than an article.
        return None
    size = value * factor
    interval = bounded(sign, size, closed)
    name = unit.name
    if per is not None:
        name += f" per {' '.join(word.text for word in words[unit.last + 1 : per[1]])}"
    return Amount(first, last, dimension, interval, role, _attribute(words, first), name, factor)


def _behind(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The sign behind a unit, or behind what it measures: "5 cm deep or less"."""
    adjective = at < len(words) and words[at].tag == "adjective"
    return sign_behind(words, at) or (sign_behind(words, at + 1) if adjective else None)


def _open_ended(words: Sequence[Word], place: int) -> tuple[str, Unit] | None:
    """The sign between a number and its unit, and that."""
    behind = sign_behind(words, place + 1)
    unit = unit_at(words, behind[1]) if behind is not None else None
    return None if behind is None or unit is None else (behind[0], unit)


def _role(
    words: Sequence[Word], first: int, last: int, sign: str, dimension: str
) -> tuple[Role, int, str]:
    """What an amount of time is, where its words end, and its sign: later than two days before the
    start is less than two days."""
    near = first - 1 if first and words[first - 1].lower in ("a", "an", "the") else first
    before = words[near - 1].lower if near else ""
    after = words[last].lower if last < len(words) else ""
    if dimension not in ("time", "months", "business days"):
        return "", last, sign
    if after == "before" or (after == "prior" and words[last + 1 : last + 2]):
        compared = [word.lower for word in words[first:last]]
        if "later" in compared or "earlier" in compared:
            return "before", last, turned(sign) if "than" in compared else sign
        return "before", last, sign
    if before == "for" or (
        before in ("and", "but") and first > 1 and words[first - 2].lower == "for"
    ):
        return "for", last, sign
    if before in ("every", "each"):
        return "period", last, sign
    compared = [word.lower for word in words[first:last]]
    if after in ("after", "later") or compared[:1] == ["within"]:
        return "within", last, sign
    if after in _REACH and sign != "=":
        return "within", last, sign
    if before == "after":
        # "after 10 days": not earlier.
        return "within", last, ">" if sign == "=" else sign
    if before == "in" and sign != "=":
        return "within", last, sign
    return "", last, sign


def _per(words: Sequence[Word], unit: Unit) -> tuple[Fraction, int, str] | None:
    """The time that a count is per, and where that ends: "5 frames per second"."""
    at = unit.last
    if unit.dimension in ("", "time", "months", "business days") or at + 1 >= len(words):
        return None
    if words[at].lower not in PER and words[at].text != "/":
        return None
    times = number(words, at + 1)
    inner = unit_at(words, at + 1 + (times is not None))
    if inner is None:
        return None
    if inner.dimension not in ("time", "months"):
        measured = inner.dimension in ("volume", "length", "mass") and words[at].lower == "per"
        return (inner.factor, inner.last, inner.dimension) if measured else None
    factor = inner.factor * (Fraction(2592000) if inner.dimension == "months" else 1)
    return factor * (times or 1), inner.last, "time"


def _range(words: Sequence[Word], at: int) -> Amount | None:
    """From one number to another: "between 1 and 10 seconds", "from 1 to 1,024", "5 to 10 s"."""
    opens = words[at].lower in ("between", "from")
    through = _THROUGH | {"and"} if opens else _THROUGH
    first = at + opens
    low = number(words, first)
    if low is None:
        return None
    inner = unit_at(words, first + 1)
    joint = first + 1
    if joint < len(words) and words[joint].lower not in through and inner is not None:
        joint = inner.last
    if joint >= len(words) or words[joint].lower not in through:
        return None
    high = number(words, joint + 1)
    if high is None:
        return None
    unit = unit_at(words, joint + 2) or (inner if joint > first + 1 else None)
    factor = unit.factor if unit else Fraction(1)
    last = max(joint + 2, unit.last if unit else 0)
    own = inner if joint > first + 1 and inner else unit
    if own is not None and unit is not None and own.dimension != unit.dimension:
        return None
    lowest = low * (own.factor if own else factor)
    if lowest > high * factor or (unit is None and not opens):
        return None
    # "Within 3 to 4 days": in 4 at the latest.
    start = at - (at > 0 and words[at - 1].lower == "within")
    interval = Interval(lowest if start == at else None, high * factor)
    dimension, name = (unit.dimension, unit.name) if unit else ("", "")
    role, last, _ = _role(words, start, last, "=", dimension)
    return Amount(start, last, dimension, interval, role, _attribute(words, start), name, factor)


def _is_value(words: Sequence[Word], first: int) -> bool:
    """Whether a bare number is the value of something: behind "is", "be", "to", "=" or "of"."""
    before = words[first - 1] if first else None
    return before is not None and (before.tag == "be" or before.lower in ("to", "=", "of", "equal"))


def _has_alternative(words: Sequence[Word], last: int) -> bool:
    """Whether another number stands behind it, so that its unit may stand there: "5 or 10 s"."""
    return (
        last + 1 < len(words) and words[last].lower in _BESIDE and words[last + 1].kind == "number"
    )


def _is_alternative(words: Sequence[Word], place: int) -> bool:
    """Whether a number without a unit stands before this one: "5 or 10 s", "2 of 3 keys"."""
    return place > 1 and words[place - 1].lower in _BESIDE and number(words, place - 2) is not None


def _attribute(words: Sequence[Word], first: int) -> int | None:
    """The place of the noun that has the amount: before "of", "is", "must not exceed"."""
    at = first - 1
    while (
        at >= 0
        and at > first - _FAR
        and (
            words[at].tag
            in ("be", "preposition", "modal", "not", "adverb", "have", "to", "determiner")
            or words[at].lower in ("exceed", "than", "set", "limited", "equal", "longer", "larger")
        )
    ):
        at -= 1
    return at if at >= 0 and words[at].tag in ("noun", "code") else None
