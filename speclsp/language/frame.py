"""The statement frame: who has to do what, when, how strongly, and within which bounds.

The front end of comparing statements: conditions as EARS writes them (Mavin et al. 2009), the
strength of BCP 14 or of "shall" language, actor, action and object around the modal verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.meaning.citations import references
from speclsp.language.meaning.quantities import Quantity, quantities
from speclsp.language.modality.modals import OBLIGING, Strength, strength_of
from speclsp.language.syntax.conditions import conditions, ends, times
from speclsp.language.syntax.phrases import Phrase, phrases
from speclsp.language.words import Word
from speclsp.text import Span


class Frame(NamedTuple):
    """The parts of a statement. Spans count from where its passage starts; words are as written,
    the action in its base form. What is not there is empty."""

    conditions: tuple[Span, ...] = ()
    # Who acts, without the article; of a list's item that has none, whom the lead-in names.
    actor: str = ""
    # "must", "should" or "may".
    strength: Strength = ""
    # Whether it demands or allows, and does not forbid.
    positive: bool = True
    action: str = ""
    # The head of what is acted on; in the passive, of the subject.
    object: str = ""
    passive: bool = False
    quantities: tuple[Quantity, ...] = ()
    # Deadlines, periods and events: "within 10 seconds of the request", "before it expires".
    times: tuple[Span, ...] = ()
    # Quantifiers of actor and object, and "only".
    scope: tuple[str, ...] = ()
    # What it refers to by name: sections, standards, identifiers.
    references: tuple[str, ...] = ()


# Behind `be`, these oblige as well.
_STATED = frozenset(("REQUIRED", "RECOMMENDED", "OPTIONAL"))
_QUANTIFIERS = listed(
    """
all each every any some no both either neither only most
    """
)
# Says what is meant together with the infinitive behind it: "is required to send".
_CARRIERS = frozenset(
    ("able", "required", "obliged", "allowed", "permitted", "expected", "capable", "responsible")
)
# An object stands before a clause of its own, an infinitive or another verb.
_CLOSING = frozenset(("conjunction", "subordinator", "relative", "to", "verb", "modal"))
_ENDS = frozenset((".", ",", ";", ":", "!", "?"))
_SKIPPED = frozenset(("adverb", "not"))


def frame(
    passage: str, words: Sequence[Word], lead: str = "", lead_words: Sequence[Word] = ()
) -> Frame:
    """The frame of the sentence that consists of `words`. `passage` and `lead`, which introduces it
    where it is an item of a list, are as written, code and all."""
    held = conditions(words)
    modal = _modal(words, held)
    found = phrases(words)
    start = _start(words, held, modal)
    verb, passive = _verb(words, start if modal is None else modal + 1, modal is not None, held)
    subject = _subject(words, found, start, verb if modal is None else modal)
    object_ = _object(words, found, verb)
    stated = _stated(words, verb)
    actor, acted = (None, subject) if passive else (subject, object_)
    if actor:
        named = _named(passage, words, actor)
    else:
        named = _agent(passage, words, found, verb) if passive else ""
    strength, positive = _strength(words, modal)
    if actor is not None and words[actor.first].lower == "no":
        positive = False
    if lead_words and (modal is None or not named):
        above = frame(lead, lead_words)
        if above.strength or above.action:
            named = named or above.actor
        strength, positive = (strength or above.strength, positive and above.positive)
    spans = [Span(words[first].start, words[last - 1].end) for first, last in held]
    return Frame(
        conditions=tuple(spans),
        actor=named,
        strength=strength,
        positive=positive,
        action=_action(words[verb]) if verb is not None else "",
        object=stated or (_written(passage, words[acted.head]) if acted else ""),
        passive=passive,
        quantities=tuple(quantities(words)),
        times=tuple(times(words, held)),
        scope=tuple(_scope(words, found, held)),
        references=tuple(references(_text(passage, words))),
    )


def _action(word: Word) -> str:
    return word.tag if word.tag in ("be", "have", "do") else base(word.lower)


def _text(passage: str, words: Sequence[Word]) -> str:
    return passage[words[0].start : words[-1].end] if words else ""


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
    if start < end and words[start].tag == "preposition" and modal is not None:
        # `For each request, the server ..`
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
            if before not in ("preposition", "to", "relative"):
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
            or word.tag in _SKIPPED
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
        while after < len(words) and words[after].tag in _SKIPPED:
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


def _object(words: Sequence[Word], found: Sequence[Phrase], verb: int | None) -> Phrase | None:
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


def _stated(words: Sequence[Word], verb: int | None) -> str:
    """The adjective that `be` leads to where no noun follows it: `must be empty`."""
    if verb is None or words[verb].tag != "be":
        return ""
    after = verb + 1
    while after < len(words) and words[after].tag in _SKIPPED:
        after += 1
    if after < len(words) and words[after].tag == "adjective":
        behind = words[after + 1].tag if after + 1 < len(words) else "mark"
        return words[after].text if behind not in ("noun", "code", "adjective") else ""
    return ""


def _agent(passage: str, words: Sequence[Word], found: Sequence[Phrase], verb: int | None) -> str:
    """Who acts in the passive, behind `by`."""
    for each in found:
        if verb is not None and each.first > verb and words[each.first - 1].lower == "by":
            return _named(passage, words, each)
    return ""


def _named(passage: str, words: Sequence[Word], phrase: Phrase) -> str:
    """A phrase without its determiners, with single spaces."""
    first = phrase.first
    while first < phrase.head and words[first].tag == "determiner":
        first += 1
    parts = (_written(passage, word) for word in words[first : phrase.last])
    return " ".join(parts).replace(" '", "'")


def _written(passage: str, word: Word) -> str:
    """A word as it is written; of code, without its marks."""
    return passage[word.start : word.end].strip("`") if word.kind == "code" else word.text


def _strength(words: Sequence[Word], modal: int | None) -> tuple[Strength, bool]:
    if modal is None:
        return "", not any(word.tag == "not" for word in words)
    after = words[modal + 1] if modal + 1 < len(words) else None
    second = words[modal + 2] if modal + 2 < len(words) else None
    denied = words[modal].lower.endswith(("not", "n't")) or any(
        word is not None and word.tag == "not" for word in (after, second)
    )
    if modal and words[modal - 1].text == "NOT":
        denied = True
    return strength_of(words[modal].lower), not denied


def _scope(
    words: Sequence[Word], found: Sequence[Phrase], held: Sequence[tuple[int, int]]
) -> Iterator[str]:
    inside = ends(held)
    starts = {each.first for each in found}
    for at, word in enumerate(words):
        if at in inside:
            continue
        if word.lower == "only":
            yield "only"
        elif (
            word.lower in _QUANTIFIERS and at in starts and not (at and words[at - 1].lower == "at")
        ):
            yield word.lower
