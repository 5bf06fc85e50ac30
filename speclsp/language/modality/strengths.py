"""How strongly a sentence says a thing, in words other than a modal verb: `it is recommended to`,
`is required to`, `ideally`. Where each such expression begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

Kind = Literal["demands", "recommends"]

_ADVISED = listed(
    "recommended advisable advised encouraged preferable preferred desirable suggested sensible"
    " best better good wise useful helpful urged"
)
# Of somebody, not of "it": `the client is encouraged to`.
_URGED = listed("recommended advised encouraged urged supposed")
_OBLIGED = listed("required obliged mandatory necessary")
_IDEALLY = listed("ideally preferably optimally")
_BE = listed("is are be was were being been")
_HAVE = listed("has have")
_NEED = listed("needs need")
_FILLING = frozenset(("adverb",))

TRIGGERS = _ADVISED | _URGED | _IDEALLY | listed("recommend recommends ought")
"""One of these is in every sentence that recommends without "should"."""


class Expression(NamedTuple):
    """Indices of words, the last one included."""

    first: int
    last: int
    kind: Kind


def expressions(words: Sequence[Word]) -> Iterator[Expression]:
    """In the order of the text."""
    for at, word in enumerate(words):
        found = _found(words, at, word.lower)
        if found is not None:
            yield found


def _found(words: Sequence[Word], at: int, lower: str) -> Expression | None:
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in _IDEALLY:
        led = at > 0 and words[at - 1].lower in ("and", "but")
        return Expression(at, at, "recommends") if led and _is_verb(words, at + 1) else None
    if lower == "we" and following in ("recommend", "suggest", "advise"):
        return Expression(at, at + 1, "recommends")
    if following != "to" and lower in _HAVE | _NEED:
        return None
    if lower in _HAVE or (lower in _NEED and words[at].tag in ("verb", "noun")):
        named = at > 0 and words[at - 1].tag in ("noun", "code", "pronoun", "conjunction")
        return Expression(at, at + 1, "demands") if named and _is_verb(words, at + 2) else None
    if lower not in _BE:
        return None
    return _predicate(words, at)


def _predicate(words: Sequence[Word], be: int) -> Expression | None:
    """What is said with "is": of "it", or of somebody."""
    at = be + 1
    while at < len(words) and at < be + 3 and words[at].tag in _FILLING:
        at += 1
    if at + 1 >= len(words):
        return None
    word, following = words[at].lower, words[at + 1].lower
    opens = words[at + 1].tag == "to" or following in ("that", "for")
    first = be
    if first and words[first - 1].tag == "modal" and words[first - 1].lower == "would":
        first -= 1
    if word in ("good", "best") and following == "practice" and at + 2 < len(words):
        at += 1
        opens = words[at + 1].tag == "to"
    of_it = first > 0 and words[first - 1].lower in ("it", "this")
    if of_it and word in _ADVISED and opens:
        return Expression(first - 1, at, "recommends")
    if of_it and word in _OBLIGED and opens:
        return Expression(first - 1, at, "demands")
    named = be > 0 and words[be - 1].tag in ("noun", "code")
    if word == "recommended" and words[at + 1].text in ".;," and named:
        return Expression(be, at, "recommends")
    if words[at + 1].tag == "to" and words[be - 1].tag != "modal":
        if word in _URGED:
            return Expression(first, at, "recommends")
        if word in ("required", "obliged"):
            return Expression(first, at, "demands")
    return None


def _is_verb(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].tag in ("verb", "be", "have", "do", "noun", "adverb")
