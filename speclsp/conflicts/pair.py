"""All that can be found of two claims; the gravest of it is told."""

from __future__ import annotations

from collections.abc import Callable

from speclsp.claims.claim import Claim
from speclsp.conflicts.amounts import amounts
from speclsp.conflicts.choices import choices
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.keywords import keywords
from speclsp.conflicts.likeness import likeness
from speclsp.conflicts.lists import lists
from speclsp.conflicts.overlap import Overlap, is_cited, overlap
from speclsp.conflicts.repeats import repeats
from speclsp.conflicts.sequences import sequences
from speclsp.conflicts.titles import are_siblings
from speclsp.conflicts.topics import Topic
from speclsp.conflicts.twins import twins
from speclsp.conflicts.unreachable import unreachable

_Find = Callable[[Claim, Claim, Overlap], Found | None]
_FINDERS: tuple[_Find, ...] = (
    keywords,
    lists,
    amounts,
    sequences,
    choices,
    unreachable,
    repeats,
)
# What can be found though each of two claims says something that the other does not.
_ACROSS: tuple[_Find, ...] = (sequences, lists, choices, unreachable)


def compared(one: Claim, other: Claim, near: bool, topics: tuple[Topic, Topic]) -> Found | None:
    """What is found of two claims about these topics that are both in force; `near` are those of
    one section."""
    if one.context != other.context or is_cited(one, other) or are_siblings(one, other):
        return None
    if (found := twins(one, other)) is not None:
        return found
    if not near and not (_stands_alone(one) and _stands_alone(other)):
        return None
    seen = overlap(one, other)
    for find in _FINDERS if seen.is_sided else _ACROSS:
        if (found := find(one, other, seen)) is not None:
            return found
    return likeness(one, other, topics, seen, near)


def _stands_alone(claim: Claim) -> bool:
    """Whether a claim says what it is about, wherever it stands."""
    return claim.rooted and not claim.pointing
