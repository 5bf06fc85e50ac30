"""Where the parts of a statement stand among its words: conditions, modal verb, verb, subject and
object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from speclsp.language.lexicon.verbs import base
from speclsp.language.modality.modals import OBLIGING
from speclsp.language.syntax.conditions import conditions, ends
from speclsp.language.syntax.phrases import Phrase, phrases
from speclsp.language.words import Word

# Behind `be`, these oblige as well.
_STATED = frozenset(("REQUIRED", "RECOMMENDED", "OPTIONAL"))
# Says what is meant together with the infinitive behind it: "is required to send".
_CARRIERS = frozenset(
    (
        *("able", "required", "obliged", "allowed", "permitted", "expected", "capable"),
        *("responsible", "free", "entitled"),
    )
)
# An object stands before a clause of its own, an infinitive or another verb.
_CLOSING = frozenset(("conjunction", "subordinator", "relative", "to", "verb", "modal"))
_LEADING = frozenset(("preposition", "subordinator", "to"))
_ENDS = frozenset((".", ",", ";", ":", "!", "?"))
SKIPPED = frozenset(("adverb", "not"))
"""What may stand between a modal verb or `be` and what it goes with."""


class Skeleton(NamedTuple):
    """Places among the words; of the conditions, the last is exclusive."""

    conditions: list[tuple[int, int]]
    modal: int | None
    # Where the clause of the modal verb starts, behind conditions and labels.
    start: int
    verb: int | None
    passive: bool
    phrases: tuple[Phrase, ...]
    subject: Phrase | None
    object: Phrase | None


def skeleton(words: Sequence[Word]) -> Skeleton:
    """That of the sentence that consists of `words`."""
    held = conditions(words)
    modal = _modal(words, held)
    found = phrases(words)
    start = _start(words, held, modal)
    verb, passive = _verb(words, start if modal is None else modal + 1, modal is not None, held)
    subject = _subject(words, found, start, verb if modal is None else modal)
    return Skeleton(
        held, modal, start, verb, passive, found, subject, object_of(words, found, verb)
    )


def _modal(words: Sequence[Word], held: Sequence[tuple[int, int]]) -> int | None:
    """The place of the modal verb that is no part of a condition; one in capitals rather, or one
    that obliges."""
    inside = ends(held)
    found = [
        at
        for at, word in enumerate(words)
        if (word.tag == "modal" or (at and word.text in _STATED and words[at - 1].tag == "be"))
        and at not in inside
    ]
    capitals = [at for at in found if words[at].text.isupper()]
    obliging = [at for at in found if words[at].lower in OBLIGING]
    return next(iter(capitals or obliging or found), None)


def _start(words: Sequence[Word], held: Sequence[tuple[int, int]], modal: int | None) -> int:
    """Where the clause of the modal verb starts: behind the conditions and labels before it."""
    end = len(words) if modal is None else modal
    start = 0
    for first, last in held:
        if last <= end and first <= start + 1:
            start = last
    for at in range(start, min(end, start + 12)):
        if words[at].text == ":" and at + 1 < end:
            start = at + 1
    if start < end and words[start].tag in _LEADING and modal is not None:
        # `For each request, the server ..`, `To save power, a sensor ..`
        commas = [at for at in range(start, end) if words[at].text == ","]
        start = commas[-1] + 1 if commas and commas[-1] + 1 < end else start
    while start < end and (
        words[start].kind == "mark" or words[start].tag == "adverb" or words[start].lower == "then"
    ):
        start += 1
    return start


def _subject(
    words: Sequence[Word], found: Sequence[Phrase], start: int, end: int | None
) -> Phrase | None:
    """The first phrase of the clause that no preposition governs."""
    for each in found:
        if each.first >= start and (end is None or each.last <= end):
            before = words[each.first - 1].tag if each.first > start else ""
            if before not in ("preposition", "subordinator", "to", "relative"):
                return each
    return None


def _verb(
    words: Sequence[Word], at: int, led: bool, held: Sequence[tuple[int, int]]
) -> tuple[int | None, bool]:
    """The place of the main verb, and whether it stands in the passive."""
    inside = ends(held)
    while at < len(words):
        word = words[at]
        if at in inside:
            at = inside[at]
            continue
        if word.tag == "be" and (led or at):
            return _predicate(words, at)
        if word.tag in ("verb", "have", "do") or (led and word.tag == "noun" and base(word.lower)):
            return at, False
        if (
            (
                not led
                and word.tag in ("noun", "pronoun", "code", "determiner", "adjective", "number")
            )
            or word.tag in SKIPPED
            or not led
            or word.tag == "mark"
        ):
            at += 1
        else:
            return None, False
    return None, False


def _predicate(words: Sequence[Word], at: int) -> tuple[int | None, bool]:
    """What `be` at this place goes with: a participle, an infinitive behind it, or nothing."""
    while True:
        after = at + 1
        while after < len(words) and words[after].tag in SKIPPED:
            after += 1
        if after >= len(words):
            return at, False
        carries = words[after].lower in _CARRIERS and [
            word.tag for word in words[after + 1 : after + 2]
        ] == ["to"]
        inner = after + 2 if carries and after + 2 < len(words) else after
        if words[inner].tag == "be":
            at = inner
            continue
        if inner > after:
            return inner, False
        return (after, True) if words[after].tag == "participle" else (at, False)


def object_of(words: Sequence[Word], found: Sequence[Phrase], verb: int | None) -> Phrase | None:
    """The first phrase behind the verb, before a mark ends what it governs."""
    if verb is None:
        return None
    for each in found:
        if each.first > verb:
            between = words[verb + 1 : each.first]
            if any(word.text in _ENDS or word.tag in _CLOSING for word in between):
                return None
            return each
    return None
