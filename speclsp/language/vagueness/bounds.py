"""Whether a measure bounds a vague word: in its clause, right behind it, or as a time that is its
own and not that of a condition or of another duty."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

# So many words are looked at on either side: a sentence without an end must not cost its square.
_FAR = 60
_NEAR = 8

_TIME_UNITS = listed(
    """
    ms s sec secs second seconds millisecond milliseconds minute minutes min mins hour
    hours h day days week weeks month months year years tick ticks µs us ns
    """
)
_APART = frozenset((",", ";", ":", "(", ")", ".", "\u2014", "\u2013"))
_ASIDE = frozenset((",", "(", "\u2014", "\u2013"))
# "briefly, in at most eight words", "a short title (no more than 40 characters)".
_LEADING = listed(
    """
    a about after and approximately at be by every exactly fewer for in is less long maximum
    minimum more most least no not of once only or over per roughly than the to twice
    under up using with within
    """
)
_NUMERALS = listed(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty ninety half
    """
)
# How often says nothing of how fast, how well or how long.
_TRIES = listed("attempt attempts retries retry times tries try")
_CONDITIONS = listed("if once unless until when whenever where while")
# "once every 10 seconds"
_RHYTHM = frozenset(("a", "an", "each", "every", "in", "per"))
_AFTER = frozenset(("after", "following"))
_ACTING = frozenset(("verb", "modal", "do"))


def measured(words: Sequence[Word], at: int) -> bool:
    """Whether a number stands in the word's own clause."""
    return any(words[index].kind == "number" for index in _clause(words, at))


def timed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a time is given for what the words say: "periodically, every 30 seconds", but not "if
    the door is open for 3 minutes, the hub must close it soon"."""
    for index in range(max(0, first - _FAR), min(len(words) - 1, last + _FAR)):
        told = _is_number(words[index]) and _is_time(words, index)
        if told or _is_frequency(words, index):
            behind = index >= last
            if not (_goes_on(words, last, index) if behind else _is_elsewhere(words, index, first)):
                return True
    return False


def apposed(words: Sequence[Word], last: int, *, time: bool = False) -> bool:
    """Whether what follows behind a comma or a bracket is a measure and nothing else; for `time`
    only one of time."""
    at = last
    while at < min(len(words), last + _NEAR) and words[at].tag in {"noun", "adjective"}:
        # "a short title, at most 40 characters"
        at += 1
    if at >= len(words) or words[at].text not in _ASIDE:
        return False
    end = min(len(words) - 1, at + _NEAR)
    at += 1
    while at < end and words[at].lower in _LEADING:
        at += 1
    if at >= len(words) or not _is_number(words[at]):
        return False
    unit = words[at + 1].lower if at + 1 < len(words) else ""
    return _is_time(words, at) if time else unit not in _TRIES


def _is_number(word: Word) -> bool:
    return word.kind == "number" or word.lower in _NUMERALS


def _is_time(words: Sequence[Word], index: int) -> bool:
    if index + 1 < len(words) and words[index + 1].lower in _TIME_UNITS:
        return True
    return words[index].kind == "number" and words[index].lower.endswith(("ms", "s", "h"))


def _is_elsewhere(words: Sequence[Word], number: int, first: int) -> bool:
    """Whether a number before the words belongs to a condition or to another duty."""
    between = range(number + 1, first)
    for index in between:
        if words[index].text == ";":
            return True
        if words[index].tag == "conjunction" and words[index - 1].text == ",":
            return True
    if not any(words[index].tag == "modal" for index in between):
        return False
    for index in range(number - 1, max(-1, number - _FAR), -1):
        if words[index].tag == "modal":
            return False
        if words[index].lower in _CONDITIONS or words[index].lower in _AFTER:
            return True
    return False


def _is_frequency(words: Sequence[Word], at: int) -> bool:
    """Whether "twice a day" and the like begins here."""
    if words[at].lower not in ("once", "twice") or at + 2 >= len(words):
        return False
    return words[at + 1].lower in _RHYTHM and words[at + 2].lower in _TIME_UNITS


def _goes_on(words: Sequence[Word], last: int, number: int) -> bool:
    """Whether a condition or another duty begins between the words and a number behind them."""
    for index in range(last, number):
        if words[index].text == ";":
            return True
        if words[index].lower in _CONDITIONS and words[index + 1].lower not in _RHYTHM:
            return True
        if words[index].tag == "conjunction" and words[index + 1].tag in _ACTING:
            return True
    return False


def _clause(words: Sequence[Word], at: int) -> range:
    """What stands around a word, up to the marks on either side."""
    first, last = at, at + 1
    while first > max(0, at - _FAR) and not _parts(words[first - 1]):
        first -= 1
    while last < min(len(words), at + _FAR) and not _parts(words[last]):
        last += 1
    return range(first, last)


def _parts(word: Word) -> bool:
    return word.kind == "mark" and word.text in _APART
