"""Which part of speech each word of a sentence is: from lists of words, endings, and what stands
around a word, in one pass from left to right.

It decides for specifications, where nouns and verbs share their forms (`request`, `returns`) and
sentences are built alike. How often it is right is measured in docs/precision.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from speclsp.language.lexicon.closed_class import (
    ADJECTIVE_ENDINGS,
    BOTH,
    CLOSED,
    DEMONSTRATIVES,
    NO_ADJECTIVE,
    NO_ADVERB,
    POSSESSIVES,
    VERB_ONLY,
)
from speclsp.language.lexicon.verbs import (
    is_base,
    is_gerund,
    is_participle,
    is_past,
    is_third_person,
)
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.openings import is_label, lacks_verb
from speclsp.language.tags_before import before_tag, had_finite, had_verb, wants_verb
from speclsp.language.words import Tag, Token, Word, tokens
from speclsp.text import Span

# What comes before a noun and after which no verb stands.
_BEFORE_NOUN = frozenset(("determiner", "adjective", "preposition", "number"))
# Names that would be pronouns in small letters.
_NAMES_IN_CAPITALS = frozenset(("US", "IT", "WHO"))
_NOUN_LIKE = frozenset(("noun", "code", "pronoun"))
_OBJECT = frozenset(("determiner", "pronoun", "code", "number"))


def tagged(words: str, span: Span) -> tuple[Word, ...]:
    """The words of the sentence at `span`, with their tags. Offsets count from where `words`
    starts."""
    return _tagged(words[span.start : span.end], span.start, words[: span.start][-2:])


@lru_cache(maxsize=2_048)
def _tagged(sentence: str, start: int, before: str) -> tuple[Word, ...]:
    # What stands before decides whether masked characters at the start are a word.
    lead = len(before)
    found = list(tokens(before + sentence, Span(lead, lead + len(sentence))))
    lowers = [each.text.lower().replace("’", "'") for each in found]
    tags: list[Tag] = []
    for at, token in enumerate(found):
        label = not at and is_label(found)
        tags.append("mark" if label else _tag(found, lowers, tags, at, token))
    shift = start - lead
    return tuple(
        Word(token.text, token.start + shift, token.end + shift, lower, token.kind, tag)
        for token, lower, tag in zip(found, lowers, tags, strict=True)
    )


def _tag(
    found: Sequence[Token], lowers: Sequence[str], tags: Sequence[Tag], at: int, token: Token
) -> Tag:
    if token.kind == "number":
        return "number"
    if token.kind == "code":
        return "code"
    if token.kind == "mark":
        return "mark"
    word = lowers[at]
    following = lowers[at + 1] if at + 1 < len(lowers) else ""
    kind = found[at + 1].kind if at + 1 < len(found) else "mark"
    closed = CLOSED.get(word)
    if closed is not None and token.text not in _NAMES_IN_CAPITALS:
        return _closed(closed, word, token.text, tags, following, kind)
    return _open(word, token.text, tags, at, following, kind, lowers, found)


def _closed(
    closed: Tag, word: str, text: str, tags: Sequence[Tag], following: str, kind: str
) -> Tag:
    if word in DEMONSTRATIVES or word == "her":
        if word == "that" and tags and tags[-1] in ("noun", "code") and _is_verbal(following):
            return "relative"
        if word == "that" and tags and tags[-1] in ("verb", "gerund", "participle", "adjective"):
            return "subordinator"
        names = kind in ("word", "code", "number") and _may_name(following)
        if word == "that" and names and tags and tags[-1] in ("noun", "code"):
            return "relative"
        return "determiner" if names else "pronoun"
    if word in POSSESSIVES:
        return "determiner"
    if text == "May" and (kind == "number" or tags[-1:] in (["number"], ["preposition"])):
        # "3 May", "in May".
        return "noun"
    if word in ("will", "can", "might") and tags and tags[-1] == "determiner":
        return "noun"
    if word in ("all", "each", "both", "any", "some", "many", "few", "most", "several", "none"):
        if kind == "mark" or following in ("of", "must", "shall", "should", "may", "are", "is"):
            return "pronoun"
        return "determiner"
    if closed == "adjective" and kind != "word" and before_tag(tags) in ("determiner", "noun"):
        # The last of a phrase: `the default`, `the first`.
        return "noun" if before_tag(tags) == "determiner" else "adjective"
    if closed == "adjective" and before_tag(tags) == "determiner" and following in _AFTER_NOUN:
        return "noun"
    if closed == "adverb" and word in BOTH and before_tag(tags) in ("determiner", "adjective"):
        # `all late claims`, but `is late`.
        return "adjective" if kind == "word" and CLOSED.get(following) is None else "adverb"
    if closed == "adjective" and is_participle(word) and before_tag(tags) == "be":
        # `must be closed`, `is closed by`; but `the gate is closed` is how it is.
        led = "modal" in tags[-3:]
        return "participle" if led or following == "by" else "adjective"
    if closed in ("adjective", "adverb", "preposition") and is_base(word) and wants_verb(tags):
        return "verb"
    return closed


_AFTER_NOUN = listed(
    """
of is are was were must shall should may can will has have does do in on for to and or which
that
    """
)


def _open(
    word: str,
    text: str,
    tags: Sequence[Tag],
    at: int,
    following: str,
    kind: str,
    lowers: Sequence[str],
    found: Sequence[Token],
) -> Tag:
    before = before_tag(tags)
    if at and lowers[at - 1] == "then":
        before = ""
    if text[0].isupper() and is_gerund(word) and _is_name(text, following, found, at):
        return "noun"
    if word.endswith("ly") and word.rpartition("-")[2] not in NO_ADVERB:
        return "adverb"
    if word.endswith("ly") and not is_base(word):
        return "adjective"
    if wants_verb(tags) and (is_base(word) or _is_unknown(word)):
        return "verb"
    if is_gerund(word) and not (before == "determiner" and _ends_phrase(following, kind)):
        return "gerund"
    if is_past(word) and not is_base(word):
        return _past(word, before, tags)
    if before in ("be", "have") and is_participle(word):
        return "participle"
    if is_base(word):
        return _base(word, text, before, tags, following, kind)
    if is_third_person(word):
        return _third_person(before, tags, following, kind)
    if (
        word.endswith(ADJECTIVE_ENDINGS)
        and word not in NO_ADJECTIVE
        and not (before == "determiner" and _ends_phrase(following, kind))
    ):
        return "adjective"
    return "noun"


def _is_name(text: str, following: str, found: Sequence[Token], at: int) -> bool:
    """Whether a capitalised word goes with the capitalised one behind it: `Billing System`."""
    return at + 1 < len(found) and found[at + 1].text[:1].isupper() and following not in CLOSED


def _past(word: str, before: str, tags: Sequence[Tag]) -> Tag:
    if before in _NOUN_LIKE and not is_participle(word):
        return "verb"
    return "participle"


def _base(word: str, text: str, before: str, tags: Sequence[Tag], following: str, kind: str) -> Tag:
    if before in _BEFORE_NOUN:
        return "noun"
    if before in ("", "mark") and _opens_object(following, kind):
        return "verb"
    if before == "conjunction" and _opens_object(following, kind) and had_verb(tags):
        return "verb"
    if before == "pronoun" and _opens_object(following, kind):
        return "verb"
    if before == "adverb" and tags[-1:] == ["adverb"] and _opens_object(following, kind):
        return "verb"
    if before == "relative":
        return "verb"
    if before in _NOUN_LIKE and kind == "mark":
        return "verb" if lacks_verb(tags) else "noun"
    if before in _NOUN_LIKE and _opens_object(following, kind) and not had_finite(tags):
        return "verb"
    return "noun"


def _third_person(before: str, tags: Sequence[Tag], following: str, kind: str) -> Tag:
    if before == "adjective" and tags[-2:-1] == ["be"] and CLOSED.get(following) == "preposition":
        # "Whether it is acceptable depends on ..."
        return "verb"
    if before == "mark" and CLOSED.get(following) in ("determiner", "relative") and had_verb(tags):
        # "It receives the batch, determines which ..., and ..."
        return "verb"
    if before in _BEFORE_NOUN or before in ("gerund", "participle", "verb", "modal"):
        return "noun"
    if before == "relative":
        return "verb"
    if before == "pronoun":
        return "verb"
    if before in ("noun", "code"):
        if kind == "mark" or CLOSED.get(following) in ("modal", "be", "have", "do", "conjunction"):
            # `the token requests are`; `the window expires.`
            return "verb" if kind == "mark" and not had_finite(tags) else "noun"
        return "noun" if had_finite(tags, _is_object(following, kind)) else "verb"
    if before == "conjunction" and had_verb(tags) and _opens_object(following, kind):
        return "verb"
    return "noun"


def _is_unknown(word: str) -> bool:
    """Whether nothing tells what it is, so that its place decides."""
    return CLOSED.get(word) is None and not word.endswith("s")


def _opens_object(following: str, kind: str) -> bool:
    """Whether what follows can be what a verb acts on."""
    if kind in ("code", "number"):
        return True
    tag = CLOSED.get(following)
    if tag in ("determiner", "pronoun", "to", "not", "adjective", "relative"):
        return True
    if tag in ("preposition", "adverb", "subordinator"):
        return following != "of"
    return kind == "word" and tag is None


def _is_object(following: str, kind: str) -> bool:
    return kind in ("code", "number") or CLOSED.get(following) in _OBJECT


def _ends_phrase(following: str, kind: str) -> bool:
    tag = CLOSED.get(following)
    return kind == "mark" or tag in (
        "preposition",
        "conjunction",
        "modal",
        "be",
        "have",
        "do",
        "to",
        "subordinator",
        "relative",
    )


def _is_verbal(following: str) -> bool:
    tag = CLOSED.get(following)
    if tag in ("modal", "be", "have", "do", "not"):
        return True
    return tag is None and (is_third_person(following) or is_past(following))


def _may_name(following: str) -> bool:
    """Whether a word can be part of what a determiner opens."""
    tag = CLOSED.get(following)
    if tag is None:
        return not (is_third_person(following) and following in VERB_ONLY) and not (
            following.endswith("ly") and following not in NO_ADVERB
        )
    return tag in ("adjective", "determiner") and following not in ("all", "each", "both")
