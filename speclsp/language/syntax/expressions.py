"""Expressions with "and" or "or" in them that are read as one: `one or more`, `read and write`."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_OR_BEHIND = listed(
    "more less fewer later earlier above below older newer higher lower greater smaller longer"
    " shorter equal not so better worse beyond under over"
)
_SIDES = listed("above below beyond under over")
_AND_BEHIND = listed("so forth above below later up onwards beyond")
_PAIRS = frozenset(
    tuple(each.split("-"))
    for each in listed(
        "read-write reads-writes reading-writing drag-drop copy-paste cut-paste date-time"
        " up-running terms-conditions username-password user-password name-password"
        " name-address request-response requests-responses black-white null-void back-forth"
        " start-stop begin-end open-close key-value keys-values plug-play search-replace"
        " find-replace push-pull publish-subscribe here-there on-off yes-no true-false pros-cons"
        " supply-demand research-development health-safety safety-security search-rescue"
        " first-last upper-lower min-max minimum-maximum input-output inputs-outputs"
        " encrypt-decrypt login-logout success-failure hardware-software questions-answers"
        " profit-loss lost-found day-night in-out rules-regulations"
    )
)


def joins_expression(words: Sequence[Word], at: int) -> bool:
    """Whether the conjunction at `at` belongs to the words beside it: `2 or more`, `and so on`."""
    following = words[at + 1].lower
    if words[at].lower == "or":
        # `5 or under`, but not `reserved or under repair`.
        goes_on = at + 2 < len(words) and words[at + 2].tag in ("noun", "determiner")
        return following in _OR_BEHIND and not (following in _SIDES and goes_on)
    return following in _AND_BEHIND


def is_pair(words: Sequence[Word], at: int) -> bool:
    """Whether the two words at the sides of the conjunction are one expression, in either order."""
    if at == 0 or at + 1 >= len(words):
        return False
    pair = (words[at - 1].lower, words[at + 1].lower)
    same = pair[0] == pair[1] and words[at - 1].kind == "word"
    return same or pair in _PAIRS or pair[::-1] in _PAIRS
