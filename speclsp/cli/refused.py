"""Where what was not sent stands, because it looks like a secret: in the lines of the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from speclsp.clarify.material import About, clause_of
from speclsp.clarify.passage import Passage
from speclsp.clarify.sendable import secret_lines
from speclsp.text import Span
from speclsp.workspace import Snapshot

_MOST = 20


def places_of(snapshot: Snapshot, passage: Passage) -> Iterator[tuple[str, Span]]:
    """What is sent of the document that a passage is in: itself, and the clause around it."""
    yield passage.path, passage.span
    whole = clause_of(snapshot, About(passage.path, passage.span, passage.text, passage.clause))
    if whole is not None:
        yield passage.path, whole.span


def refused(
    snapshot: Snapshot, shown: Callable[[str], str], places: Sequence[tuple[str, Span]]
) -> tuple[str, ...]:
    """A line for each of the first that look like a secret in these parts of documents; where there
    is none, it is in what was sent with them, such as a definition."""
    lines = dict.fromkeys(
        f"{shown(path)}:{line}: not sent, it looks like a secret"
        for path, span in places
        for line in islice(secret_lines(snapshot, path, span), _MOST)
    )
    if lines:
        return tuple(lines)
    path, span = places[0]
    document = snapshot.document(path)
    line = document.text.line_at(span.start) + 1 if document else 1
    return (f"{shown(path)}:{line}: not sent, what belongs to it looks like a secret",)
