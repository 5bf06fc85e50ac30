"""Where a sentence demands with "be" and an infinitive: "is to be deleted", "are to wait"."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.skeleton import SKIPPED, Skeleton, object_of
from speclsp.language.words import Word

# Of these it is said what they are: "the goal is to reduce".
_ABSTRACT = listed(
    """
goal aim purpose objective idea intent intention point task job plan way option role approach
solution alternative reason step function motivation ambition mission challenge trick answer
recommendation advice thing best next first only rest default all what
"""
)


def directed(words: Sequence[Word], found: Skeleton) -> Skeleton:
    """The parts of a sentence, "be" being its modal verb where an infinitive stands behind it."""
    at = found.verb
    if found.modal is not None or at is None or words[at].tag != "be":
        return found
    verb = _behind(words, at + 1)
    if verb is None or words[verb].tag != "to" or verb + 2 >= len(words):
        return found
    verb += 1
    passive = words[verb].tag == "be"
    if passive:
        verb += 1
        if words[verb].tag != "participle" and base(words[verb].lower) == words[verb].lower:
            return found
    elif not _can(words, found, verb):
        return found
    return found._replace(
        modal=at, verb=verb, passive=passive, object=object_of(words, found.phrases, verb)
    )


def _behind(words: Sequence[Word], at: int) -> int | None:
    while at < len(words) and words[at].tag in SKIPPED:
        at += 1
    return at if at < len(words) else None


def _can(words: Sequence[Word], found: Skeleton, verb: int) -> bool:
    """Whether the subject is something that has to do what the verb says."""
    if words[verb].tag not in ("verb", "have", "do") or found.subject is None:
        return False
    names = {words[at].lower for at in range(found.subject.first, found.subject.last)}
    return _ABSTRACT.isdisjoint(names)
