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
from speclsp.language.modality.modals import Strength, strength_of
from speclsp.language.skeleton import SKIPPED, skeleton
from speclsp.language.syntax.conditions import ends, times
from speclsp.language.syntax.phrases import Phrase
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


_QUANTIFIERS = listed(
    """
all each every any some no both either neither only most
    """
)


def frame(
    passage: str, words: Sequence[Word], lead: str = "", lead_words: Sequence[Word] = ()
) -> Frame:
    """The frame of the sentence that consists of `words`. `passage` and `lead`, which introduces it
    where it is an item of a list, are as written, code and all."""
    held, modal, _, verb, passive, found, subject, object_ = skeleton(words)
    stated = _stated(words, verb)
    actor, acted = (None, subject) if passive else (subject, object_)
    if actor:
        named = _named(passage, words, actor)
    else:
        named = _agent(passage, words, found, verb) if passive else ""
    strength, positive = strength_at(words, modal)
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


def _stated(words: Sequence[Word], verb: int | None) -> str:
    """The adjective that `be` leads to where no noun follows it: `must be empty`."""
    if verb is None or words[verb].tag != "be":
        return ""
    after = verb + 1
    while after < len(words) and words[after].tag in SKIPPED:
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


def strength_at(words: Sequence[Word], modal: int | None) -> tuple[Strength, bool]:
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
