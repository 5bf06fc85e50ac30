"""Quantities in a sentence: `at most 5 bullet points`, `within 200 ms`, `a timeout of 30 s`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word
from speclsp.text import Span

Operator = Literal["=", "<", "<=", ">", ">="]


class Quantity(NamedTuple):
    """What is bounded, how, by how much. `value` is as written, digits for number words; `unit` is
    the word behind it, "" for none."""

    attribute: str
    operator: Operator
    value: str
    unit: str
    # The number and its unit, and the words of the operator before them.
    span: Span


_OPERATORS: tuple[tuple[tuple[str, ...], Operator], ...] = (
    (("no", "more", "than"), "<="),
    (("not", "more", "than"), "<="),
    (("no", "longer", "than"), "<="),
    (("no", "later", "than"), "<="),
    (("no", "less", "than"), ">="),
    (("not", "less", "than"), ">="),
    (("no", "fewer", "than"), ">="),
    (("at", "least"), ">="),
    (("at", "most"), "<="),
    (("more", "than"), ">"),
    (("longer", "than"), ">"),
    (("greater", "than"), ">"),
    (("larger", "than"), ">"),
    (("higher", "than"), ">"),
    (("older", "than"), ">"),
    (("less", "than"), "<"),
    (("fewer", "than"), "<"),
    (("shorter", "than"), "<"),
    (("smaller", "than"), "<"),
    (("lower", "than"), "<"),
    (("younger", "than"), "<"),
    (("up", "to"), "<="),
    (("minimum", "of"), ">="),
    (("maximum", "of"), "<="),
    (("limit", "of"), "<="),
    (("minimum",), ">="),
    (("maximum",), "<="),
    (("within",), "<="),
    (("under",), "<"),
    (("below",), "<"),
    (("over",), ">"),
    (("above",), ">"),
    (("exceed",), ">"),
    (("exceeds",), ">"),
    (("exceeding",), ">"),
    (("exactly",), "="),
)
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    )
} | {"eleven": "11", "twelve": "12", "hundred": "100", "thousand": "1000"}
_AROUND = frozenset(("about", "approximately", "around", "the", "a"))
# Before a number these name it; it counts nothing.
_NAMES = listed(
    """
version section rfc chapter step level port status code figure table page item requirement appendix
iso priority phase tier
    """
)
_SIGNS: dict[str, Operator] = {"<": "<", ">": ">", "≤": "<=", "≥": ">=", "=": "="}
_UNIT_MARKS = frozenset("%°€$£")


def quantities(words: Sequence[Word]) -> Iterator[Quantity]:
    """In the order of the text."""
    for at, word in enumerate(words):
        value = _value(words, at)
        if value is None or (at and words[at - 1].lower in _NAMES):
            continue
        operator, first = _operator(words, at)
        unit, last = _unit(words, at + 1)
        if word.kind != "number" and not unit:
            continue
        operator, last = _behind(words, last, operator)
        span = Span(words[first].start, words[last - 1].end)
        yield Quantity(_attribute(words, first), operator, value, unit, span)


def _behind(words: Sequence[Word], at: int, operator: Operator) -> tuple[Operator, int]:
    """The operator that stands behind a number and its unit: `64 KiB or less`."""
    if at + 1 < len(words) and words[at].lower == "or" and operator == "=":
        if words[at + 1].lower in ("less", "fewer", "shorter", "earlier"):
            return "<=", at + 2
        if words[at + 1].lower in ("more", "longer", "later", "greater"):
            return ">=", at + 2
    return operator, at


def _value(words: Sequence[Word], at: int) -> str | None:
    word = words[at]
    if word.kind == "number":
        before = words[at - 1] if at else None
        glued = before is not None and before.end == word.start and before.text in "-/.#_"
        after = words[at + 1] if at + 1 < len(words) else None
        glued = glued or (after is not None and after.start == word.end and after.text == "-")
        return None if glued or _is_edition(words, at) else word.text
    if word.lower in ("one", "two") and at + 1 < len(words) and words[at + 1].lower == "of":
        return None
    return _NUMBERS.get(word.lower)


def _is_edition(words: Sequence[Word], at: int) -> bool:
    """Whether the number belongs to a name: `Vue 3`."""
    return (
        at > 1
        and words[at - 1].tag == "noun"
        and words[at - 1].text[:1].isupper()
        and words[at - 2].text not in (".", ":")
        and not (at + 1 < len(words) and words[at + 1].tag == "noun")
    )


def _operator(words: Sequence[Word], at: int) -> tuple[Operator, int]:
    """The operator before the number at this place, and where its words start."""
    end = at
    while end and words[end - 1].lower in _AROUND:
        end -= 1
    if end and words[end - 1].text in _SIGNS:
        return _SIGNS[words[end - 1].text], end - 1
    for wanted, operator in _OPERATORS:
        first = end - len(wanted)
        if first >= 0 and tuple(word.lower for word in words[first:end]) == wanted:
            return operator, first
    return "=", at


def _unit(words: Sequence[Word], at: int) -> tuple[str, int]:
    """The unit at this place, and where it ends: a noun, with what goes before it."""
    first = at
    if at < len(words) and words[at].text in _UNIT_MARKS:
        return words[at].text, at + 1
    while at < len(words) and at < first + 3 and words[at].tag in ("adjective", "participle"):
        at += 1
    last = at
    while last < len(words) and words[last].tag == "noun" and last < at + 3:
        last += 1
    if last == at:
        return "", first
    return " ".join(word.text for word in words[first:last]), last


def _attribute(words: Sequence[Word], first: int) -> str:
    """The noun that the quantity is one of: before `of`, `is`, `be` or `must not exceed`."""
    at = first - 1
    while at >= 0 and (
        words[at].tag in ("be", "preposition", "modal", "not", "adverb", "have", "determiner")
        or words[at].lower in ("exceed", "to", "than", "set", "limited")
    ):
        at -= 1
    return words[at].lower if at >= 0 and words[at].tag == "noun" else ""
