"""Who refers to a clause."""

from __future__ import annotations

from speclsp.resolution.places import ClausePlace
from speclsp.resolution.references import resolve
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot


def citations(snapshot: Snapshot, place: ClausePlace) -> int:
    """How many references in the workspace mean the clause at `place`, or may mean it."""
    count = 0
    for path in snapshot.index.using(Name("bare", "", place.clause.id)):
        document = snapshot.document(path)
        if document is None:
            continue
        # What a reference means depends on nothing but its document, notation and prefix.
        means: dict[tuple[str, str], bool] = {}
        for _, reference in document.settled.references:
            if reference.kind != "clause" or reference.target != place.clause.id:
                continue
            key = (reference.notation, reference.prefix)
            if key not in means:
                found = resolve(snapshot, document, reference).clauses
                means[key] = any(
                    (each.path, each.span) == (place.path, place.span) for each in found
                )
            count += means[key]
    return count
