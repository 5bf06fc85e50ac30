"""What happens in a sentence: its verbs that are not auxiliaries, each with what makes it one."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.words import Word
from speclsp.text import Span

_LINKING = frozenset(("adverb", "not"))


def happenings(words: Sequence[Word]) -> tuple[Span, ...]:
    """In order: "sends", "is over", "was lost"; infinitives are none."""
    found: list[Span] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.tag == "verb" and not _is_infinitive(words, at):
            found.append(Span(word.start, word.end))
        elif word.tag == "be":
            behind = at + 1
            while behind < len(words) and words[behind].tag in (*_LINKING, "be"):
                behind += 1
            if behind < len(words) and words[behind].tag != "mark":
                found.append(Span(word.start, words[behind].end))
            at = behind
        elif word.tag == "have" and at + 1 < len(words) and words[at + 1].tag == "participle":
            found.append(Span(word.start, words[at + 1].end))
            at += 1
        at += 1
    return tuple(found)


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    before = at - 1
    while before >= 0 and words[before].tag in _LINKING:
        before -= 1
    return before >= 0 and words[before].tag == "to"
