"""Which values conditions ask for: "when the state of the order is `late`"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclsp.claims.claim import Tested
from speclsp.claims.parts import Part
from speclsp.claims.sentence import Sentence
from speclsp.claims.stems import root
from speclsp.language.words import Word

_BEING = frozenset(("is", "equals", "becomes", "="))
_NAMING = frozenset(("noun", "adjective", "gerund", "participle"))
_MORE = frozenset(("or", "/", "|"))
_FAR = 6


def tested(sentence: Sentence, part: Mapping[int, Part]) -> Iterator[Tested]:
    """The values that are written as code, each alone, behind what has it."""
    words = sentence.words
    for at in range(2, len(words)):
        if words[at].kind != "code" or words[at - 1].lower not in _BEING:
            continue
        if part.get(at) != "case" or _goes_on(words, at + 1):
            continue
        start = _start(words, at - 1)
        head = _head(words, start, at - 1)
        if head is not None:
            names = sentence.names(range(start, at - 1))
            place = sentence.place(start, at + 1)
            yield Tested(root(words[head].lower), sentence.written[at], names, place)


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Whether another value follows, so that each is asked for by itself."""
    if at < len(words) and words[at].text == ",":
        at += 1
    return at < len(words) and (words[at].lower in _MORE or words[at].kind == "code")


def _start(words: tuple[Word, ...], end: int) -> int:
    """Where the name of what has the value begins: "order state", "state of the order"."""
    at = end
    while at > 0 and end - at < _FAR:
        word = words[at - 1]
        if word.tag not in _NAMING and word.tag != "determiner" and word.lower != "of":
            break
        at -= 1
    return at + (words[at].tag == "determiner")


def _head(words: tuple[Word, ...], start: int, end: int) -> int | None:
    """The place of the noun that has the value: the last one before "of"."""
    stop = next((at for at in range(start, end) if words[at].lower == "of"), end)
    return stop - 1 if stop > start and words[stop - 1].tag == "noun" else None
