"""What of a workspace may be told to a model: all but the documents whose names say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.model.secrets import is_denied, secret_in
from speclsp.rules.all import NAMES
from speclsp.text import Span
from speclsp.workspace import Change, Snapshot, changed


def denied(snapshot: Snapshot) -> frozenset[str]:
    """The documents that are never sent, nor a word of them."""
    return frozenset(path for path in snapshot.documents if is_denied(path))


def secret_lines(snapshot: Snapshot, path: str, span: Span) -> Iterator[int]:
    """The lines, from 1, of what looks like a secret in a part of a document, each once."""
    document = snapshot.document(path)
    if document is None:
        return
    words, at, last = document.words(span), 0, 0
    while (found := secret_in(words[at:])) is not None:
        line = document.text.line_at(span.start + at + found.start) + 1
        if line > last:
            yield line
        last = line
        at += max(found.end, 1)


def sendable(snapshot: Snapshot) -> Snapshot:
    """The workspace as if these were not in it."""
    left_out = denied(snapshot)
    return changed(snapshot, Change(removed=left_out), NAMES) if left_out else snapshot
