"""What a sentence may have in common with others, and how much that says: stems, what the stems are
near to, and of what it has amounts and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning
from speclsp.claims.sentence import Sentence
from speclsp.claims.stems import root
from speclsp.language.lexicon.closed_class import CLOSED
from speclsp.language.lexicon.contraries import CONTRARY
from speclsp.language.lexicon.opposites import family
from speclsp.language.lexicon.synonyms import NEAR

_OBJECT, _ACTION, _HEADING, _NUMBER, _MEASURED, _TERM = 1.5, 1.25, 0.6, 0.3, 1.0, 1.5
_START, _END = 0.5, 0.3
MEANS = "means:"
_PART = 5
_TELLING = frozenset(("noun", "adjective"))
_WORD = re.compile(r"[^\W\d_][\w'-]+")

Weights = tuple[tuple[str, float], ...]
"""What is found in common, in the order of the alphabet, each with its weight."""

_Weights = dict[str, float]


def of_sentence(sentence: Sentence, claims: Iterable[Claim], title: str) -> Weights:
    """What a sentence is found by; `title` is that above it."""
    found: _Weights = {}
    for name in sentence.names(range(len(sentence.words))):
        name = name.removeprefix("¬")
        _add(found, name, _NUMBER if name.startswith("n:") else 1.0)
    for name in _of_title(title):
        _add(found, name, _HEADING)
    for claim in claims:
        _of_claim(found, claim)
    return _settled(found)


def of_meaning(meaning: Meaning) -> Weights:
    """What an explanation of a term is found by: above all that it explains this term."""
    found: _Weights = {f"{MEANS}{meaning.key}": _TERM}
    for name in (*meaning.stems, *map(root, meaning.key.split())):
        _add(found, name.removeprefix("¬"), 1.0)
    for dimension, _ in meaning.sizes:
        _add(found, f"in:{dimension}", _MEASURED)
    return _settled(found)


def merged(one: Weights, other: Weights) -> Weights:
    """What is found by either."""
    found = dict(one)
    for name, weight in other:
        _add(found, name, weight)
    return tuple(sorted(found.items()))


def _settled(found: _Weights) -> Weights:
    """With what the stems are near to, by their meaning or their letters."""
    for name, weight in tuple(found.items()):
        if kin := family(name):
            _add(found, f"like:{kin}", weight)
        if name.isalpha() and len(name) >= _PART:
            _add(found, f"start:{name[:_PART]}", _START)
            _add(found, f"end:{name[-_PART:]}", _END)
    return tuple(sorted(found.items()))


def _add(found: _Weights, name: str, weight: float) -> None:
    found[name] = max(weight, found.get(name, 0.0))


def _of_claim(found: _Weights, claim: Claim) -> None:
    if claim.object:
        _add(found, claim.object.removeprefix("¬"), _OBJECT)
    if claim.action:
        _add(found, root(claim.action), _ACTION)
    for bound in claim.bounds:
        if bound.dimension:
            _add(found, f"in:{bound.dimension.partition('/')[0]}", _MEASURED)
        if bound.attribute:
            _add(found, bound.attribute.removeprefix("¬"), _MEASURED)
    for value in claim.values:
        for kind in value.kinds:
            _add(found, f"one:{kind}", _MEASURED)


@lru_cache(maxsize=4_096)
def _of_title(title: str) -> frozenset[str]:
    words = (each.group().casefold() for each in _WORD.finditer(title))
    return frozenset(root(word) for word in words if CLOSED.get(word, "noun") in _TELLING)


def _near() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for words in (NEAR, CONTRARY):
        for word, others in words.items():
            for other in others:
                if " " not in word and " " not in other and root(word) != root(other):
                    found.setdefault(root(word), set()).add(root(other))
    return {word: tuple(sorted(others)) for word, others in found.items()}


@lru_cache(maxsize=1)
def near() -> Mapping[str, tuple[str, ...]]:
    """To each stem those that may mean the same, and those that exclude it."""
    return _near()
