"""Words that negate: `not`, `without`, `lack`, `unknown`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_NOTS = listed("not never no none nobody nothing neither nor cannot without unless")
_FAILING = listed("lack lacks lacked lacking neglect neglects neglected")
_FAIL_TO = listed("fail fails failed")
_OPPOSITES = listed(
    "unknown unlikely uncommon unusual unimportant unreasonable unacceptable unexpected"
    " unnecessary unanswered unreported unencrypted unauthenticated unauthorised unauthorized"
    " unverified uncertain unfinished unread unsent unpaid unsigned unnoticed unattended"
    " unacknowledged unapproved unconfirmed unchecked unhandled unresolved unavailable"
    " uninitialised uninitialized unprotected unsafe unable untrusted unused unregistered"
    " unreachable unlocked unpublished invalid incomplete inaccurate incorrect inconsistent"
    " insufficient inactive inaccessible impossible impermissible improbable inappropriate"
    " irrelevant illegal unprocessed unlogged"
)


SECOND = (
    _FAILING
    | _FAIL_TO
    | _OPPOSITES
    | listed("unless without no none nobody nothing neither nor never")
)
"""One of these is in every sentence that stacks negations."""


def is_opposite(word: str) -> bool:
    """Whether a lower-case word denies another, as `unknown` denies `known`."""
    return word in _OPPOSITES


def negations(words: Sequence[Word]) -> Iterator[int]:
    """The places of all words that negate."""
    for at, word in enumerate(words):
        following = words[at + 1].lower if at + 1 < len(words) else ""
        lower = word.lower
        if (
            (lower in _NOTS and not (lower == "not" and following in ("only", "just", "merely")))
            or lower.endswith("n't")
            or lower in _FAILING
            or lower in _OPPOSITES
            or (lower in _FAIL_TO and following == "to")
        ):
            yield at
