"""What each noun phrase of a sentence is to its verb, by what stands before and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from speclsp.language.syntax.phrases import Phrase
from speclsp.language.words import Word

Role = Literal["subject", "object", "complement", "of", "oblique"]
"""Of "of": it is part of the phrase before it. "oblique": it stands behind another preposition."""

FINITE = frozenset(("modal", "be", "have", "do", "verb"))
"""Tags of the words that make a clause of what stands before them."""

_GOVERNING = frozenset(("verb", "gerund", "participle", "have", "do"))
_BRACKETS = frozenset('"“”„«»(*_[')


def roles(words: Sequence[Word], phrases: Sequence[Phrase]) -> tuple[Role, ...]:
    """In the order of the phrases."""
    found: list[Role] = []
    for number, phrase in enumerate(phrases):
        before = back_over_adverbs(words, phrase.first - 1)
        joined = (
            number > 0
            and before >= 0
            and (words[before].tag == "conjunction" or words[before].text == ",")
            and phrases[number - 1].last >= before - 1
        )
        # "... reads the row, and the clerk signs": the clerk is not read.
        opens = is_before_verb(words, phrase.last) and (
            words[before].text == "," or (joined and found[-1] != "subject")
        )
        if joined and not opens:
            found.append(found[-1])
        else:
            found.append(_role(words, phrase, before))
    return tuple(found)


def _role(words: Sequence[Word], phrase: Phrase, before: int) -> Role:
    if before < 0:
        return "subject"
    word = words[before]
    if word.tag == "preposition":
        return "of" if word.lower == "of" else "oblique"
    if word.tag == "to":
        return "oblique"
    if word.tag in _GOVERNING:
        return "object"
    if word.tag == "be":
        return "complement"
    if word.tag in ("subordinator", "relative", "mark") or is_before_verb(words, phrase.last):
        return "subject"
    return "object"


def is_before_verb(words: Sequence[Word], at: int) -> bool:
    """Whether the next word from here on, adverbs left out, makes a clause of those before."""
    while at < len(words) and words[at].tag == "adverb":
        at += 1
    return at < len(words) and words[at].tag in FINITE


def back_over_adverbs(words: Sequence[Word], at: int) -> int:
    """The index of the last word up to here that is no adverb and no opening mark; -1 for none."""
    while at >= 0 and (words[at].tag == "adverb" or words[at].text in _BRACKETS):
        at -= 1
    return at
