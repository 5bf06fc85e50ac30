"""The "it" that stands for nothing: "it is possible to", "make it clear that"."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

# What is judged follows in a clause of its own.
_OPENING = frozenset(("to", "that", "for", "if", "whether", "when", "how", "why", "until"))
_BEFORE = frozenset(("modal", "be", "not", "adverb", "have"))
_ALONE = listed(
    """
appear appears follow follows happen happens matter matters remain remains seem seems suffice
suffices take takes turn turns
    """
)
_MAKING = listed(
    """
consider considers deem deems find finds found keep keeps made make makes making render renders
    """
)
# Far enough for "it is not always possible in practice to".
_FAR = 6


def is_expletive(words: Sequence[Word], at: int) -> bool:
    """Whether the "it" at this index refers to nothing."""
    if words[at].lower != "it":
        return False
    if at and words[at - 1].lower in _MAKING:
        return _judges(words, at + 1)
    after = at + 1
    being = False
    while after < len(words) and words[after].tag in _BEFORE:
        being |= words[after].tag == "be"
        after += 1
    if being:
        return _judges(words, after)
    return after + 1 < len(words) and (
        words[after].lower in _ALONE
        and words[after + 1].lower in ("that", "to", "out", "as", "how", "which", "clear")
    )


def _judges(words: Sequence[Word], at: int) -> bool:
    """Whether an adjective, a participle or a noun stands here, and behind it what it judges."""
    if at >= len(words) or words[at].tag not in ("adjective", "participle", "noun", "determiner"):
        return False
    if words[at].tag == "participle":
        return _opens(words, at + 1) and words[at + 1].lower in ("that", "whether")
    for behind in range(at + 1, min(len(words), at + _FAR)):
        if words[behind].tag in ("mark", "modal", "be", "verb"):
            return False
        if _opens(words, behind):
            return True
    return False


def _opens(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower in _OPENING
