"""How high the two sides of a conflict stand, and whether one is meant to come before the other."""

from __future__ import annotations

from speclsp.authority.precedences import overrides
from speclsp.authority.standing import Comparison, compare, standing
from speclsp.conflicts.listing import Conflict, Side
from speclsp.document import Document
from speclsp.workspace import Snapshot

_CLASHING = frozenset(
    (
        *("conflicting-value", "conflicting-keyword", "conflicting-choice", "conflicting-order"),
        *("conflicting-frequency", "conflicting-enumeration", "conflicting-definition"),
        "uncited-exception",
    )
)


def ranked(snapshot: Snapshot, conflict: Conflict) -> Comparison:
    """How the own side of a conflict stands to the other; the same where levels change nothing."""
    if conflict.kind not in _CLASHING:
        return "same"
    mine, theirs = _place(snapshot, conflict.own), _place(snapshot, conflict.other)
    if mine is None or theirs is None:
        return "unknown"
    return compare(standing(snapshot, *mine), standing(snapshot, *theirs))


def is_settled(snapshot: Snapshot, conflict: Conflict) -> bool:
    """Whether somebody has declared that one side comes before the other."""
    mine, theirs = _place(snapshot, conflict.own), _place(snapshot, conflict.other)
    if mine is None or theirs is None:
        return False
    return overrides(snapshot, mine, theirs) or overrides(snapshot, theirs, mine)


def _place(snapshot: Snapshot, side: Side) -> tuple[Document, int] | None:
    document = snapshot.document(side.path)
    return None if document is None else (document, side.sentence.start)
