"""What happens in a sentence: its verbs that are not auxiliaries, each with what makes it one."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import is_third_person
from speclsp.language.words import Word
from speclsp.text import Span

_LINKING = frozenset(("adverb", "not"))
# A subject has an article and a noun, and stands behind one of these.
_SUBJECT = 2
_OPENING = frozenset(("mark", "subordinator"))


def happenings(words: Sequence[Word]) -> tuple[Span, ...]:
    """In order: "sends", "is over", "was lost"; infinitives are none."""
    found: list[Span] = []
    alike = False
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
        elif _is_like_plural(words, at, alike):
            found.append(Span(word.start, word.end))
            alike = True
        at += 1
    return tuple(found)


def _is_like_plural(words: Sequence[Word], at: int, going_on: bool) -> bool:
    """Whether a verb stands here that looks like a plural: "The pump stops and the lamp glows."."""
    if words[at].tag != "noun" or not is_third_person(words[at].lower) or at < _SUBJECT:
        return False
    one = words[at - 1]
    if one.tag != "noun" or singular(one.lower) != one.lower:
        return False
    opening = at - 2
    while opening > 0 and words[opening].tag == "noun":
        opening -= 1
    if words[opening].tag != "determiner":
        return False
    before = words[opening - 1].tag if opening else "mark"
    return before in _OPENING or (before == "conjunction" and going_on)


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    before = at - 1
    while before >= 0 and words[before].tag in _LINKING:
        before -= 1
    return before >= 0 and words[before].tag == "to"
