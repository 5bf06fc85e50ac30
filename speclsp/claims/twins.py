"""What is left of a sentence without the words that decide: negations, modal verbs, amounts, verbs
that have an opposite, values of a kind. Sentences of which the same is left are twins, and what
they decide can be compared word by word, however they are built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

from speclsp.claims.claim import Twin
from speclsp.claims.numbers import Amount
from speclsp.claims.parts import Part
from speclsp.claims.sentence import Sentence
from speclsp.claims.stems import root
from speclsp.language.lexicon.contraries import CONTRARY, KINDS
from speclsp.language.lexicon.opposites import family
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word
from speclsp.text import Span

_NEGATING = listed("not never cannot no")
_DROPPED = frozenset(("modal", "not"))
_SPARE = frozenset(("the", "a", "an", "that", "then", "also"))
_FEWEST = 3
_DESCRIBING = frozenset(("adjective", "adverb", "participle"))
_WAYS = frozenset(("up", "down"))
_WHOLE = frozenset(("case", "except"))


def twin(
    sentence: Sentence,
    part: Mapping[int, Part],
    sized: Sequence[Amount],
    verb: int | None,
) -> Twin:
    """That of a clause with its verb at this place, and with these amounts. Conditions are left
    whole."""
    starts = {each.first: each for each in sized}
    inside = {at for each in sized for at in range(each.first, each.last)}
    words, written = sentence.words, sentence.written
    left: list[str] = []
    verbs: list[str] = []
    values: list[str] = []
    places: list[Span] = []
    denials = 0
    for at, word in enumerate(words):
        lower = word.lower
        if at in inside:
            if (amount := starts.get(at)) is not None:
                left.append(amount.dimension if amount.dimension.startswith("#") else "#")
        elif part[at] in _WHOLE:
            if word.kind != "mark":
                left.append(written[at] if word.kind == "code" else root(lower))
        elif lower in _NEGATING or lower.endswith("n't"):
            denials += 1
        elif (
            word.kind == "mark"
            or word.tag in _DROPPED
            or lower in _SPARE
            or (lower == "in" and at + 1 in inside)
        ):
            continue
        elif (kind := _kind(words, at)) and verb is not None and at > verb:
            values.append(written[at])
            places.append(sentence.place(at, at + 1))
            left.append(kind)
        elif word.kind == "code":
            left.append(written[at])
        elif at == verb and (kin := _kin(root(lower).removeprefix("¬"))):
            denials += root(lower).startswith("¬")
            verbs.append(root(lower).removeprefix("¬"))
            left.append(kin)
        else:
            name = root(lower)
            denials += name.startswith("¬")
            left.append(name.removeprefix("¬"))
    if len(left) < _FEWEST:
        return Twin()
    digest = blake2b(" ".join(left).encode("utf-8", "surrogatepass"), digest_size=8)
    return Twin(digest.hexdigest(), denials, tuple(verbs), tuple(values), tuple(places))


def _kind(words: Sequence[Word], at: int) -> str:
    """What a value is one of, "" for no value; one for all kinds that it may be of."""
    word = words[at]
    if word.kind == "code":
        return "`"
    lower = word.lower
    if lower in KINDS:
        return f"={min(KINDS[lower])}"
    describing = word.tag in _DESCRIBING or lower in _WAYS
    if word.tag == "noun" and at + 1 < len(words):
        # "Dark theme."
        describing = words[at + 1].tag == "noun"
    if lower in CONTRARY and describing:
        return f"={min(CONTRARY[lower] | {lower})}"
    return ""


@lru_cache(maxsize=8_192)
def _kin(word: str) -> str:
    """The family of a verb that has opposites, "" for others."""
    return family(base(word))
