"""Words that oblige or give leave: the key words of BCP 14, and their like in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.language.modality.modals import Strength
from speclsp.spec.keywords import KEYWORD
from speclsp.statements.setting import Setting

_LOWER = re.compile(
    r"\b(?:must|shall|should|(?:is|are|be) (?:required|obliged) to|(?:has|have|needs?) to)\b"
)
_ANY_MODAL = re.compile(
    r"\b(?:must|shall|should|may|required|recommended|optional|needs?|has to|have to|obliged)\b",
    re.IGNORECASE,
)
# One of these is in whatever that finds, and they are looked up at once.
_SIGNS = frozenset(
    (
        "must",
        "shall",
        "should",
        "may",
        "required",
        "recommended",
        "optional",
        "need",
        "needs",
        "has",
        "have",
        "obliged",
    )
)
_MUST = re.compile(r"\b(?:must|shall|required)\b", re.IGNORECASE)
_SHOULD = re.compile(r"\b(?:should|recommended)\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:MAY|OPTIONAL|may|optional)\b")
_MODAL = re.compile(
    r"\b(?:(?i:must|shall|required|should|recommended)|MAY|OPTIONAL|may|optional)\b"
)


def may_oblige(words: str, vocabulary: frozenset[str] = _SIGNS) -> bool:
    """Whether something in the words could oblige or give leave; `vocabulary` is theirs, in lower
    case, where that is known."""
    return not _SIGNS.isdisjoint(vocabulary) and _ANY_MODAL.search(words) is not None


def obliges(sentence: str, setting: Setting) -> bool:
    """Whether words oblige, as their document writes that."""
    if KEYWORD.search(sentence):
        return True
    return not setting.capitals and _LOWER.search(sentence) is not None


def strength_in(words: str) -> Strength:
    """How strongly words oblige: the strongest of them. "Has to" makes a statement, and weighs
    nothing: it is said in passing as often as it demands."""
    if _MUST.search(words):
        return "must"
    if _SHOULD.search(words):
        return "should"
    return "may" if _MAY.search(words) else ""


def strengths_in(words: str) -> Iterator[tuple[int, Strength]]:
    """Each of the words that obliges or gives leave: where it starts, and how strong it is."""
    for found in _MODAL.finditer(words):
        yield found.start(), strength_in(found.group())
