"""Modal verbs, by how strongly they oblige (BCP 14, and "shall" as in the ISO/IEC Directives)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from speclsp.language.words import Word

Strength = Literal["must", "should", "may", ""]

DUTY = frozenset(("must", "shall"))
"""They demand."""
OBLIGING = DUTY | {"should", "ought"}
"""They demand or recommend."""
RULING = OBLIGING | {"may"}
"""They demand, recommend or allow."""

_STRENGTHS: dict[str, Strength] = {
    "must": "must",
    "shall": "must",
    "required": "must",
    "cannot": "must",
    "will": "must",
    "should": "should",
    "ought": "should",
    "recommended": "should",
    "may": "may",
    "optional": "may",
    "can": "may",
    "might": "may",
    "could": "may",
}
# What stands before "n't" in these. "Can't" forbids as "cannot" does.
_SHORTENED = {"ca": "cannot", "sha": "shall", "wo": "will"}

# So many words are looked at: a sentence without an end must not cost its square.
_FAR = 60


def is_demanded(words: Sequence[Word], at: int) -> bool:
    """Whether a modal verb that obliges stands before a word, and no clause about something else
    between."""
    for word in reversed(words[max(0, at - _FAR) : at]):
        if word.lower in OBLIGING:
            return True
        if word.tag in {"subordinator", "relative"}:
            return False
    return False


def strength_of(word: str) -> Strength:
    """How strongly a word in lower case obliges, which may be denied: `mustn't`; "" for no modal
    verb."""
    if word.endswith("n't"):
        stem = word.removesuffix("n't")
        word = _SHORTENED.get(stem, stem)
    return _STRENGTHS.get(word, "")
