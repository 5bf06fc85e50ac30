"""
A number stands where a measure is meant, and its unit is missing, so one reader takes seconds and
another milliseconds.

Counts, codes, versions, ports, years and numbers that a unit follows or that the sentence gives a
unit for ("in seconds") are left alone, and so is zero.

## Bad

```spec
A client MUST wait at least 200 before it reconnects.
              ^^^^^^^^^^^^^^^^^ number-without-unit: "wait at least 200" has no unit: "200 ms" or "200 s"

The gateway MUST close an idle tunnel after 45.
                                      ^^^^^^^^ number-without-unit: "after 45" has no unit: "45 ms" or "45 s"

The default timeout SHOULD be 30.
                    ^^^^^^^^^^^^ number-without-unit: "SHOULD be 30" has no unit: "30 ms" or "30 s"
```

## Good

```spec
A client MUST wait at least 200 ms before it reconnects.

The gateway MUST close an idle tunnel after 3 failed attempts.

The timeout, in seconds, MUST be at least 30.

A client MUST NOT wait after 3 of 5 attempts.
```

## Evidence

Rule R6 of the INCOSE Guide to Writing Requirements: use units of measure with every quantity. The
Mars Climate Orbiter was lost to a number whose unit two teams had read differently.

## Not for you?

Write `number-without-unit = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore number-without-unit: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.inflection import singular
from speclsp.language.units import (
    COMPARED,
    EXTENT,
    LASTING,
    MEASURED,
    OF_KIND,
    SIZED,
    UNITS,
    USUAL,
    VALUED,
    Dimension,
)
from speclsp.language.word_list import listed
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.resolution.setting import Setting
from speclsp.resolution.statements import Statement
from speclsp.rules.rule import Rule
from speclsp.rules.wording import plain
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# Words behind which a number is neither counted nor measured when nothing else follows.
_GOES_ON = listed(
    "before after for and or when if until then while unless since but so because between"
)
# What may stand between the word that measures and its number.
_BETWEEN = listed(
    "at least most of is be to for up no more less than about a an after in within not exceed"
    " exceeds below above under over maximum minimum must shall should may can only default set"
    " equal limited fixed every value stay stays remain remains fall falls fallen drop drops rise"
    " rises lie lies go goes get gets reach reaches reached take takes never always"
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
# Of these the number is a factor, or has no unit.
_FACTORS = listed(
    "playback animation zoom clock learning edit cosine hamming levenshtein model sampling softmax"
    " llm hop hops bcrypt index"
)
# What takes longer takes more time.
_TAKING = listed("take takes taking taken last lasts run runs wait waits")
_SMALL = 2
# The age of these is in no unit that goes without saying.
_CACHED = listed("max maximum cache cached token entry key session cookie log file")
_TIMED = frozenset(("after", "within", "every"))
_YEARS = range(1900, 2101)
_FAR = 7
_UNITS = ("seconds", "milliseconds", "ms", "minutes", "bytes")
# So much of what stands before a sentence is searched for what its numbers are.
_BEFORE = 1_000
_DIGIT = re.compile(r"\d")


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if statement.kind == "cell" or not _DIGIT.search(statement.text):
        return
    words = statement.words
    elsewhere: _Elsewhere | None = None
    for at, word in enumerate(words):
        if word.kind != "number" or not _is_bare(words, at) or not _is_measure(word.text):
            continue
        found = _measured(words, at)
        if found is None:
            continue
        first, dimension = found
        if _is_factor(statement, word.text, dimension) or _is_aged(words, first, at):
            continue
        if elsewhere is None:
            elsewhere = _elsewhere(statement, words)
        if elsewhere.explains(word.text, dimension):
            continue
        yield _said(statement, Span(words[first].start, word.end), word.text, dimension)


def _said(statement: Statement, span: Span, number: str, dimension: Dimension | None) -> Diagnostic:
    shown = f'"{plain(statement.passage[span.start : span.end])}"'
    question = f"{number} of what?"
    if dimension is None:
        return Diagnostic(span, f"{shown} does not say {number} of what", question=question)
    small, large = USUAL[dimension]
    said = f'{shown} has no unit: "{number} {small}" or "{number} {large}"'
    return Diagnostic(span, said, question=question, data=(small,))


def _is_factor(statement: Statement, number: str, dimension: Dimension | None) -> bool:
    """A setting of a model or of a player, and not a physical measure."""
    if not statement.vocabulary.isdisjoint(_FACTORS):
        return True
    return dimension == "temperature" and float(number.replace(",", "")) <= _SMALL


def _is_aged(words: Sequence[Word], first: int, number: int) -> bool:
    """Whether somebody's age is told, which is in years."""
    near = words[first:number]
    if not any(word.lower in ("age", "ages") for word in near):
        return False
    return not any(word.lower in _CACHED for word in words[max(0, first - 2) : number])


def _is_measure(number: str) -> bool:
    """Not zero, a time of day, a year, a version, nor a number in hexadecimal."""
    if ":" in number or not number.replace(",", "").replace(".", "", 1).isdigit():
        return False
    value = float(number.replace(",", ""))
    return value > 0 and not (value in _YEARS and "," not in number)


def _is_bare(words: Sequence[Word], at: int) -> bool:
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


def _measured(words: Sequence[Word], at: int) -> tuple[int, Dimension | None] | None:
    """The first word that shows what the number measures, and what that is where it is known."""
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    if behind in EXTENT:
        led = at > 1 and words[at - 1].lower in _BETWEEN
        return (at, EXTENT[behind]) if led and _ends(words, at + 2) else None
    first = at
    low = max(0, at - _FAR)
    while first > low:
        before = words[first - 1]
        if (dimension := _dimension(words, first - 1)) is not None:
            return (first if at - first > 1 else first - 1), dimension
        if before.lower in LASTING and before.tag in ("verb", "participle", "gerund", "noun"):
            return first - 1, "time"
        if before.lower not in _BETWEEN:
            break
        first -= 1
    if any(word.tag in ("modal", "be") for word in words[first:at]):
        subject = _subject(words, first)
        if subject is not None:
            return first, subject
    opening = words[at - 1].lower if at else ""
    if opening == "for" and _lasts(words, at - 1):
        return at - 1, "time"
    if opening in _TIMED:
        return at - 1, "time" if opening != "after" or _lasts(words, at - 1) or _is_of(
            words, at
        ) else None
    return None


def _dimension(words: Sequence[Word], at: int) -> Dimension | None:
    """What the noun at a place measures."""
    lower = words[at].lower
    if lower in MEASURED and _names(words, at) and words[at].tag == "noun":
        return MEASURED[lower]
    if lower in COMPARED and at + 1 < len(words) and words[at + 1].lower == "than":
        return COMPARED[lower]
    if lower == "level" and at and _names(words, at):
        return OF_KIND.get(words[at - 1].lower)
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
    if lower == "longer" and any(word.lower in _TAKING for word in words[max(0, at - 3) : at]):
        return "time"
    near = words[max(0, at - 4) : at]
    if lower in _LARGER and any(singular(word.lower) in SIZED for word in near):
        return "size"
    return None


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


class _Elsewhere(NamedTuple):
    """What the sentence and the words before it say of numbers: what units stand apart from one,
    and which numbers count something."""

    units: frozenset[Dimension]
    counts: frozenset[str]
    before: str

    def explains(self, number: str, dimension: Dimension | None) -> bool:
        if dimension in self.units or number in self.counts or f"{number} " in self.before:
            return True
        return any(f" in {unit}" in self.before for unit in _UNITS)


def _elsewhere(statement: Statement, words: Sequence[Word]) -> _Elsewhere:
    units = {
        UNITS[word.lower]
        for place, word in enumerate(words)
        if place and word.lower in UNITS and words[place - 1].kind != "number"
    }
    counts = {
        one.text
        for one, two in pairwise(words)
        if one.kind == "number"
        and two.tag in ("noun", "adjective", "participle")
        and two.lower not in EXTENT
    }
    low = max(0, statement.span.start - _BEFORE)
    before = statement.passage[low : statement.span.start]
    return _Elsewhere(frozenset(units), frozenset(counts), before)


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    end = diagnostic.span.end
    for unit in diagnostic.data:
        edit = Edit(Span(end, end), f" {{{unit}}}")
        yield Fix("Add a unit", "show", ((document.path, edit),))


RULE = Rule(
    "number-without-unit",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    fixes=_fixes,
    applies=is_in_force,
)
