"""What is found of two units: of what terms mean, or of two claims that may be held against each
other where they stand."""

from __future__ import annotations

from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning
from speclsp.conflicts.boundaries import boundaries
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.definitions import definitions
from speclsp.conflicts.keywords import opposed
from speclsp.conflicts.overlap import overlap
from speclsp.conflicts.pair import compared
from speclsp.conflicts.scopes import comparable, is_said_of_both
from speclsp.conflicts.unit import Unit

_AMOUNTS = frozenset(("conflicting-value", "conflicting-frequency"))


def found_of(one: Unit, other: Unit) -> Found | None:
    """What is found of two units."""
    mine, theirs = one.claim, other.claim
    if isinstance(mine, Meaning) or isinstance(theirs, Meaning):
        if not (isinstance(mine, Meaning) and isinstance(theirs, Meaning)):
            return None
        return definitions(mine, theirs) if comparable(one.path, other.path) else None
    if not comparable(one.path, other.path):
        return None
    if one.path == other.path and (found := boundaries(mine, theirs)) is not None:
        return found
    found = compared(mine, theirs, one.is_near(other), (one.topic, other.topic))
    if found and one.path == other.path and found.kind in _AMOUNTS and _narrows(mine, theirs):
        return found._replace(kind="uncited-exception", witness="")
    if found is None or is_said_of_both(found, one.path, other.path, (mine, theirs)):
        return found
    return None


def _narrows(one: Claim, other: Claim) -> bool:
    """Whether one of two claims is about fewer things or cases, as where a document says what holds
    in general and then what holds for some."""
    if one.action != other.action or opposed(one, other):
        return False
    return not overlap(one, other).is_equal
