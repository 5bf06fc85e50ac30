"""Conditions on how something turns out, which can turn out the other way: "enters the correct
code", "approves the draft", "taps Yes", "answers within 1 hour"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from speclsp.language.anaphora.agreement import is_measure
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import base, forms
from speclsp.language.lexicon.word_list import listed
from speclsp.language.meaning.readiness import SIGNS, can_be_late
from speclsp.language.syntax.conditions import conditions
from speclsp.language.syntax.phrases import phrases
from speclsp.language.syntax.roles import roles
from speclsp.language.words import Word
from speclsp.text import Span

_OPENING = frozenset(("if", "when", "once"))
_GOOD = listed(
    """
authentic authorised authorized correct eligible genuine intact legible matching readable
right successful sufficient valid
    """
)
_DECIDING = listed(
    """
accept acknowledge agree answer approve authenticate authorise authorize confirm consent countersign
grant match pass pay reply respond sign succeed verify
    """
)
# "passes the test", and not "passes the parcel".
_TESTS = frozenset(
    ("audit", "check", "exam", "examination", "inspection", "review", "test", "validation")
)
_GIVING = frozenset(("give", "grant", "provide"))
_LEAVE = frozenset(("approval", "consent", "permission"))
# "the photo shows the number": or it does not.
_EVIDENCE = listed(
    """
camera certificate check checksum code comparison document fingerprint hash image inspection
measurement photo photograph picture receipt record scan scanner screenshot sensor signature test
ticket token
    """
)
_SHOWING = frozenset(
    ("bear", "carry", "contain", "find", "identify", "prove", "recognise", "recognize", "show")
)
_ANSWERS = frozenset(("yes", "ok", "accept", "agree", "allow", "approve", "confirm"))
_TAPPING = frozenset(("answer", "choose", "click", "press", "say", "select", "tap"))
_NEGATIVE = frozenset(("not", "no", "never", "neither", "nor", "without", "unless"))
# Where nothing of the kind is said, no condition can fail.
_SIGNS = (
    _GOOD
    | {"within"}
    | frozenset().union(*map(forms, _DECIDING | _GIVING | _SHOWING | _TAPPING | SIGNS))
)


class Outcome(NamedTuple):
    """A condition that can fail, and the nouns that a rule for its failure would name."""

    span: Span
    nouns: tuple[str, ...]


def may_fail(vocabulary: frozenset[str]) -> bool:
    """Whether a sentence of these words, in lower case, may have such a condition."""
    return not (_OPENING.isdisjoint(vocabulary) or _SIGNS.isdisjoint(vocabulary))


def outcomes(words: Sequence[Word]) -> tuple[Outcome, ...]:
    """In order, of the conditions that "only" does not make exclusive."""
    found: list[Outcome] = []
    for first, last in conditions(words):
        alone = not first or words[first - 1].lower != "only"
        condition, opening = words[first + 1 : last], words[first].lower
        if not alone or opening not in _OPENING:
            continue
        rest = (*words[:first], *words[last:])
        if _can_fail(condition) or (opening == "if" and can_be_late(condition, rest)):
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
        if word.lower in _GOOD:
            return True
        if verb in _DECIDING and (verb != "pass" or _is_test(words, at)):
            return True
        behind = {each.lower for each in words[at + 1 : at + 5]}
        if (verb in _GIVING and behind & _LEAVE) or (verb in _SHOWING and _is_shown(words, at)):
            return True
        # "within 1 hour": or later.
        if word.lower == "within" and at + 1 < len(words) and words[at + 1].tag == "number":
            return True
        if verb in _TAPPING and at + 1 < len(words) and words[at + 1].lower in _ANSWERS:
            return True
    return False


def _is_test(words: Sequence[Word], verb: int) -> bool:
    named = [word.lower for word in words[verb + 1 :] if word.tag == "noun"]
    return not named or named[0] in _TESTS or named[-1] in _TESTS


def _is_shown(words: Sequence[Word], verb: int) -> bool:
    """Whether what stands before the verb is evidence, of which something is expected."""
    before = [word.lower for word in words[:verb] if word.tag == "noun"]
    thing = words[verb + 1 : verb + 2]
    return bool(before and before[-1] in _EVIDENCE and thing and thing[0].lower == "the")


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
    # "If transcoding has finished": no noun phrase.
    opening = held[:1] if held and held[0].tag == "gerund" and not named else ()
    return others or tuple(noun for noun, _ in named) or tuple(word.lower for word in opening)
