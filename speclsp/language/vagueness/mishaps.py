"""Whether things that have gone wrong are spoken of, whose number matters: "failed attempts"."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.inflection import singular
from speclsp.language.vagueness.nouns import DATA, FAILED, MISHAPS
from speclsp.language.words import Word

_NEAR = 5
_NAMING = frozenset(("adjective", "noun", "participle", "gerund", "adverb"))


def are_mishaps(words: Sequence[Word], at: int) -> bool:
    """Whether the noun phrase that begins here is of errors, or of several tries that failed."""
    failed = False
    last = ""
    for word in words[at : at + _NEAR]:
        known = word.lower in FAILED or singular(word.lower) in MISHAPS
        if word.tag not in _NAMING and not known:
            break
        failed = failed or word.lower in FAILED
        last = word.lower
    noun = singular(last)
    return noun != last and (noun in MISHAPS or (failed and noun not in DATA))
