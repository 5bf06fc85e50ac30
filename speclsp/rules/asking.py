"""Pieces of a statement as a question to its author repeats them."""

from __future__ import annotations

import re

from speclsp.resolution.statements import Statement
from speclsp.rules.wording import plain
from speclsp.text import Span

# Code is masked, so that nobody takes it for words.
_CODE = re.compile("(?<![^\\s*_(])\ufffc+")
_VERBS = frozenset(("verb", "be", "have", "do", "participle", "gerund"))
# A question is read in a margin.
_LONGEST = 9
_LONGEST_THING = 16


def written(statement: Statement, first: int, last: int) -> str:
    """The words from `first` to before `last`, as the document has them, on one line."""
    words = statement.words
    return plain(_CODE.sub("\u2026", statement.passage[words[first].start : words[last - 1].end]))


def span(statement: Statement, first: int, last: int) -> Span:
    """The place of the words from `first` to before `last`."""
    return Span(statement.words[first].start, statement.words[last - 1].end)


def thing(statement: Statement, at: int) -> tuple[int, int]:
    """The noun phrase around the word, from its first word to behind its last; (at, at) for none,
    or one that is too long to repeat."""
    phrase = statement.phrase_at(at)
    if phrase is None or phrase.last - phrase.first > _LONGEST_THING:
        return at, at
    return phrase.first, phrase.last


def without(statement: Statement, first: int, last: int, at: int) -> str:
    """The words but for the one at `at`, and but for an article before them."""
    words = statement.words
    if first < at and words[first].lower in {"a", "an", "the"}:
        first += 1
    pieces = []
    if first < at:
        pieces.append(written(statement, first, at))
    if at + 1 < last:
        pieces.append(written(statement, at + 1, last))
    return " ".join(pieces)


def deed(statement: Statement, at: int) -> str:
    """What is to be done where the word stands, from its verb to the end of what is done to it.

    The word itself is left out. Empty where no verb is near.
    """
    words = statement.words
    verb = _verb(statement, at)
    if verb < 0:
        return ""
    last = verb + 1
    while last < len(words) and last - verb < _LONGEST and not _ends(statement, last):
        last += 1
    while last > verb + 1 and words[last - 1].tag in {"preposition", "determiner", "to", "adverb"}:
        last -= 1
    if verb <= at < last:
        pieces = [written(statement, verb, at)] if verb < at else []
        if at + 1 < last:
            pieces.append(written(statement, at + 1, last))
        return " ".join(pieces)
    return written(statement, verb, last)


def _verb(statement: Statement, at: int) -> int:
    words = statement.words
    for index in range(at, min(len(words), at + 3)):
        if words[index].tag in _VERBS:
            return index
        if words[index].kind == "mark":
            break
    for index in range(at - 1, max(-1, at - 20), -1):
        if words[index].tag == "modal":
            following = index + 1
            while following < len(words) and words[following].tag in {"not", "adverb"}:
                following += 1
            return following if following < len(words) and following != at else -1
    return -1


def _ends(statement: Statement, at: int) -> bool:
    word = statement.words[at]
    return (
        (word.kind == "mark" and word.text not in {"'", "-", '"'})
        or word.tag in {"subordinator", "relative", "modal"}
        or word.lower in {"and", "or", "but"}
    )
