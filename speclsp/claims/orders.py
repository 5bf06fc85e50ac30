"""What a sentence puts before what: "A before B", "once B is done, A", "A first"."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.claims.act import Act
from speclsp.claims.claim import Order
from speclsp.claims.sentence import Sentence
from speclsp.language.lexicon.word_list import listed

_AFTER = listed("after once")
_TELLING = listed("before after once")
_DONE = listed("has have had been")
_AHEAD = frozenset((("ahead", "of"), ("prior", "to")))
# "Payment is blocked until".
_HELD = listed("block hold withhold defer postpone delay suspend")
_THEN = listed("that then afterwards this which")
_LIGHT = listed(
    """
start begin complete finish end do perform make take carry execute run conduct have be get begin
happen done stand place
"""
)
_ENDS = frozenset((",", ";", ".", ":"))
_PRONOUNS = frozenset(("it", "them"))
_SPARE = frozenset(("before", "after", "first", "last", "n:1"))


def order(sentence: Sentence, said: Act, inside: set[int]) -> Order | None:
    """The order that a clause demands; `inside` are the places of amounts."""
    if (stepped := _stepped(sentence, said)) is not None:
        return stepped
    if said.verb is None:
        return None
    if said.forbids:
        return _not_until(sentence, said, ("until", "before"))
    if said.action in _HELD and (held := _not_until(sentence, said, ("until",))) is not None:
        return held
    if said.action == "follow" and said.actor is not None and said.object is not None:
        # "The lint stage MUST follow the test stage."
        return _ordered(
            _event(sentence, range(said.actor.first, said.actor.last)),
            _event(sentence, range(said.object.first, said.object.last)),
            False,
        )
    if (ranked := _ranked(sentence, said)) is not None:
        return ranked
    words = sentence.words
    if sum(word.lower in _TELLING for word in words) > 1:
        return None
    for at, word in enumerate(words):
        ahead = (word.lower, words[at + 1].lower if at + 1 < len(words) else "") in _AHEAD
        if word.lower not in ("before", *_AFTER) and not ahead:
            continue
        if at in inside or at - 1 in inside:
            continue
        begin = at + 1 + ahead
        stop = _stop(sentence, begin)
        if word.lower == "after" and at + 1 < len(words) and words[at + 1].lower in _THEN:
            return None
        other = _event(sentence, [each for each in range(begin, stop) if each not in inside])
        own = _own(sentence, said, at, stop)
        other |= _meant(sentence, range(begin, stop), range(said.verb, at))
        return _ordered(own, other, ahead or word.lower == "before")
    return _conditional(sentence, said)


def _stepped(sentence: Sentence, said: Act) -> Order | None:
    """ "First A and then B", "A first and then B"."""
    words = sentence.words
    begin = said.verb if said.modal is None else said.modal + 1
    if begin is None or said.forbids:
        return None
    for at in range(begin + 1, len(words) - 1):
        if words[at].lower != "then" or words[at - 1].lower not in ("and", ","):
            continue
        own = _event(sentence, range(begin, at - 1))
        own |= _meant(sentence, range(begin, at - 1), range(at + 1, len(words)))
        other = _event(sentence, range(at + 1, _stop(sentence, at + 1)))
        return _ordered(own, other, True)
    return None


def _not_until(sentence: Sentence, said: Act, opening: tuple[str, ...]) -> Order | None:
    """ "MUST NOT start until the other has finished": what is not done before it comes after."""
    words = sentence.words
    for at, word in enumerate(words):
        if word.lower in opening and said.verb is not None and at > said.verb:
            own = frozenset(
                each.removeprefix("\u00ac") for each in _own(sentence, said, at, len(words))
            )
            return _ordered(own, _event(sentence, range(at + 1, _stop(sentence, at + 1))), False)
    return None


def _conditional(sentence: Sentence, said: Act) -> Order | None:
    """ "Only when the observer has reported": what is done then comes after it."""
    words = sentence.words
    for low, high in said.conditions:
        opens = words[low].lower
        done = any(word.lower in _DONE for word in words[low:high])
        if opens in _AFTER or (opens == "when" and done):
            return _ordered(
                _own(sentence, said, low, high), _event(sentence, range(low + 1, high)), False
            )
    return None


def _ordered(own: frozenset[str], other: frozenset[str], first: bool) -> Order | None:
    if not own or not other or own == other:
        return None
    return Order(own, other) if first else Order(other, own)


def _own(sentence: Sentence, said: Act, first: int, last: int) -> frozenset[str]:
    """What the clause itself is about, without the words from `first` to `last`, and without the
    one who acts."""
    verb = said.verb or 0
    end = first if first > verb else len(sentence.words)
    own = _event(sentence, range(verb, end))
    if said.passive or len(own) < 2:
        start = said.start if said.start < verb else 0
        acting = range(said.actor.first, said.actor.last) if said.actor else range(0)
        own = _event(
            sentence,
            [at for at in range(start, end) if not first <= at < last and at not in acting],
        )
    return own | _meant(sentence, range(verb, end), range(first, last))


def _meant(sentence: Sentence, places: Sequence[int], others: Sequence[int]) -> frozenset[str]:
    """What a pronoun at one of the places stands for: the nouns among the others."""
    words = sentence.words
    behind = list(places)
    if len(behind) > 1 and words[behind[1]].tag != "be":
        del behind[0]
    if not any(words[at].lower in _PRONOUNS for at in behind if at < len(words)):
        # Before its verb a pronoun is the one who acts.
        return frozenset()
    return sentence.names([at for at in others if words[at].tag == "noun"])


def _ranked(sentence: Sentence, said: Act) -> Order | None:
    """That something is the first of its kind: "as its first frame"."""
    if said.object is None:
        return None
    words = sentence.words
    for at in range(said.object.last, len(words) - 2):
        ranked = words[at + 2].lower
        if (
            words[at].lower == "as"
            and words[at + 1].tag == "determiner"
            and ranked in ("first", "last")
        ):
            own = _event(sentence, range(said.object.first, said.object.last))
            kind = _event(sentence, range(at + 3, min(len(words), at + 4)))
            every = kind | {"*"}
            return Order(own, every) if ranked == "first" else Order(every, own)
    return None


def _stop(sentence: Sentence, at: int) -> int:
    while at < len(sentence.words) and sentence.words[at].text not in _ENDS:
        at += 1
    return at


def _event(sentence: Sentence, places: Sequence[int]) -> frozenset[str]:
    names = sentence.names(places) - _SPARE
    return frozenset(names - _LIGHT) or names
