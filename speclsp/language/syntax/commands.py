"""Whether a sentence commands without a subject: "When a door opens, notify the guard"."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.verbs import is_base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.conditions import conditions
from speclsp.language.words import Word

_OBJECT = frozenset(("determiner", "pronoun", "code", "number"))
_FINITE = frozenset(("modal", "be", "have", "do", "verb"))
_ASIDE = frozenset(("relative", "subordinator"))
# These speak to the reader of the specification.
_TO_READER = frozenset(("assume", "consider", "let", "note", "refer", "remember", "see"))
NEVER_NOUNS = listed(
    """
allow apply assign calculate close confirm create deliver deny disable display enable encrypt
enforce ensure escalate generate ignore include inform keep maintain notify offer omit open
persist prevent provide publish reject remove retain revoke save send show store suspend
terminate update validate verify warn write
    """
)
"""So no determiner has to follow for them to be verbs."""
_WAITING = frozenset(("ask", "listen", "look", "proceed", "reply", "respond", "wait"))
_LEADING = frozenset(("preposition", "subordinator"))
_THEN = frozenset(("then", "and", "also", "please"))


def command(words: Sequence[Word]) -> int | None:
    """The index of the verb, or of the modal verb, that has no subject; None where there is one."""
    at = _main(words)
    if at is None or at >= len(words) - 1:
        return None
    word, behind = words[at], words[at + 1]
    if word.tag == "modal":
        return at
    if word.tag not in ("verb", "noun") or not is_base(word.lower) or word.lower in _TO_READER:
        return None
    if behind.tag in _OBJECT:
        return at
    if behind.lower == "that" and word.lower in NEVER_NOUNS:
        return at
    if behind.tag in ("preposition", "to") and word.lower in _WAITING:
        return at if not _has_verb(words, at + 1) else None
    named = behind.tag in ("noun", "adjective", "participle") and word.lower in NEVER_NOUNS
    return at if named and not _has_verb(words, at + 1) else None


def _main(words: Sequence[Word]) -> int | None:
    """Where the main clause starts, behind what says when; None where that cannot be told."""
    at = _over(words, 0)
    for first, last in conditions(words):
        if first <= at < last:
            at = _over(words, last)
    if at < len(words) and words[at].tag in _LEADING:
        comma = next((n for n in range(at, len(words)) if words[n].text == ","), None)
        if comma is None or _has_verb(words[:comma], at):
            return None
        at = _over(words, comma)
    return at


def _over(words: Sequence[Word], at: int) -> int:
    while at < len(words) and (words[at].kind == "mark" or words[at].lower in _THEN):
        at += 1
    return at


def _has_verb(words: Sequence[Word], at: int) -> bool:
    """Whether the clause from here on has its own verb, before another clause is opened."""
    for word in words[at:]:
        if word.tag in _ASIDE or word.text in (".", ";", ":"):
            return False
        if word.tag in _FINITE:
            return True
    return False
