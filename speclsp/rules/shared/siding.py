"""To let one side of a conflict have the words of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.conflicts.conflict import Kind
from speclsp.conflicts.listing import Conflict
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.statements.clauses import clause_about
from speclsp.text import Edit
from speclsp.workspace import Snapshot

EXCHANGED = "exchanged"
"""What the data of a finding say whose two sides can have each other's words."""

_AMOUNTS = frozenset(("conflicting-value", "conflicting-frequency", "conflicting-choice"))
_KEYWORD = "conflicting-keyword"
_MODALS = re.compile(r"\b(?:must|shall|should|may|can|will|not|cannot|never)\b", re.IGNORECASE)
_SWEEPING = re.compile(r"\b(?:any|every|each|all|no|none|either|neither)\b", re.IGNORECASE)
_LONGEST = 60


def exchanges(kind: Kind) -> bool:
    """Whether the sides of conflicts of a kind can have each other's words."""
    return kind in _AMOUNTS or kind == _KEYWORD


def exchange(conflict: Conflict) -> tuple[str, ...]:
    """The data of a finding on a conflict: whether the words of one side fit in the other."""
    own, other = conflict.own.said, conflict.other.said
    if not own or not other or own.casefold() == other.casefold():
        return ()
    if max(len(own), len(other)) > _LONGEST:
        return ()
    if conflict.kind in _AMOUNTS:
        fit = not conflict.own.forbids and not conflict.other.forbids
    else:
        # Only whether it is to be done differs: "MUST send", "MUST NOT send".
        mine, theirs = (_MODALS.sub("", each).casefold().split() for each in (own, other))
        fit = conflict.kind == _KEYWORD and bool(mine) and mine == theirs
        # "Must not print any" is no "must print any".
        fit = fit and not _SWEEPING.search(f"{conflict.own.quote} {conflict.other.quote}")
    return (EXCHANGED,) if fit else ()


def sided(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """The words of the other side written here, and those of this side there; neither is made
    without being chosen."""
    if EXCHANGED not in diagnostic.data:
        return
    related = diagnostic.related[0]
    # What is imported from elsewhere is not ours to write.
    there = snapshot.documents.get(related.path)
    if there is None:
        return
    own, other = document.words(diagnostic.span), there.words(related.span)
    if "\n" in own + other:
        return
    elsewhere = clause_about(there, related.span.start) or (
        "the other sentence" if there is document else related.path
    )
    yield Fix(
        f'Write "{other}", as {elsewhere} does',
        "consent",
        ((document.path, Edit(diagnostic.span, other)),),
    )
    yield Fix(f'Write "{own}" in {elsewhere}', "consent", ((there.path, Edit(related.span, own)),))
