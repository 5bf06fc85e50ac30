"""What a sentence has somebody do, and how its verb is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from speclsp.language.lexicon.opposites import KEPT_IN, PARTICLES
from speclsp.language.lexicon.verbs import base
from speclsp.language.modality.modals import Strength
from speclsp.language.syntax.phrases import Phrase
from speclsp.language.words import Word

# How far behind its verb the state stands in which a thing is kept.
_FAR = 14


class Act(NamedTuple):
    """Places among the words of the sentence."""

    force: Strength
    forbids: bool
    action: str
    verb: int | None
    # Where the words that say it stand, the last exclusive.
    place: tuple[int, int]
    # The places of these words, and of what stands around them and says nothing else.
    spent: frozenset[int]
    passive: bool
    actor: Phrase | None
    object: Phrase | None
    phrases: tuple[Phrase, ...]
    # Other verbs that say the same.
    also: tuple[str, ...]
    # Where a clause starts that is demanded to be so.
    embedded: int | None
    # Where the clause of the verb starts.
    start: int
    conditions: tuple[tuple[int, int], ...]
    modal: int | None

    def moved(self, by: int) -> Act:
        """The same where so many words stand before it."""
        return self._replace(
            verb=None if self.verb is None else self.verb + by,
            place=(self.place[0] + by, self.place[1] + by),
            spent=frozenset(at + by for at in self.spent),
            actor=_moved(self.actor, by),
            object=_moved(self.object, by),
            phrases=tuple(each for each in (_moved(each, by) for each in self.phrases) if each),
            embedded=None,
            start=self.start + by,
            conditions=tuple((first + by, last + by) for first, last in self.conditions),
            modal=None if self.modal is None else self.modal + by,
        )


def _moved(phrase: Phrase | None, by: int) -> Phrase | None:
    return phrase and Phrase(phrase.first + by, phrase.last + by, phrase.head + by)


def lemma(words: Sequence[Word], verb: int | None) -> str:
    if verb is None:
        return ""
    word = words[verb]
    if word.tag in ("be", "have", "do"):
        return word.tag
    lemma = base(word.lower)
    after = words[verb + 1].lower if verb + 1 < len(words) else ""
    return PARTICLES.get((lemma, after), lemma)


def also(words: Sequence[Word], verb: int | None, acted: Phrase | None) -> tuple[str, ...]:
    """What "keep" says together with the state in which a thing is kept."""
    if verb is None:
        return ()
    at = state(words, verb) if words[verb].tag == "be" else kept_in(words, verb)
    return () if at is None else (KEPT_IN[words[at].lower],)


def kept_in(words: Sequence[Word], verb: int) -> int | None:
    """The place of the state in which a thing is kept: "stay disabled", "leave the door open"."""
    if base(words[verb].lower) not in ("keep", "leave", "stay", "remain"):
        return None
    for at in range(verb + 1, min(len(words), verb + _FAR)):
        if words[at].lower in KEPT_IN:
            return at
        if words[at].text in (",", ";", "."):
            break
    return None


def state(words: Sequence[Word], verb: int) -> int | None:
    """The place of the state behind "be": "is open", "is off at night"."""
    at = verb + 1
    if words[verb].tag != "be" or at >= len(words) or words[at].lower not in KEPT_IN:
        return None
    after = words[at + 1].tag if at + 1 < len(words) else "mark"
    particle = words[at].lower in ("on", "off")
    return None if particle and after not in ("preposition", "subordinator", "mark") else at
