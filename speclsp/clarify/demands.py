"""What words demand, recommend, allow or forbid, as far as their modal verbs say."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from speclsp.language.modality.modals import Strength, strength_of
from speclsp.language.sentences import sentences
from speclsp.language.syntax.conditions import conditions, ends
from speclsp.language.tagging import tagged
from speclsp.language.words import Word


class Demand(NamedTuple):
    """How strongly something is said, and whether it is denied."""

    strength: Strength
    denied: bool


_VERBS = frozenset(("must", "shall", "should", "ought", "may"))
_STATED = frozenset(("REQUIRED", "RECOMMENDED", "OPTIONAL"))
_NOTS = frozenset(("not", "never"))
_NOBODY = frozenset(("no", "nobody", "none", "neither", "nothing", "nor", "never"))
_BEFORE = frozenset(("under", "in", "at", "on", "and", "or", "but", "then", "for", "by"))
_LEAVING = frozenset(("fail", "refuse", "neglect", "omit", "decline", "forget", "cease"))
_AVOIDING = frozenset(("avoid", "refrain", "abstain"))
# Behind these nothing denies the modal verb any more.
_VERBAL = frozenset(("verb", "be", "have", "noun", "code"))
_STOPS = frozenset((".", ",", ";", ":", "!", "?", "(", ")"))
# What follows says which one is meant, up to the next mark.
_ASIDE = frozenset(("that", "which", "who", "whom", "whose", "what"))
# So many words behind a modal verb may stand before what it goes with.
_FAR = 8


def demands(words: str) -> frozenset[Demand]:
    """What a passage, masked and on one line, demands. A sentence without a modal verb says nothing
    unless it is denied. What is only part of a condition, in small letters, is none of it."""
    found: set[Demand] = set()
    for span in sentences(words):
        found |= set(_of_sentence(tagged(words, span)))
    return frozenset(found)


def _of_sentence(words: Sequence[Word]) -> Iterator[Demand]:
    held = ends(conditions(words))
    plain = True
    for at, word in enumerate(words):
        strength = _strength(words, at)
        if strength and not (at in held and word.text.islower()):
            plain = False
            yield Demand(strength, _is_denied(words, at))
    if plain and _is_plainly_denied(words, held):
        yield Demand("", True)


def _is_plainly_denied(words: Sequence[Word], held: Container[int]) -> bool:
    """Whether "not" or "never" stands outside of conditions and of what says which is meant."""
    aside = False
    for at, word in enumerate(words):
        aside = word.text not in _STOPS and (aside or word.lower in _ASIDE)
        denies = word.tag == "not" or word.lower in ("never", "cannot") or _is_shortened(word)
        if denies and at not in held and not aside:
            return True
    return False


def _is_shortened(word: Word) -> bool:
    return word.lower.endswith(("n't", "n’t"))


def _strength(words: Sequence[Word], at: int) -> Strength:
    word = words[at]
    if word.text in _STATED:
        return strength_of(word.lower)
    stem = word.lower.removesuffix("n't").removesuffix("n’t")
    if stem == "sha":
        stem = "shall"
    if stem not in _VERBS:
        return ""
    after = words[at + 1] if at + 1 < len(words) else None
    if word.text == "May" and after is not None and after.kind == "number":
        # The month.
        return ""
    return strength_of(stem)


def _is_denied(words: Sequence[Word], at: int) -> bool:
    """Whether an odd number of words deny what the modal verb at this place is about."""
    count = _is_shortened(words[at]) + _by_subject(words, at)
    if at and words[at - 1].text == "NOT":
        count += 1
    for place in range(at + 1, min(len(words), at + 1 + _FAR)):
        if _denies(words, place):
            count += 1
        elif words[place].tag in _VERBAL or words[place].text in _STOPS - {","}:
            break
    return count % 2 == 1


def _denies(words: Sequence[Word], at: int) -> bool:
    lower = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in _NOTS:
        return following not in ("only", "just", "merely")
    if lower in ("under", "in"):
        return following == "no"
    return lower in _AVOIDING or (lower in _LEAVING and following == "to")


def _by_subject(words: Sequence[Word], at: int) -> bool:
    """ "No door MUST", "under no circumstances may", "neither of them shall"."""
    first = at
    while first and words[first - 1].text not in _STOPS:
        first -= 1
    while first < at and words[first].lower in _BEFORE:
        first += 1
    return first < at and words[first].lower in _NOBODY
