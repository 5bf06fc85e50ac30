"""What one modal verb asks for: the verbs that "and" joins behind it, each with its object."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import is_base
from speclsp.language.syntax.commands import NEVER_NOUNS
from speclsp.language.words import Word
from speclsp.text import Span

_ENDS = frozenset(("modal", "subordinator", "relative"))
_PARTICLES = frozenset(("away", "back", "down", "in", "off", "on", "out", "over", "up"))
_SKIPPED = frozenset(("adverb", "not"))


def duties(words: Sequence[Word], modal: int) -> tuple[Span, ...]:
    """The verbs behind the modal verb at this index that have an object; none in the passive."""
    at = _over(words, modal + 1)
    if at >= len(words) or words[at].tag != "verb":
        return ()
    found = [at] if _has_object(words, at) else []
    for joint in range(at + 1, len(words)):
        word = words[joint]
        if word.tag in _ENDS or word.text in (".", ";", ":", "(", "—", "–"):
            break
        if word.text == "," or word.lower == "and":
            verb = _over(words, joint + 1)
            if verb < len(words) and words[verb].lower == "and":
                verb = _over(words, verb + 1)
            if verb not in found and _is_verb(words, verb) and _has_object(words, verb):
                found.append(verb)
    return tuple(Span(words[verb].start, words[verb].end) for verb in found)


def _over(words: Sequence[Word], at: int) -> int:
    while at < len(words) and (words[at].tag in _SKIPPED or words[at].lower == "then"):
        at += 1
    return at


def _is_verb(words: Sequence[Word], at: int) -> bool:
    if at >= len(words) - 1:
        return False
    word, behind = words[at], words[at + 1]
    if word.tag in ("noun", "adjective") and behind.tag == "determiner":
        # "and greet the guest"
        return word.text.islower() and singular(word.lower) == word.lower
    return word.tag in ("verb", "noun") and is_base(word.lower)


def _has_object(words: Sequence[Word], verb: int) -> bool:
    """Whether what follows is acted on; without an article it can make a name: "log files"."""
    behind_verb = verb + 1
    if behind_verb < len(words) - 1 and words[behind_verb].lower in _PARTICLES:
        # "draw back the screen"
        behind_verb += 1
    if behind_verb >= len(words):
        return False
    behind = words[behind_verb].tag
    if behind in ("determiner", "pronoun", "code", "number"):
        return True
    led = verb > 0 and words[verb - 1].tag in ("modal", "adverb", "not")
    return behind in ("noun", "adjective") and (led or words[verb].lower in NEVER_NOUNS)
