"""Where an adjective stands: before a noun, as what is said of one, or as one term of a
comparison."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.phrases import Phrase
from speclsp.language.vagueness.weight import Sense
from speclsp.language.words import Word

# "suitable for printing", "relevant to the call": what follows is the measure.
_MEASURED_BY = listed(
    """
    about across against as at by for from if in of on than that to unless until when whether while
    with
    """
)
_DEFINITE = listed("that these this those which whose")
# "most significant bit", "how large", "eventually consistent": compared, asked for, or a name.
_COMPARED = listed("as causally equally eventually how least less more most so strongly")
_LINKING = listed("be become feel look remain seem stay")
_COPULAS = listed("are be becomes become gets is remains was were")
_KEEPING = listed("hold keep keeps leave make makes")
_CONDITIONS = listed("if once unless until when whenever where while")
_OF_NUMBER = listed("great huge large limited small")
_COUNTS = frozenset(("amount", "number"))
_PURPOSES = frozenset(("for", "that", "to"))
_BETWEEN = frozenset(("adverb", "not", "adjective", "conjunction"))
# So far back the verb of "keep the latency low" may stand.
_FAR = 6


def phrase_around(phrases: Sequence[Phrase], at: int) -> Phrase | None:
    """The noun phrase that the word is part of."""
    # They stand in order and do not overlap.
    place = bisect_right(phrases, at, key=attrgetter("first")) - 1
    return phrases[place] if place >= 0 and at < phrases[place].last else None


def extent(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The adjective with a "too" before it or an "enough" behind it."""
    first = at - 1 if at > 0 and words[at - 1].lower == "too" else at
    return first, at + 2 if _next(words, at) == "enough" else at + 1


def is_compared(words: Sequence[Word], at: int) -> bool:
    """Whether it is no judgement here: compared, asked for, measured by a purpose, or part of an
    amount ("a large number of")."""
    before, after = words[at - 1].lower if at > 0 else "", _next(words, at)
    if before in _COMPARED or before in _DEFINITE or after == "than":
        return True
    if words[at].lower == "certain":
        return after in _MEASURED_BY or before in {"be", "make", "makes"}
    first, last = extent(words, at)
    if last - first > 1:
        return any(word.lower in _PURPOSES for word in words[last : last + _FAR])
    return words[at].lower in _OF_NUMBER and singular(after) in _COUNTS


def is_predicate(words: Sequence[Word], at: int, sense: Sense) -> bool:
    """Whether it is said of something, and nothing behind it says by which measure: "must be
    acceptable", "keep the latency low", of a degree also "if the load is high". For whom a quality
    is one is no measure: "must be pleasant for guests"."""
    if sense == "quality" and _next(words, at) == "for":
        return _is_demanded(words, at)
    if sense == "quality" and _next(words, at) == "to" and at + 2 < len(words):
        return words[at + 2].tag == "verb" and _is_demanded(words, at)
    degree = sense == "degree"
    if _next(words, at) in _MEASURED_BY:
        easy_to = words[at].lower == "easy" and _next(words, at) == "to"
        return easy_to and _is_demanded(words, at)
    if _is_demanded(words, at) or extent(words, at) != (at, at + 1):
        return True
    return degree and _ends_clause(words, at) and (_in_condition(words, at) or _is_kept(words, at))


def is_final(words: Sequence[Word], at: int) -> bool:
    """Whether its clause ends with it, or goes on with "and"."""
    return _ends_clause(words, at)


def _is_demanded(words: Sequence[Word], at: int) -> bool:
    verb = _before(words, at)
    return verb > 0 and words[verb].lower in _LINKING and words[_before(words, verb)].tag == "modal"


def _in_condition(words: Sequence[Word], at: int) -> bool:
    verb = _before(words, at)
    if verb <= 0 or words[verb].lower not in _COPULAS:
        return False
    for index in range(verb - 1, max(-1, verb - 2 * _FAR), -1):
        if words[index].tag in {"modal", "mark"}:
            return False
        if words[index].lower in _CONDITIONS:
            return True
    return False


def _is_kept(words: Sequence[Word], at: int) -> bool:
    if at == 0 or words[at - 1].tag not in {"noun", "code"}:
        return False
    return any(word.lower in _KEEPING for word in words[max(0, at - _FAR) : at])


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.kind == "mark" or after.tag in {"conjunction", "modal"}


def _before(words: Sequence[Word], at: int) -> int:
    """What stands before, past other adjectives and adverbs."""
    first = max(0, at - 2 * _FAR)
    at -= 1
    while at > first and words[at].tag in _BETWEEN:
        at -= 1
    return at


def _next(words: Sequence[Word], at: int) -> str:
    return words[at + 1].lower if at + 1 < len(words) else ""
