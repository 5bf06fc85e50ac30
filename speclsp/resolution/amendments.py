"""What changes propose to do with the clauses in force, and whether these are there."""

from __future__ import annotations

import re

from speclsp.resolution.places import ClausePlace, clauses_in
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

_CHANGE = re.compile(r"(?:^|/)changes/([^/]+)/")


def change_of(path: str) -> str:
    """The name of the change that the document at `path` belongs to, "" for none."""
    found = _CHANGE.search(path)
    return found.group(1) if found else ""


def in_force(snapshot: Snapshot, scope: str, identifier: str) -> bool:
    """Whether a clause of this identifier is in force in `scope`."""
    return bool(snapshot.index.defining(Name("clause", scope, identifier)))


def amendments(snapshot: Snapshot, scope: str, identifier: str) -> tuple[ClausePlace, ...]:
    """What open changes do with the clause, by path, then by place."""
    found: list[ClausePlace] = []
    for path in snapshot.index.defining(Name("amendment", scope, identifier)):
        document = snapshot.document(path)
        if document is not None:
            found += [each for each in clauses_in(document, identifier) if each.clause.amends]
    return tuple(found)
