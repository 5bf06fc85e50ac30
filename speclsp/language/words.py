"""The words of a sentence, where they stand, and what kind of word each is.

Emphasis is looked through, and so are links; code is one word, which stands for a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from speclsp.text import Span

Kind = Literal["word", "number", "code", "mark"]

Tag = Literal[
    "noun",
    "verb",
    "participle",
    "gerund",
    "adjective",
    "adverb",
    "determiner",
    "pronoun",
    "preposition",
    "conjunction",
    "subordinator",
    "modal",
    "be",
    "have",
    "do",
    "not",
    "to",
    "number",
    "code",
    "relative",
    "there",
    "mark",
]
"""Parts of speech, as coarse as the rules need them; a participle is a past one."""


class Word(NamedTuple):
    """A word, number, piece of code or mark. Offsets count from where the passage starts."""

    text: str
    start: int
    end: int
    lower: str
    kind: Kind
    tag: Tag


class Token(NamedTuple):
    """A word whose tag is not known yet."""

    text: str
    start: int
    end: int
    kind: Kind


_TOKEN = re.compile(
    # The mark of a clause, which is no word of its sentence.
    r"(?P<marker>\[\^[^\]\s]{1,80}\]|(?<![^\W_])[a-z]{1,4}\[[a-z][\w.+-]{0,120}[^\]\n]{0,80}\])"
    r"|(?P<masked>\ufffc+)"
    r"|(?P<short>(?<![^\W_.])[^\W\d_](?:\.[^\W\d_]){1,4}\.?(?![^\W_]))"
    r"|(?P<unit>(?<![^\W\d_])(?:km/h|m/s)(?!\w)|\u00b0[CFcf](?!\w))"
    r"|(?P<number>0[xX][0-9A-Fa-f]+|\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:(?:['’][^\W\d_]+|[-_][^\W_]+|(?<=[A-Z])&[A-Z][^\W_]*))*)"
    r"|(?P<mark>[^\s\w*_\ufffc])"
)


def tokens(words: str, span: Span) -> Iterator[Token]:
    """The tokens in `words[span]`, in order."""
    for found in _TOKEN.finditer(words, span.start, span.end):
        group = found.lastgroup
        start, end = found.span()
        if group == "word" or group == "unit":
            yield Token(found.group(), start, end, "word")
        elif group == "number":
            yield Token(found.group(), start, end, "number")
        elif group == "mark":
            yield Token(found.group(), start, end, "mark")
        elif group == "short":
            # "e.g.": the last stop is in its place, and no part of the word.
            yield Token(found.group().removesuffix("."), start, end, "word")
        elif group == "masked" and _stands_alone(words, start):
            yield Token(found.group(), start, end, "code")


def _stands_alone(words: str, start: int) -> bool:
    """Whether what is masked is a word of its own, and not the end of a link or a tag around
    words."""
    before = words[start - 1 : start]
    return not before or not (before.isalnum() or before in "*_]`.!?")
