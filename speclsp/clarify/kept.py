"""What of a passage has to be in its rewording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.interview.markup import CODE
from speclsp.interview.sides import Side
from speclsp.language.lexicon.conversions import CONVERSIONS
from speclsp.language.lexicon.inflection import singular
from speclsp.language.meaning.quantities import quantities
from speclsp.language.sentences import sentences
from speclsp.language.tagging import tagged
from speclsp.text import Span

_QUOTED = re.compile(r"“([^“”]{1,200})”|\"([^\"]{1,200})\"|«([^«»]{1,200})»")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)*(?![\w]*~)")
_NAMES = {
    word: str(value)
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"both": "2", "twice": "2", "once": "1"}
_UPPER, _LOWER = frozenset(("<", "<=")), frozenset((">", ">="))


def lost(before: Side, after: Side, new: str, old: str, finding: Diagnostic | None) -> str:
    """What of the passage is missing in its rewording, or is code that nobody has seen; "" for
    nothing. What the finding is about may go."""
    about = _about(before, old, finding)
    code = Counter(_code(new))
    for each, count in Counter(_code(old)).items():
        if code[each] < count and not about(each):
            return "it leaves out code of the passage"
    text = before.document.text.string
    if any(f"`{each}`" not in text for each in code.keys() - set(_code(old))):
        return "it adds code that the document does not have"
    quotes = Counter(_quoted(new))
    for each, count in Counter(_quoted(old)).items():
        if quotes[each] < count and not about(each):
            return "it leaves out quoted words of the passage"
    if finding is not None and finding.rule.startswith("conflicting-"):
        return ""
    return _numbers_lost(before, after, about)


class _About:
    """Whether words of a passage are what a finding is about."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __call__(self, words: str) -> bool:
        return bool(self._words) and words in self._words


def _about(before: Side, old: str, finding: Diagnostic | None) -> _About:
    if finding is None or not finding.span.overlaps(before.span):
        return _About("")
    low, high = (max(finding.span.start, before.span.start), min(finding.span.end, before.span.end))
    words = " ".join(before.document.words(Span(low, high)).split())
    # Of a finding about a whole sentence it cannot be told which of it is at fault.
    return _About(words if 3 * len(words) < 2 * len(old) else "")


def _code(words: str) -> Iterator[str]:
    for found in CODE.finditer(words):
        yield " ".join(found.group(2).split())


def _quoted(words: str) -> Iterator[str]:
    for found in _QUOTED.finditer(words):
        yield " ".join((found.group(1) or found.group(2) or found.group(3)).split())


def _numbers_lost(before: Side, after: Side, about: _About) -> str:
    had, has = list(_numbers(before.shown)), list(_numbers(after.shown))
    for number in had:
        if about(number[0]):
            continue
        match = next((each for each in has if _is_kept(number, each)), None)
        if match is None and not number[1] and number[0] in _named(after.shown):
            continue
        if match is None:
            return "it leaves out or changes a number of the passage, its unit or its bound"
        has.remove(match)
    return ""


_Number = tuple[str, str, str]
"""A number in digits, its unit, and "<" or ">" for a bound."""


def _is_kept(old: _Number, new: _Number) -> bool:
    opposite = {old[2], new[2]} == {"<", ">"}
    return old[:2] == new[:2] and not opposite


def _numbers(words: str) -> Iterator[_Number]:
    covered: list[Span] = []
    for span in sentences(words):
        for each in quantities(tagged(words, span)):
            covered.append(each.span)
            side = "<" if each.operator in _UPPER else ">" if each.operator in _LOWER else ""
            yield each.value, _unit(each.unit), side
    for found in _NUMBER.finditer(words):
        if not any(each.start <= found.start() < each.end for each in covered):
            yield found.group(), "", ""


def _named(words: str) -> set[str]:
    """The numbers that are written as words, in digits."""
    return {_NAMES[each] for each in re.findall(r"[a-z]+", words.lower()) if each in _NAMES}


def _unit(written: str) -> str:
    """What a unit is known by; "" for a noun that is counted."""
    lower = written.lower()
    known = CONVERSIONS.get(lower) or CONVERSIONS.get(singular(lower))
    return f"{known[0]} {known[1]}" if known else ""
