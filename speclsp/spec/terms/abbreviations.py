"""Abbreviations that stand beside what they abbreviate: "key management service (KMS)", "KMS (key
management service)", "KMS stands for key management service", `*[KMS]: key management service`.

Told by the letters alone, so that "API (list and detail)" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.language.lexicon.acronyms import KNOWN
from speclsp.spec.facts import Term
from speclsp.text import Span

_SHORT = r"[A-Z0-9][A-Za-z0-9&/]{1,8}"
_CANDIDATE = re.compile(rf"(?<![\w\-.`/@#])(?P<short>{_SHORT})(?![\w`@]|[-./]\w)")
_CALLED = (
    r"(?:(?:or|hereafter|hereinafter|henceforth|also|abbreviated|called|known|short|in short|aka"
    r"|a\.k\.a\.) ){0,2}(?:as |to )?(?:the |an? )?"
)
# Between the words and what is short for them.
_BEHIND = re.compile(
    r"(?<![\s\"\u201d*_\]\ufffc])[\s\"\u201d*_\]\ufffc]*"
    rf"(?P<sign>[(,\[])\s{{0,3}}{_CALLED}[\s\"\u201c*_(\[]{{0,6}}\Z"
)
# Between what is short and the words.
_BEFORE = re.compile(
    r"[\"\u201d*_)\]]*(?:\s*(?P<sign>\(|,|:|=|\u2013|\u2014|\s-\s)"
    r"|\s+(?:(?:stands|is short|short) for|is (?:an? |the )?(?:abbreviation|acronym) (?:for|of)"
    r"|means|denotes)\b)[\s\"\u201c*_:]*(?:the |an? |for |short for |stands for )?[\"\u201c*_]*"
)
_LISTED = re.compile(r"(?m)^\*\[(?P<short>[^\]\r\n]{2,30})\]:[ \t]*(?P<words>[^\r\n]{3,120})")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_STOP = re.compile(r"[.;:!?](?=\s|\Z)|[()|\u2192<>=+/]")
_SMALL = frozenset(
    ("of", "and", "for", "the", "to", "in", "on", "a", "an", "by", "with", "or", "as", "s", "is")
)
_NUMBERS = {"2": ("to", "two"), "4": ("for", "four"), "3": ("three",)}
_X = ("ex", "cross", "trans", "x")
# Without any of these nothing is expanded.
_SIGNS = ("(", ",", ":", "=", " for ", "means", "denotes", " - ", "\u2013", "\u2014", "*[")
_WINDOW = 110
_MOST_WORDS = 12
# Of so many letters, the last word may be none of theirs.
_LONG = 4
_MOST = 40
"""Of one passage; more capitals are a table of something else."""


def abbreviations(words: str, start: int, span: Span) -> Iterator[Term]:
    """The abbreviations that the masked words of a passage, which start at `start`, expand."""
    if words.islower() or not any(map(words.__contains__, _SIGNS)):
        return
    count = 0
    for found in _CANDIDATE.finditer(words):
        short = found["short"]
        # What ends in digits is an identifier: `US1`.
        if sum(letter.isupper() for letter in short) < 2 or short[-1].isdigit():
            continue
        low, high = found.span()
        if short in KNOWN and words[low - 1 : low] != "(" and not words.startswith(" (", high):
            # Who knows it does not spell it out in passing.
            continue
        count += 1
        if count > _MOST:
            return
        if (long := _before(words, low, short) or _after(words, high, short)) is not None:
            name = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
            place = Span(start + low, start + low + len(name))
            yield Term(name, place, span, True, "short", long)
    if "*[" in words:
        for found in _LISTED.finditer(words):
            low = start + found.start("short")
            name = found["short"]
            yield Term(
                name, Span(low, low + len(name)), span, True, "short", found["words"].strip()
            )


def _before(words: str, low: int, short: str) -> str | None:
    """What stands before the abbreviation at `low` and is spelled by it."""
    window = words[max(0, low - _WINDOW) : low]
    gap = _BEHIND.search(window) if window[-1:] in '(,[ "\u201c*_' else None
    if gap is None:
        return None
    before = window[: gap.start()]
    stop = max((each.end() for each in _STOP.finditer(before)), default=0)
    found = [*_WORD.finditer(before, stop)][-_MOST_WORDS:]
    parts = [each.group() for each in found]
    letter = short[0].casefold()
    for loose in _looseness(short, gap["sign"]):
        for first in range(len(found) - 1, -1, -1):
            if _starts(parts[first].casefold(), letter) and spells(short, parts[first:], loose):
                return _plain(before[found[first].start() :])
    return None


def _after(words: str, high: int, short: str) -> str | None:
    """What stands behind the abbreviation that ends at `high` and is spelled by it."""
    gap = _BEFORE.match(words, high, high + _WINDOW)
    if gap is None:
        return None
    behind = words[gap.end() : gap.end() + _WINDOW]
    stop = _STOP.search(behind)
    found = [*_WORD.finditer(behind, 0, stop.start() if stop else len(behind))][:_MOST_WORDS]
    parts = [each.group() for each in found]
    if not parts or not _starts(parts[0].casefold(), short[0].casefold()):
        return None
    for loose in _looseness(short, gap["sign"] or "("):
        for last in range(2, len(found) + 1):
            if spells(short, parts[:last], loose):
                return _plain(behind[: found[last - 1].end()])
    return None


def _looseness(short: str, sign: str) -> tuple[int, ...]:
    """How freely the letters may be matched, strictly first; a comma may be a comma of a list."""
    if sign == ",":
        return (0,) if len(short) > 2 else ()
    # Of two letters, both are those of the words.
    return (0, 1) if len(short) > 2 else (0,)


def _plain(words: str) -> str:
    return " ".join(words.replace("\ufffc", " ").split())


def spells(short: str, words: Sequence[str], loose: int = 0) -> bool:
    """Whether the first letters of these words, but for small ones, make the abbreviation; as many
    as `loose` letters may be taken from inside of a word, or words be passed over."""
    target = "".join(filter(str.isalnum, short)).casefold()
    if short[-1:] == "s":
        target = target[:-1]
    if len(words) < 2 or len(target) < 2 or words[0].casefold() in _SMALL:
        return False
    # How many letters are consumed, and what liberty was taken.
    states = {(0, 0)}
    for number, word in enumerate(words):
        word = word.casefold()
        after: set[tuple[int, int]] = set()
        last = number == len(words) - 1
        between = number > 0 and (not last or len(target) > _LONG)
        for done, taken in states:
            if between and taken + (word not in _SMALL) <= loose:
                after.add((done, taken + (word not in _SMALL)))
            if done < len(target) and _starts(word, target[done]):
                after.add((done + 1, taken))
                inside = done + 1 < len(target) and target[done + 1] in word[1:]
                if inside and taken < loose:
                    after.add((done + 2, taken + 1))
                if words[number].isupper() and target.startswith(word, done):
                    # "CloudEvents SQL": CESQL.
                    after.add((done + len(word), taken))
        states = after
    return any(done == len(target) for done, _ in states)


def _starts(word: str, letter: str) -> bool:
    if letter in _NUMBERS:
        return word in _NUMBERS[letter]
    return word.startswith(letter) or (letter == "x" and word.startswith(_X))
