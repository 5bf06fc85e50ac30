"""Which of the things that a pronoun can stand for are about equally likely.

Grammar leaves most pronouns several antecedents, and readers do not notice: what does something is
looked for among those that act, what is done to something among the others, and of two verbs with
one subject the second is about what the first was about. What is left when these habits do not
decide divides readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from speclsp.language.actors import is_actor
from speclsp.language.antecedents import Anaphor, Candidate
from speclsp.language.phrases import is_plural
from speclsp.language.roles import is_before_verb
from speclsp.language.words import Word

_PERSONAL = frozenset(("he", "him", "his", "she", "her"))
_AUXILIARY = frozenset(("modal", "not", "adverb", "have", "do"))


def rivals(words: Sequence[Word], anaphor: Anaphor, start: int = 0) -> tuple[Candidate, ...]:
    """Two candidates or more; none where readers will agree. The words before `start` are those of
    the sentence before."""
    at = anaphor.at
    candidates = tuple(each for each in anaphor.candidates if _is_named(words, each))
    own = tuple(each for each in candidates if each.phrase.first >= start)
    if own or at > start:
        candidates = own
    if len(candidates) < 2 or _is_repeated(words, at):
        return ()
    if is_personal(words, anaphor):
        return candidates
    for pair in pairwise(candidates):
        if words[at].lower in ("it", "its") and are_joined(words, pair):
            return pair
    if anaphor.role != "subject":
        return ()
    acting = tuple(each for each in candidates if _has_duties(words, each))
    how = voice(words, at + 1)
    if how == "active":
        return acting if len(acting) > 1 else ()
    if not how or not own:
        return ()
    return _of_what_acts_not(words, tuple(each for each in own if each not in acting))


def _of_what_acts_not(
    words: Sequence[Word], candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    core = tuple(each for each in candidates if each.role in ("subject", "object"))
    if any(each.role == "subject" for each in core):
        # "When an upload replaces a photo, it MUST be ...": both are in the first clause.
        opening = any(word.tag == "subordinator" for word in words[: core[0].phrase.first][-2:])
        return core if len(core) > 1 and opening else ()
    return candidates if len(candidates) > 1 and core else ()


def is_personal(words: Sequence[Word], anaphor: Anaphor) -> bool:
    """Whether only people can be meant, each of whom does what people do."""
    return words[anaphor.at].lower in _PERSONAL


def are_joined(words: Sequence[Word], found: Sequence[Candidate]) -> bool:
    """ "When A and B disagree, it MUST stop": neither is nearer."""
    first, second = found[0], found[-1]
    between = [each.lower for each in words[first.phrase.last : second.phrase.first]]
    behind = second.phrase.last
    if behind < len(words) and words[behind].lower in ("both", "each"):
        behind += 1
    return (
        between == ["and"]
        and first.role == second.role == "subject"
        and is_before_verb(words, behind)
    )


def _is_named(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether it is one certain thing: "the frame", "Alice", "orders"; not "access"."""
    first, head = words[candidate.phrase.first], words[candidate.phrase.head]
    if any(letter.isdigit() for letter in head.text):
        return False
    return (
        first.tag == "determiner"
        or head.tag == "code"
        or first.text[:1].isupper()
        or is_plural(words, candidate.phrase)
    )


def _is_repeated(words: Sequence[Word], at: int) -> bool:
    """Whether the same pronoun stands before it: it will mean the same."""
    number = {"its": "it", "their": "they", "them": "they"}
    lower = words[at].lower
    mine = number.get(lower, lower)
    return any(number.get(each.lower, each.lower) == mine for each in words[:at])


def _has_duties(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether it is what acts: by its noun, or as the subject of what has to be done."""
    if is_actor(words[candidate.phrase.head].lower):
        return True
    if candidate.role != "subject":
        return False
    if words[candidate.phrase.first].text[:1].isupper() and candidate.phrase.first:
        return words[candidate.phrase.first].tag != "determiner"
    behind = candidate.phrase.last
    return behind < len(words) and words[behind].tag == "modal" and voice(words, behind) == "active"


def voice(words: Sequence[Word], at: int) -> str:
    """Of the verb from here on: "active", "passive", "state" or "" for none."""
    while at < len(words) and words[at].tag in _AUXILIARY:
        at += 1
    if at < len(words) and words[at].tag == "be":
        at += 1
        while at < len(words) and words[at].tag in ("adverb", "not", "be"):
            at += 1
        passive = at < len(words) and words[at].tag == "participle"
        return "passive" if passive else "state"
    if at < len(words) and words[at].tag in ("verb", "participle"):
        return "active"
    return ""
