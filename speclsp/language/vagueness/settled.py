"""What in its sentence settles a vague word: a measure, a list, a reference, or its place."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import RULING
from speclsp.language.words import Word

# "quickly, that is within 2 seconds"
_NAMELY = frozenset(("i.e", "ie", "namely", "meaning", "specifically", "viz"))
_DEFINED = listed(
    """
    defined described determined documented given listed mandated outlined prescribed
    required set specified stated
    """
)
_WHERE = listed("above at below by for here in out previously under")
_REFERRING = listed("according accordance conforming see")
_CITED = listed("annex appendix chapter clause figure section table")

# Behind these a sentence gives its reasons, until another modal says what must be.
_REASONS = frozenset(("because", "whereas"))
_PURPOSES = listed(
    """
    accommodate achieve aid allow assist avoid enable encourage ensure facilitate
    guarantee help improve increase keep maximize minimize prevent promote protect
    reduce simplify support verify
    """
)


_CONDITIONS = frozenset(("if", "when", "where", "while", "unless", "until"))

# So many words are looked at on either side: a sentence without an end must not cost its square.
_FAR = 60


def explained(words: Sequence[Word], at: int) -> bool:
    """Whether its sentence goes on to say what the word means: a gloss, a list or a reference."""
    return _glossed(words, at) or _cited(words, at)


def _glossed(words: Sequence[Word], at: int) -> bool:
    for index in range(at + 1, min(len(words), at + _FAR)):
        word = words[index]
        if word.text == ";":
            return False
        if word.text == ":" or word.lower in _NAMELY:
            return True
        if word.lower == "which" and words[index - 1].text == ",":
            return True
        if word.lower == "excluding" and words[index - 1].text == "(":
            return True
        if word.text == "(" and any(each.kind == "number" for each in words[index : index + 4]):
            return True
        if (
            word.lower == "that"
            and index + 1 < len(words)
            and words[index + 1].lower == "is"
            and (words[index - 1].text in {",", "(", "\u2014", "\u2013"})
        ):
            return True
        if word.lower == "following" and words[index - 1].lower == "the":
            return True
    return False


def _cited(words: Sequence[Word], at: int) -> bool:
    """Whether it names a place where more is said."""
    for index in range(max(0, at - _FAR), min(len(words) - 1, at + _FAR)):
        word, after = words[index], words[index + 1]
        if word.lower in _DEFINED and after.lower in _WHERE and words[index - 1].lower != "not":
            return True
        if word.lower in _REFERRING and (word.lower != "see" or after.kind != "word"):
            return True
        if word.lower == "per" and (
            words[index - 1].lower == "as" or after.kind == "code" or after.text.isupper()
        ):
            return True
        if word.lower in _CITED and after.kind in {"number", "code"}:
            return True
    return False


def reasons(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands where the sentence gives a reason or an example, and obliges to
    nothing."""
    for index in range(at - 1, max(-1, at - _FAR), -1):
        word = words[index]
        if word.lower in RULING or word.text == ";":
            return False
        if word.lower in _REASONS:
            return True
        if word.lower in _PURPOSES and index > 0 and words[index - 1].lower == "to":
            return not _is_duty(words, index - 1)
        if word.lower == "that" and index > 0 and words[index - 1].lower == "so":
            return True
        if word.lower == "to" and index > 1 and words[index - 1].lower == "order":
            return True
        if word.lower in {"example", "instance"} and words[index - 1].lower == "for":
            return True
        if word.lower in {"e.g", "eg"}:
            return True
        if word.lower == "which" and index > 0 and words[index - 1].text == ",":
            return True
    return False


def _is_duty(words: Sequence[Word], at: int) -> bool:
    """Whether the "to" here belongs to the verb of the duty: "is required to ensure"."""
    return at > 0 and words[at - 1].lower in {
        "able",
        "expected",
        "has",
        "have",
        "required",
        "shall",
    }


def precedes(words: Sequence[Word], at: int, *following: str) -> bool:
    """Whether one of the words follows at once."""
    return at + 1 < len(words) and words[at + 1].lower in following


def by_means(words: Sequence[Word], at: int) -> bool:
    """Whether its sentence goes on to say how: "by adding", "using"."""
    for index in range(at + 1, min(len(words), at + _FAR)):
        word = words[index]
        if word.text == ";":
            return False
        if word.lower == "using" or (
            word.lower == "by" and index + 1 < len(words) and words[index + 1].tag == "gerund"
        ):
            return True
    return False


def conditional(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands in a condition that follows the verb."""
    for index in range(at - 1, max(-1, at - _FAR), -1):
        word = words[index]
        if word.lower in RULING or word.text in {",", ";"}:
            return False
        if word.lower in _CONDITIONS:
            return any(each.lower in RULING for each in words[max(0, index - _FAR) : index])
    return False
