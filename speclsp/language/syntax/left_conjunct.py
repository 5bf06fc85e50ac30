"""Where the first of three joined things begins, told by what the other two are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from speclsp.language.lexicon.verbs import is_base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.conjunct_kinds import (
    NAMES,
    NAMING,
    is_finite,
    name_or_clause,
    shape,
)
from speclsp.language.words import Word

CONDITIONS = listed("if when while unless where whenever once until")
FAR = 12
"""No thing is longer than so many words."""
_OPENERS = frozenset(("modal", "to", "do"))
_LINKING = listed("become becomes remain remains stay stays seem seems get gets")
_SKIPPED = frozenset(("adverb", "not"))


def _left_state(
    words: Sequence[Word], low: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    for at in range(first - 1, max(low, first - FAR) - 1, -1):
        tag = words[at].tag
        # A lone word behind "is" is an adjective, whatever it was taken for.
        lone = at == first - 1 and tag in ("adverb", "noun") and words[at - 1].tag == "be"
        if lone or tag in ("participle", "adjective"):
            before = _back(words, at - 1, low)
            linked = before >= low and (
                words[before].tag in ("be",) or words[before].lower in _LINKING
            )
            behind = at == first - 1 or words[at + 1].tag == "preposition"
            if linked or (behind and before >= low and words[before].tag in NAMES):
                return at
            if at == first - 1:
                return None
        if tag == "preposition" and words[at - 1].tag == "be" and _is_told(words, middle, second):
            return at
        if words[at].lower == "than":
            continue
        if tag in ("modal", "verb", "subordinator", "relative", "be", "conjunction"):
            return None
    return None


def _is_told(words: Sequence[Word], middle: int, second: int) -> bool:
    """`are at home or on holiday and`: a preposition without an article."""
    if words[middle].tag != "preposition":
        return second == middle + 1
    return words[middle + 1].tag not in ("determiner", "pronoun")


def _left_verb(
    words: Sequence[Word], low: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    if is_base(words[second - 1].lower) and words[second - 2].tag == "noun":
        # `the subscription create or update request`.
        return None
    related = [at for at in range(low, first) if words[at].tag == "relative"]
    if related and words[related[-1] + 1].tag == "verb":
        # `that name a file and start a job or stop one`.
        at = related[-1] + 1
        told = not any(words[each].tag in _OPENERS for each in range(at, second))
        return at if told and (at == first - 1) == (middle == second - 1) else None
    openers = [at for at in range(low, first) if words[at].tag in _OPENERS]
    if len(openers) != 1 or any(words[at].tag in _OPENERS for at in range(first, second)):
        return None
    at = content(words, openers[0] + 1)
    if at >= first or words[at].tag != "verb":
        return None
    if any(words[each].tag in ("subordinator", "relative") for each in range(at, second)):
        return None
    return at if (at == first - 1) == (middle == second - 1) else None


def _left_gerund(
    words: Sequence[Word], low: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    found = [at for at in range(low, first) if words[at].tag == "gerund"]
    if len(found) != 1 or words[found[0] - 1].tag != "preposition":
        return None
    at = found[0]
    return at if (at == first - 1) == (middle == second - 1) else None


def _left_finite(
    words: Sequence[Word], low: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    found = [
        at
        for at in range(low, first)
        if is_finite(words[at]) or (words[at].tag == "verb" and words[at - 1].tag == "relative")
    ]
    modal = any(words[at].tag == "modal" for at in range(low, second))
    if len(found) != 1 or (modal and found[0] < first - FAR):
        return None
    at = found[0]
    related = any(words[each].tag in ("relative", "subordinator") for each in range(low, at))
    opened = words[at - 1].tag == "relative"
    if wanted != "finite" and not opened:
        return None
    alike = opened or (at == first - 1) == (middle == second - 1)
    return at if related and alike else None


def _left_clause(
    words: Sequence[Word], low: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    opened = [at for at in range(low, first) if words[at].lower in CONDITIONS]
    if len(opened) != 1 or any(words[at].tag == "modal" for at in range(opened[0], second)):
        return None
    at = opened[0] + 1
    return at if name_or_clause(words, at, first) == "clause" else None


def _left_preposition(
    words: Sequence[Word], low: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    word = wanted.partition(" ")[2]
    for at in range(first - 1, max(low, first - 5) - 1, -1):
        if words[at].tag == "preposition":
            return at if words[at].lower == word and word != "of" else None
        if words[at].tag not in ("noun", "code", "determiner", "adjective", "number"):
            return None
    return None


def _left_name(
    words: Sequence[Word], low: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    at = first - 1
    while at >= low and words[at].tag in NAMING:
        at -= 1
    at += 1
    if at >= first:
        return None
    form = shape(words, at, first)
    # `the owner or tenant and agent`: one article for all of them.
    return at if form == wanted or (wanted == "name" and form.startswith("name ")) else None


LEFT: Mapping[str, Callable[[Sequence[Word], int, int, int, int, str], int | None]] = {
    "state": _left_state,
    "verb": _left_verb,
    "gerund": _left_gerund,
    "finite": _left_finite,
    "clause": _left_clause,
    "preposition": _left_preposition,
    "name": _left_name,
}
"""By the kind of the other two. Each is given the words, where their stretch begins, the first
conjunction, the second thing, the second conjunction and the kind."""


def content(words: Sequence[Word], at: int) -> int:
    """Past adverbs and negation."""
    while at < len(words) and words[at].tag in _SKIPPED:
        at += 1
    return at


def _back(words: Sequence[Word], at: int, low: int) -> int:
    while at >= low and words[at].tag in _SKIPPED:
        at -= 1
    return at
