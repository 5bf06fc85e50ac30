"""Where the words around a pronoun settle what it stands for: a duty goes on with who has it, an
"otherwise" with what was spoken of before it, and a clause is taken up again by its predicate."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.anaphora.antecedents import Anaphor, Candidate
from speclsp.language.anaphora.doers import voice
from speclsp.language.lexicon.people import is_person
from speclsp.language.lexicon.verbs import base
from speclsp.language.modality.modals import OBLIGING
from speclsp.language.words import Word

_OTHERWISE = frozenset(("otherwise", "else", "instead"))
_OBLIGING = OBLIGING | {"will"}
_TELLING = frozenset(("inform", "notify", "remind", "tell", "warn"))
# A verb stands so near that what is told follows it.
_NEAR = 5
_BESIDE = frozenset(("adverb", "not"))
_STATES = frozenset(("participle", "adjective", "noun", "gerund"))


def is_settled(words: Sequence[Word], anaphor: Anaphor, candidates: Sequence[Candidate]) -> bool:
    """Whether readers take the pronoun for the same thing, however many it could stand for."""
    at = anaphor.at
    if anaphor.role == "subject":
        return (
            _is_told(words, at)
            or _obliges_again(words, at, candidates)
            or _is_taken_up(words, at, candidates)
        )
    if _is_otherwise(words, at):
        return True
    return _is_just_made(words, at, candidates) or _describes(words, at, candidates)


def _is_otherwise(words: Sequence[Word], at: int) -> bool:
    """ "...; otherwise the clerk MUST return it": what is spoken of all the time."""
    before = at - 1
    while before >= 0 and words[before].kind != "mark":
        before -= 1
    return any(word.lower in _OTHERWISE for word in words[before + 1 : at])


def _obliges_again(words: Sequence[Word], at: int, candidates: Sequence[Candidate]) -> bool:
    """ "..., the desk MUST print it; otherwise it MUST drop it": who has to do the one has to do
    the other."""
    again = at > 0 and words[at - 1].lower in _OTHERWISE
    if not again or at + 1 >= len(words) or words[at + 1].lower not in _OBLIGING:
        return False
    return any(
        each.role == "subject"
        and each.phrase.last < at
        and words[each.phrase.last].lower in _OBLIGING
        and voice(words, each.phrase.last) == voice(words, at + 1)
        for each in candidates
    )


def _is_told(words: Sequence[Word], at: int) -> bool:
    """ "MUST tell the user that it has stopped": what tells it, since no user can be meant."""
    if at < 2 or words[at - 1].lower != "that" or not is_person(words[at - 2].lower):
        return False
    return any(base(word.lower) in _TELLING for word in words[max(0, at - _NEAR) : at])


def _is_taken_up(words: Sequence[Word], at: int, candidates: Sequence[Candidate]) -> bool:
    """ "If the lid is open, ...; if it is not open, ...": the lid."""
    said = _predicate(words, at + 1)
    return bool(said) and any(
        each.role == "subject" and _predicate(words, each.phrase.last) == said
        for each in candidates
    )


def _predicate(words: Sequence[Word], at: int) -> str:
    """The word that is said of a thing behind "is"."""
    if at >= len(words) or words[at].tag != "be":
        return ""
    at += 1
    while at < len(words) and words[at].tag in _BESIDE:
        at += 1
    return words[at].lower if at < len(words) and words[at].tag in _STATES else ""


def _is_just_made(words: Sequence[Word], at: int, candidates: Sequence[Candidate]) -> bool:
    """ "MUST create a claim and show its number": of the claim."""
    last = candidates[-1].phrase.last if candidates else at
    joined = last == at - 2 and words[last].lower == "and" and words[at - 1].tag == "verb"
    return joined and candidates[-1].role == "object"


def _describes(words: Sequence[Word], at: int, candidates: Sequence[Candidate]) -> bool:
    """ "before the date printed on it": what carries it is the nearest that is no date."""
    if at < 3 or words[at - 1].tag not in ("preposition", "to"):
        return False
    return words[at - 2].tag == "participle" and words[at - 3].tag in ("noun", "code", "verb")
