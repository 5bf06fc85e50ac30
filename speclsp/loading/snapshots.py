"""A tree's documents, read within bounds, as a snapshot."""

from __future__ import annotations

from collections.abc import Callable

from speclsp.files.listing import Bounds
from speclsp.files.reading import read
from speclsp.files.skipped import Skipped
from speclsp.loading.trees import Tree
from speclsp.workspace import Change, Snapshot, Workspace

TOO_MUCH = "too much text in all"

# Bytes of text that one root may hold, and that are read at a time.
_MOST_TEXT = 400_000_000
_AT_A_TIME = 1_000_000


def loaded(
    tree: Tree,
    known_rules: frozenset[str],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Snapshot, tuple[Skipped, ...]]:
    """Everything in the tree, and the documents that could not be read."""
    workspace = Workspace(tree.listing, known_rules)
    workspace.apply(Change(texts=tree.configurations))
    refused: list[Skipped] = []
    texts: dict[str, str] = {}
    size = total = 0
    for done, path in enumerate(tree.listing.documents):
        progress(done, len(tree.listing.documents))
        text = tree.texts.get(path)
        found = read(tree.root, path, Bounds().size) if text is None else text
        if not isinstance(found, Skipped) and total + len(found) > _MOST_TEXT:
            found = Skipped(path, TOO_MUCH)
        if isinstance(found, Skipped):
            refused.append(found)
            continue
        texts[path] = found
        size += len(found)
        total += len(found)
        if size > _AT_A_TIME:
            workspace.apply(Change(texts=texts))
            texts, size = {}, 0
    return workspace.apply(Change(texts=texts, complete=True)), tuple(refused)
