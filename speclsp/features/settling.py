"""To settle a finding by a precedent, whose ruling its author gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.precedents.writing import DATE, new_precedent
from speclsp.workspace import Snapshot

# Of so many findings at once, none is offered to be settled: each has its clauses looked up.
_MANY = 20


def settling(
    snapshot: Snapshot,
    path: str,
    diagnostics: Sequence[Diagnostic],
    group: Callable[[str], str],
    date: str = DATE,
) -> Iterator[tuple[Fix, Diagnostic]]:
    """The new file for each of the findings in the document at `path` that one can settle; `group`
    is that of a rule."""
    document = snapshot.document(path)
    if document is None or not snapshot.complete or len(diagnostics) > _MANY:
        return
    for each in diagnostics:
        made = new_precedent(snapshot, document, each, group(each.rule), date)
        if made is not None:
            title = f"Settle by a precedent: {each.rule}"
            yield Fix(title, "consent", (), (made,)), each
