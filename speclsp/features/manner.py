"""Fixes in the manner of the documents that they change: their line ends, their byte order mark."""

from __future__ import annotations

import re

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.text import Edit, Span, Text
from speclsp.workspace import Snapshot

_BARE_LINE_END = re.compile(r"(?<!\r)\n")


def in_manner(snapshot: Snapshot, source: str, fix: Fix) -> Fix:
    """The fix with the line ends of each document, and with nothing before a byte order mark.

    A new file has the line ends of the document at `source`.
    """
    edits = []
    for path, edit in fix.edits:
        document = snapshot.document(path)
        edits.append((path, _edit(document, edit) if document else edit))
    beside = snapshot.document(source)
    created = fix.created
    if beside is not None:
        created = tuple((path, with_ends(beside.text, words)) for path, words in created)
    return fix._replace(edits=tuple(edits), created=created)


def with_ends(text: Text, words: str) -> str:
    """`words` with the line end that the text has first."""
    if "\n" not in words or len(text.starts) == 1:
        return words
    return _BARE_LINE_END.sub(text.string[text.line(0).end : text.starts[1]], words)


def _edit(document: Document, edit: Edit) -> Edit:
    span, words = edit
    if span.start == 0 and document.text.string.startswith("\ufeff"):
        words = words.removeprefix("\ufeff")
        span = Span(1, max(1, span.end))
    return Edit(span, with_ends(document.text, words))
