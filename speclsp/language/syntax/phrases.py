"""Noun phrases: `the recipient code`, `each failed upload`, code that stands for a thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_INSIDE = frozenset(("adjective", "participle", "gerund", "noun", "code", "number"))
_HEADS = frozenset(("noun", "code"))
_PLURAL_PRONOUNS = listed(
    """
we they us them these those both many few several
    """
)


class Phrase(NamedTuple):
    """Words `first` to `last`, exclusive; `head` is the noun that the others go with. A pronoun is
    a phrase of its own."""

    first: int
    last: int
    head: int


def phrases(words: Sequence[Word]) -> tuple[Phrase, ...]:
    """In the order of the text, without what follows the head (`of the ...`, `that ...`)."""
    return tuple(_found(words))


def _found(words: Sequence[Word]) -> Iterator[Phrase]:
    at = 0
    while at < len(words):
        if words[at].tag == "pronoun":
            yield Phrase(at, at + 1, at)
            at += 1
            continue
        end = _end(words, at)
        heads = [each for each in range(at, end) if words[each].tag in _HEADS]
        if heads and _is_phrase(words, at, end):
            yield Phrase(at, heads[-1] + 1, heads[-1])
            at = heads[-1] + 1
        else:
            at = max(end, at + 1)


def _end(words: Sequence[Word], first: int) -> int:
    """Where the words from `first` stop being one phrase."""
    at = first
    while at < len(words) and words[at].tag == "determiner":
        at += 1
    seen = False
    while at < len(words):
        tag = words[at].tag
        if (
            tag == "adverb"
            and at + 1 < len(words)
            and words[at + 1].tag
            in (
                "adjective",
                "participle",
            )
        ):
            at += 1
        elif tag in _INSIDE and not (seen and tag in ("participle", "gerund", "number")):
            seen = seen or tag in _HEADS
            at += 1
        elif (
            # `the client's token`
            words[at].text in ("'", "’")
            and seen
            and at + 1 < len(words)
            and words[at + 1].tag in _HEADS
        ):
            at += 1
        else:
            break
    return at


def _is_phrase(words: Sequence[Word], first: int, last: int) -> bool:
    """Not `sending messages`, where a gerund without a determiner acts on what follows."""
    return words[first].tag != "gerund" or all(
        words[at].tag == "gerund" for at in range(first, last)
    )


def is_plural(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase means several; code counts as one."""
    head = words[phrase.head]
    if head.tag == "pronoun":
        return head.lower in _PLURAL_PRONOUNS
    if head.tag == "code":
        return False
    return singular(head.lower) != head.lower


def shown(passage: str, words: Sequence[Word], phrase: Phrase) -> str:
    """The phrase as it stands in the passage."""
    return passage[words[phrase.first].start : words[phrase.last - 1].end]
