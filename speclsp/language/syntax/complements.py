"""What stands behind a verb, piece by piece: its object, its prepositional phrases, and the clause
that says when."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.phrases import phrases
from speclsp.language.words import Word
from speclsp.text import Span

_STARTS = frozenset(("preposition", "subordinator"))
_CONDITIONS = listed(
    """
if when whenever while unless until after before once where during
    """
)
# Such a phrase belongs to the noun before it more often than to the verb.
_OF_NOUN = listed(
    """
of for about between per with without than like as including
    """
)
_NAMES = frozenset(("noun", "code", "number"))
_ENDS = frozenset(("modal", "relative"))


def complements(words: Sequence[Word], at: int) -> tuple[Span, ...]:
    """The pieces behind the verb at this index, an object first if it has one."""
    passive = at + 1 < len(words) and words[at].tag == "be" and words[at + 1].tag == "participle"
    at += passive
    if at >= len(words) or not (passive or words[at].tag == "verb"):
        return ()
    end = _end(words, at + 1)
    found = [each for each in phrases(words[:end]) if each.first > at]
    if not found:
        return ()
    direct = all(word.tag == "adverb" for word in words[at + 1 : found[0].first])
    starts = (
        [found[0].first, *_behind(words, found[0].last, end)]
        if direct
        else _behind(words, at + 1, end)
    )
    if not starts or (not direct and starts[0] != at + 1):
        return ()
    bounds = zip(starts, [*starts[1:], end], strict=True)
    return tuple(Span(words[low].start, _last(words, low, high)) for low, high in bounds)


def _behind(words: Sequence[Word], first: int, end: int) -> list[int]:
    """Where the pieces from here on start."""
    starts: list[int] = []
    for at in range(first, end):
        word = words[at]
        if word.lower in _CONDITIONS and word.tag in _STARTS:
            starts.append(at)
            break
        if (word.lower in _OF_NOUN and words[at - 1].tag in _NAMES) or not _is_preposition(
            words, at
        ):
            continue
        # "the voice selected by the user"
        if at == first or words[at - 1].tag not in ("participle", "adjective"):
            starts.append(at)
    return starts


def _is_preposition(words: Sequence[Word], at: int) -> bool:
    if words[at].tag == "to":
        behind = words[at + 1] if at + 1 < len(words) else None
        return behind is not None and (behind.tag != "verb" or behind.text.isupper())
    measured = words[min(at + 1, len(words) - 1)].lower in ("most", "least", "once")
    return words[at].tag == "preposition" and not measured


def _end(words: Sequence[Word], at: int) -> int:
    """Where the clause of the verb ends, a condition behind it included."""
    condition = False
    while at < len(words):
        word = words[at]
        condition = condition or word.lower in _CONDITIONS
        if word.text in (".", ";", ":", "(", "—", "–"):
            break
        if not condition and (word.tag in _ENDS or word.text == "," or word.tag == "conjunction"):
            break
        if condition and word.tag == "modal":
            break
        at += 1
    return at


def _last(words: Sequence[Word], low: int, high: int) -> int:
    while high - 1 > low and words[high - 1].tag in ("mark", "conjunction"):
        high -= 1
    return words[high - 1].end
