"""Words that negate: `not`, `without`, `lack`, `unknown`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_NOTS = listed("not never no none nobody nothing neither nor cannot without unless")
_FAILING = listed("lack lacks lacked lacking neglect neglects neglected")
_FAIL_TO = listed("fail fails failed")
# Behind "not" these say twice that something is left undone: "not refuse to answer".
_REFUSING = listed("decline forget hesitate neglect omit refuse declined refused omitted forgotten")
_AVOIDING = frozenset(("avoid", "refrain", "abstain"))
_DENIED = frozenset(("not", "never", "cannot"))
_OPPOSITES = listed(
    "unknown unlikely uncommon unusual unimportant unreasonable unacceptable unexpected"
    " unnecessary unanswered unreported unencrypted unauthenticated unauthorised unauthorized"
    " unverified uncertain unfinished unread unsent unpaid unsigned unnoticed unattended"
    " unacknowledged unapproved unconfirmed unchecked unhandled unresolved unavailable"
    " uninitialised uninitialized unprotected unsafe unable untrusted unused unregistered"
    " unreachable unlocked unpublished invalid incomplete inaccurate incorrect inconsistent"
    " insufficient inactive inaccessible impossible impermissible improbable inappropriate"
    " irrelevant illegal unprocessed unlogged dissimilar infrequent insignificant ineligible"
    " unaffected unaware unfamiliar unlisted unmarked unnamed unrelated unsuccessful unsuitable"
    " unsupported untested unwanted unwilling unfounded unjustified undocumented"
)


SECOND = (
    _FAILING
    | _FAIL_TO
    | _OPPOSITES
    | _REFUSING
    | _AVOIDING
    | listed("unless except without no none nobody nothing neither nor never")
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
            or _is_refusal(words, at, following)
        ):
            yield at


def _is_refusal(words: Sequence[Word], at: int, following: str) -> bool:
    """Whether leaving undone is itself denied: "must not refuse to", "must not avoid sending"."""
    if at == 0 or words[at - 1].lower not in _DENIED or at + 1 == len(words):
        return False
    lower = words[at].lower
    if lower in _REFUSING:
        return following == "to"
    return lower in _AVOIDING and (following == "from" or words[at + 1].tag == "gerund")
