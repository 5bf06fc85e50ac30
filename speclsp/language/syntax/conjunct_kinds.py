"""What a thing that "and" or "or" joins to others is, so that like is compared with like."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.verbs import is_third_person
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

# "in which case", "by default" and the like tell nothing of how a thing is.
TELLING = listed("in on at under out without above below over beyond off within outside inside")
NAMES = frozenset(("noun", "code"))
NAMING = frozenset(("determiner", "noun", "code", "adjective", "pronoun"))
_MODIFYING = NAMES | {"adjective"}
# A short name has no more words than these.
_LONGEST = 4
_FINITE = frozenset(("be", "have", "do"))
# Verbs that are hardly ever plurals.
_EVENTS = listed(
    "fails expires arrives exists succeeds occurs happens ends stops closes disappears begins"
    " disconnects crashes differs vanishes applies"
)


def common(middle: str, right: str) -> str:
    """A lone word beside an adjective is one too, whatever it was taken for: `late and unread`. How
    a thing is can be told by a preposition as well: `under repair and unpaid`."""
    if {middle, right} == {"state", "name"}:
        return "state"
    if {middle, right} == {"verb", "finite"}:
        # `who are late or carry a bag and have a pass`.
        return "finite mixed"
    kinds = {middle.partition(" ")[0], right.partition(" ")[0]}
    told = middle if middle.startswith("preposition") else right
    if kinds == {"preposition"} and middle != right:
        both = {middle.partition(" ")[2], right.partition(" ")[2]}
        return "state" if both <= TELLING else ""
    if kinds == {"state", "preposition"} and told.partition(" ")[2] in TELLING:
        return "state"
    return middle if middle == right else ""


def kind(words: Sequence[Word], at: int, end: int) -> str:
    """What stands at `at`; "" for what is not compared."""
    word = words[at]
    following = words[at + 1] if at + 1 < end else None
    if word.tag in ("participle", "adjective"):
        attributive = following is not None and following.tag in (
            "noun", "code", "adjective", "participle", "number", "gerund",
        )  # fmt: skip
        return "" if attributive else "state"
    if is_finite(word) or word.lower in _EVENTS:
        return "finite"
    if word.tag == "verb":
        return "verb"
    if word.tag == "gerund":
        return "gerund"
    if word.tag == "preposition":
        return f"preposition {word.lower}"
    if word.tag in ("determiner", "noun", "code", "pronoun"):
        return name_or_clause(words, at, end)
    return ""


def name_or_clause(words: Sequence[Word], at: int, end: int) -> str:
    last = min(end, name_end(words, at))
    if last < end and words[last].tag == "modal":
        # `that is late or unread MUST`: the last of what goes before the verb.
        lone = last - at == 1 and words[at].tag == "noun"
        return "name" if lone else shape(words, at, last)
    if last < end and is_finite(words[last]):
        return "clause"
    if last - at > 1 and words[last - 1].lower in _EVENTS:
        return "clause"
    return shape(words, at, last)


def is_finite(word: Word) -> bool:
    return word.tag in _FINITE or (word.tag == "verb" and is_third_person(word.lower))


def name_end(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].tag in NAMING:
        at += 1
    return at


def shape(words: Sequence[Word], at: int, last: int) -> str:
    """A short name by its form, so that like is compared with like."""
    opening = words[at]
    if opening.tag == "determiner":
        named = 2 <= last - at <= _LONGEST and words[last - 1].tag in NAMES
        named = named and all(words[each].tag in _MODIFYING for each in range(at + 1, last))
        return f"name {'a' if opening.lower == 'an' else opening.lower}" if named else ""
    if last - at != 1 or opening.tag == "pronoun":
        return ""
    if opening.tag == "code":
        return "name code"
    return "name plural" if opening.lower.endswith("s") else "name"
