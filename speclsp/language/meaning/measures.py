"""What a bare number in a sentence measures: which words before it say so, in what dimension."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.units import (
    COMPARED,
    EXTENT,
    LASTING,
    MEASURED,
    OF_KIND,
    PAYING,
    RATES,
    SIZED,
    VALUED,
    Dimension,
)
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

# Words behind which a number is neither counted nor measured when nothing else follows.
_GOES_ON = listed(
    "before after for and or when if until then while unless since but so because between"
)
# What may stand between the word that measures and its number.
_BETWEEN = listed(
    "at least most of is be to for up no more less than about a an after in within not exceed"
    " exceeds below above under over maximum minimum must shall should may can only default set"
    " equal limited fixed every value stay stays remain remains fall falls fallen drop drops rise"
    " rises lie lies go goes get gets reach reaches reached take takes never always between from"
)
# Of what has a size, these compare it.
_LARGER = frozenset(("size", "larger", "smaller", "bigger", "greater"))
# What goes on for a time.
_GOING_ON = listed(
    "open close lock block ban suspend run play beep show display stay remain ring light flash"
)
# Above such a value a payment is meant, not a count of payments.
_COMPARING = listed("above below over under exceeding beyond than")
# What is weighed, told by where it lies.
_LOADS = listed("load loads")
# What takes longer takes more time.
_TAKING = listed("take takes taking taken last lasts run runs wait waits")
_TIMED = frozenset(("after", "within", "every"))
# Behind these a number is a bound, whatever it is a bound of.
_BOUNDING = listed("above below over under exceed exceeds exceeding beyond")
_COMPARATIVES = listed("older longer shorter higher lower deeper larger bigger smaller stronger")
# Numbers of these have no unit, or one that goes without saying.
_UNITLESS_WORDS = """
length string score scores count counter number numbers level grade grades rating rank index
version port code status id identifier ratio factor probability confidence percentile step floor
chapter section attempt attempts retries quorum team group class crew party majority set batch
quantity pool queue value values sequence age ages ph coverage contrast order waiting tree depth
line lines priority limit result rate threshold severity position page place points coordinates
exponent digit digits temperature similarity accuracy precision recall f1 quota capacity stars
"""
_PERSONS = listed(
    """
participants guests guest person people member members child children visitor visitors student
students patient patients user users passenger passengers pupil pupils applicant applicants
minor minors driver drivers rider riders adult adults man men woman women
    """
)
_UNITLESS = frozenset(_UNITLESS_WORDS.split()) | _PERSONS
_LISTING = listed("show shows list lists return returns top first last")
# Files of which a number tells the size, where they are compared with it.
_STORED = listed(
    "file image photo video attachment upload document download body payload recording"
)
_FAR = 7


class Measure(NamedTuple):
    """The first word that shows what a number measures, what that is where it is known, and whether
    it is sure that it measures anything."""

    first: int
    dimension: Dimension | None
    sure: bool = True


def is_bare(words: Sequence[Word], at: int) -> bool:
    """Whether nothing follows that is counted, or that a number is part of."""
    if at and words[at - 1].kind == "mark" and words[at - 1].text not in ("=", ":"):
        return False
    if at + 1 == len(words):
        return True
    following = words[at + 1]
    if following.kind == "mark":
        return following.text in ".,;!?)" and (
            at + 2 == len(words) or words[at + 2].kind != "number"
        )
    if following.tag == "modal" or following.lower in EXTENT:
        return True
    if following.tag == "to":
        # `a distance of 30 to the wall`.
        return at + 2 < len(words) and words[at + 2].tag == "determiner"
    if following.lower == "of":
        return _is_of(words, at)
    if following.lower not in _GOES_ON and following.tag != "preposition":
        return False
    if following.lower == "in" and at + 3 < len(words) and words[at + 3].tag != "noun":
        # `at most 3 in a row`.
        return words[at + 2].lower not in ("a", "total")
    if following.lower in ("and", "or"):
        # `3 and 5 seconds`.
        return at + 2 < len(words) and words[at + 2].kind not in ("number", "code")
    return True


def measured(words: Sequence[Word], at: int) -> Measure | None:
    """What the number at a place measures; None where it may well count, or name something."""
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    if behind in EXTENT:
        led = at > 1 and words[at - 1].lower in _BETWEEN
        if not led or not _ends(words, at + 2):
            return None
        first = at - 2 if words[at - 2].lower in ("at", "up") else at - 1
        return Measure(first, EXTENT[behind])
    first = at
    low = max(0, at - _FAR)
    while first > low:
        before = words[first - 1]
        if (dimension := _dimension(words, first - 1)) is not None:
            return Measure(first if at - first > 1 else first - 1, dimension)
        if before.lower in LASTING and before.tag in ("verb", "participle", "gerund", "noun"):
            return Measure(first - 1, "time")
        if before.lower in PAYING and before.tag in ("verb", "participle", "gerund"):
            return Measure(first - 1, "money")
        # `between 2 and 8`.
        ranged = before.kind == "number" or (
            before.lower in ("and", "to") and words[first - 2].kind == "number"
        )
        if before.lower not in _BETWEEN and not ranged:
            break
        first -= 1
    if any(word.tag in ("modal", "be") for word in words[first:at]):
        subject = _subject(words, first)
        if subject is not None:
            return Measure(first, subject)
    return _timed(words, first, at) or _bound(words, at)


def _timed(words: Sequence[Word], first: int, at: int) -> Measure | None:
    """`after 5`, `for at least 8` where something goes on."""
    opening = first if words[first].lower == "for" else at - 1
    if opening < 0 or (at + 1 < len(words) and words[at + 1].lower == "per"):
        return None
    word = words[opening].lower
    if word == "for" and _lasts(words, opening):
        return Measure(opening, "time")
    if word in _TIMED:
        known = word != "after" or _lasts(words, opening) or _is_of(words, at)
        return Measure(opening, "time" if known else None)
    return None


def _bound(words: Sequence[Word], at: int) -> Measure | None:
    """`above 500`, `older than 90`, unless it is plain what is counted."""
    first = at - 1
    if first < 1:
        return None
    if words[first].lower == "than" and words[first - 1].lower in _COMPARATIVES:
        first -= 1
    elif words[first].lower not in _BOUNDING:
        return None
    near = words[max(0, first - 2 * _FAR) : at]
    if words[first].lower == "older":
        aged = any(word.lower in _PERSONS for word in near)
        return None if aged else Measure(first, "time")
    if any(word.lower in _UNITLESS or word.lower in _LISTING for word in near):
        return None
    return Measure(first, None, sure=False)


def _dimension(words: Sequence[Word], at: int) -> Dimension | None:
    """What the noun at a place measures."""
    lower = words[at].lower
    if lower in MEASURED and _names(words, at) and words[at].tag in ("noun", "verb"):
        return MEASURED[lower]
    if lower in COMPARED and at + 1 < len(words) and words[at + 1].lower == "than":
        return COMPARED[lower]
    if lower == "level" and at and _names(words, at):
        return OF_KIND.get(words[at - 1].lower)
    if lower == "rate" and at and _names(words, at):
        return RATES.get(words[at - 1].lower)
    if lower == "battery" and at + 1 < len(words) and words[at + 1].tag != "noun":
        return "share"
    if lower in _LOADS and words[at].tag == "noun" and at + 1 < len(words):
        return "weight" if words[at + 1].lower in _COMPARING | {"of"} else None
    if lower in ("amount", "total") and at + 1 < len(words):
        return "money" if words[at + 1].lower in _COMPARING | {"at", "exceeds"} else None
    if singular(lower) in VALUED and words[at].tag == "noun" and at + 1 < len(words):
        return "money" if words[at + 1].lower in _COMPARING | {"up"} else None
    if singular(lower) in SIZED and [each.lower for each in words[at + 1 : at + 3]] == [
        "of",
        "more",
    ]:
        return "size"
    if singular(lower) in _STORED and at + 1 < len(words):
        compared = words[at + 1].lower in _COMPARING
        return "size" if compared or _exceeds(words, at + 1) else None
    if lower == "longer" and any(word.lower in _TAKING for word in words[max(0, at - 3) : at]):
        return "time"
    near = words[max(0, at - 4) : at]
    if lower in _LARGER and any(singular(word.lower) in SIZED for word in near):
        return "size"
    return None


def _exceeds(words: Sequence[Word], at: int) -> bool:
    """Whether "exceed" is what a thing must not do, or does."""
    return any(word.lower.startswith("exceed") for word in words[at : at + 3])


def _subject(words: Sequence[Word], verb: int) -> Dimension | None:
    """What is measured by a noun before its verb, with what belongs to it between them: `the delay
    between two attempts MUST be`."""
    for at in range(verb - 1, max(-1, verb - 1 - _FAR), -1):
        if words[at].tag not in (
            "noun",
            "code",
            "determiner",
            "preposition",
            "adjective",
            "number",
        ):
            return None
        if (dimension := _dimension(words, at)) is not None:
            counted = at > 1 and words[at - 1].lower == "of"
            return None if counted else dimension
    return None


def _ends(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or words[at].tag not in ("noun", "code", "adjective")


def _names(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the head of its phrase: not `timeout error`."""
    return at + 1 >= len(words) or words[at + 1].tag not in ("noun", "code")


def _lasts(words: Sequence[Word], at: int) -> bool:
    """Whether the clause before speaks of waiting or lasting."""
    near = words[max(0, at - 2 * _FAR) : at]
    going_on = words[at].lower == "for" and any(word.lower in _GOING_ON for word in near)
    return going_on or any(word.lower in LASTING for word in near)


def _is_of(words: Sequence[Word], at: int) -> bool:
    """`15 of inactivity`, but not `3 of 5`."""
    following = [word.lower for word in words[at + 1 : at + 3]]
    return following[:1] == ["of"] and following[-1] in LASTING
