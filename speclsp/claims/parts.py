"""Which part each word of a sentence plays: who acts, what is said, in which case, with which
exception."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from speclsp.claims.act import Act
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

Part = Literal["main", "case", "except", "actor", "none"]

_EXCEPTING = listed("unless except excepting excluding exempt barring")
_TWO = frozenset((("other", "than"), ("apart", "from"), ("but", "not")))
_ENDS = frozenset((",", ";", ".", ":"))
# "Is stored at a temperature of 4 degrees."
_HOLDING = listed("be keep hold store run stay remain maintain operate set display deliver")
_PERIODS = listed("during throughout upon")
_SWEEPING = listed("neither whichever whatever whoever regardless however irrespective")
_PLACING = listed("for in on at to from with by as")
_EVERY = listed("every each all any no")
_OTHER = listed("other second further more")
_REASONS = listed("because since as so")
_WHO = listed("who whose which whom")


def parts(words: Sequence[Word], said: Act) -> dict[int, Part]:
    """Those of the words of a clause, by place."""
    first, last = 0, len(words)
    found: dict[int, Part] = dict.fromkeys(range(first, last), "main")
    _mark(found, first, min(said.start, said.modal or said.start), "case")
    if said.actor is not None:
        _mark(found, said.actor.first, said.actor.last, "actor")
        _mark_of(words, said, found)
    _relatives(words, said, found, last)
    for low, high in said.conditions:
        if low and words[low - 1].lower == "even":
            # It holds in that case too.
            _mark(found, low, high, "none")
        else:
            _mark(found, low, high, "except" if words[low].lower in _EXCEPTING else "case")
    for at in range(first, last):
        if found[at] == "main" and words[at].lower in _PERIODS:
            _mark(found, at, _end(words, at + 1, last), "case")
    for at in range(first, last - 4):
        # "at a pressure of 3 bar"
        if (
            words[at].lower == "at"
            and words[at + 1].lower in ("a", "an", "any")
            and said.action not in _HOLDING
        ):
            end = next(
                (to for to in range(at + 2, min(at + 6, last)) if words[to].lower == "of"), 0
            )
            if end and end + 1 < last and words[end + 1].kind in ("number", "word"):
                _mark(found, at, _end(words, at + 1, last), "case")
    for at in range(first, last):
        pair = (words[at].lower, words[at + 1].lower if at + 1 < last else "")
        if words[at].lower in _EXCEPTING or pair in _TWO:
            _mark(found, at, _end(words, at + 1, last), "except")
    for at in range(first, last):
        if at > first and _sweeps(words, at):
            # What is forbidden for a reason may be done for another.
            reason = said.forbids and words[at].lower in _REASONS
            _mark(found, at, _end(words, at + 1, last), "case" if reason else "none")
    for at in said.spent & found.keys():
        found[at] = "none"
    return found


def _sweeps(words: Sequence[Word], at: int) -> bool:
    """Whether words that start here say that all cases are meant: "whichever it is", "not even at
    night", ", in every frame"."""
    lower = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in _SWEEPING or (lower in ("not", "and") and following in ("even", "nowhere")):
        return True
    behind = words[at + 2].lower if at + 2 < len(words) else ""
    if lower in _PLACING and following == "no" and behind in _OTHER:
        # "In no other format."
        return True
    if lower in _REASONS and words[at].tag in ("subordinator", "preposition", "adverb"):
        return lower == "because" or words[at - 1].text == ","
    if words[at - 1].text != ",":
        return False
    return lower == "which" or (lower in _PLACING and following in _EVERY)


def _mark(found: dict[int, Part], first: int, last: int, part: Part) -> None:
    for at in range(first, last):
        if at in found:
            found[at] = part


def _mark_of(words: Sequence[Word], said: Act, found: dict[int, Part]) -> None:
    """What belongs to the one who acts, up to the modal verb: "the owner of an album"."""
    end = said.modal if said.modal is not None else said.verb
    if said.actor is None or end is None:
        return
    for at in range(said.actor.last, end):
        word, before = words[at], words[at - 1]
        if word.kind == "mark" or word.tag in ("relative", "subordinator"):
            break
        if word.lower in (*_WHO, "that"):
            break
        of_actor = word.lower == "of" and found.get(at - 1) == "actor"
        _mark(found, at, at + 1, "actor" if before.lower == "of" or of_actor else "case")


def _relatives(words: Sequence[Word], said: Act, found: dict[int, Part], last: int) -> None:
    """Clauses that say which thing is meant."""
    at = min(found, default=0)
    while at < last:
        word = words[at]
        is_relative = word.lower in _WHO or (
            word.lower == "that" and at and words[at - 1].tag in ("noun", "code", "pronoun")
        )
        if not is_relative or found[at] == "none" or (at and words[at - 1].text == ","):
            at += 1
            continue
        stop = said.modal if said.modal is not None and at < said.modal else last
        end = min(_end(words, at + 1, last), stop)
        _mark(found, at, end, "case")
        at = max(end, at + 1)


def _end(words: Sequence[Word], at: int, last: int) -> int:
    while at < last and words[at].text not in _ENDS:
        at += 1
    return at
