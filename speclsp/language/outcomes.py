"""Conditions on how something turns out, which can turn out the other way: "enters the correct
code", "approves the draft", "taps Yes", "answers within 1 hour"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from speclsp.language.agreement import is_measure
from speclsp.language.conditions import conditions
from speclsp.language.inflection import singular
from speclsp.language.phrases import phrases
from speclsp.language.roles import roles
from speclsp.language.verbs import base
from speclsp.language.words import Word
from speclsp.text import Span

_OPENING = frozenset(("if", "when", "once"))
_GOOD = frozenset(
    ("authentic", "authorised", "authorized", "correct", "matching", "right", "valid")
)
_DECIDING_WORDS = """
accept agree answer approve authenticate confirm consent grant match pass pay reply respond sign
succeed verify
"""
_DECIDING = frozenset(_DECIDING_WORDS.split())
_ANSWERS = frozenset(("yes", "ok", "accept", "agree", "allow", "approve", "confirm"))
_TAPPING = frozenset(("answer", "choose", "click", "press", "say", "select", "tap"))
_NEGATIVE = frozenset(("not", "no", "never", "neither", "nor", "without", "unless"))


class Outcome(NamedTuple):
    """A condition that can fail, and the nouns that a rule for its failure would name."""

    span: Span
    nouns: tuple[str, ...]


def outcomes(words: Sequence[Word]) -> tuple[Outcome, ...]:
    """In order, of the conditions that "only" does not make exclusive."""
    found: list[Outcome] = []
    for first, last in conditions(words):
        alone = not first or words[first - 1].lower != "only"
        if alone and words[first].lower in _OPENING and _can_fail(words[first + 1 : last]):
            nouns = _nouns(words, first + 1, last)
            if nouns:
                found.append(Outcome(Span(words[first].start, words[last - 1].end), nouns))
    return tuple(found)


def _can_fail(words: Sequence[Word]) -> bool:
    if any(word.lower in _NEGATIVE or word.tag == "not" for word in words):
        return False
    for at, word in enumerate(words):
        # "is approved", and not "an approved draft"
        done = word.tag == "participle" and at and words[at - 1].tag in ("be", "have", "adverb")
        verb = base(word.lower) if word.tag == "verb" or done else ""
        if word.lower in _GOOD or verb in _DECIDING:
            return True
        # "within 1 hour": or later.
        if word.lower == "within" and at + 1 < len(words) and words[at + 1].tag == "number":
            return True
        if verb in _TAPPING and at + 1 < len(words) and words[at + 1].lower in _ANSWERS:
            return True
    return False


def _nouns(words: Sequence[Word], first: int, last: int) -> tuple[str, ...]:
    """Heads of what the condition speaks of without its subject, or of the subject where that is
    all; measures left out."""
    held = words[first:last]
    found = phrases(held)
    named = [
        (singular(held[phrase.head].lower), role)
        for phrase, role in zip(found, roles(held, found), strict=True)
        if held[phrase.head].tag == "noun" and not is_measure(held, phrase)
    ]
    others = tuple(noun for noun, role in named if role != "subject")
    return others or tuple(noun for noun, _ in named)
