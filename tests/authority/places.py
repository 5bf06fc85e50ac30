"""Where words stand, found by the words."""

from __future__ import annotations

from speclsp.authority.standing import Standing, standing
from speclsp.workspace import Snapshot


def stands(snapshot: Snapshot, path: str, words: str) -> Standing:
    """Where the first of these words in the document at `path` stand."""
    document = snapshot.document(path)
    assert document is not None
    return standing(snapshot, document, document.text.string.index(words))


def level(snapshot: Snapshot, path: str, words: str) -> str:
    return stands(snapshot, path, words).level
