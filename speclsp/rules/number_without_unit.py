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
from speclsp.language.lexicon.units import EXTENT, UNITS, USUAL, Dimension
from speclsp.language.lexicon.word_list import listed
from speclsp.language.meaning.measures import is_bare, measured
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# Of these the number is a factor, or has no unit.
_FACTORS = listed(
    "playback animation zoom clock learning edit cosine hamming levenshtein model softmax"
    " llm hop hops bcrypt index"
)
_SMALL = 2
# The age of these is in no unit that goes without saying.
_CACHED = listed("max maximum cache cached token entry key session cookie log file")
_YEARS = range(1900, 2101)
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
        if word.kind != "number" or not is_bare(words, at) or not _is_measure(word.text):
            continue
        found = measured(words, at)
        if found is None:
            continue
        first, dimension, sure = found
        if _is_factor(statement, word.text, dimension) or _is_aged(words, first, at):
            continue
        if elsewhere is None:
            elsewhere = _elsewhere(statement, words)
        if elsewhere.explains(word.text, dimension):
            continue
        said = _said(statement, Span(words[first].start, word.end), word.text, dimension)
        yield said._replace(milder=not sure)


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
