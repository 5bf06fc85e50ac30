"""A tree's documents, read within bounds, as a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from speclsp.code.source import Source
from speclsp.files.listing import Bounds
from speclsp.files.reading import read
from speclsp.files.skipped import Skipped
from speclsp.loading.imports import imported
from speclsp.loading.sources import MOST_BYTES, TOO_MUCH_CODE, source_of
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
    """Everything in the tree, and the documents and code that could not be read."""
    workspace = Workspace(tree.listing, known_rules)
    workspace.apply(Change(texts=tree.configurations))
    configs = {path: each.config for path, each in workspace.snapshot.configurations.items()}
    workspace.apply(Change(imports=imported(tree.root, configs, tree.listing, tree.allowed)))
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
    workspace.apply(Change(texts=texts, complete=True))
    sources = dict(_sources(tree, workspace.snapshot, refused))
    return workspace.apply(Change(sources=sources, sourced=True)), tuple(refused)


def _sources(
    tree: Tree, snapshot: Snapshot, refused: list[Skipped]
) -> Iterator[tuple[str, Source]]:
    """The code of the tree that says something; what cannot be read is added to `refused`."""
    configs = {path: each.config for path, each in snapshot.configurations.items()}
    total = 0
    for path in tree.sources:
        text = tree.texts.get(path)
        found = source_of(tree.root, path, configs) if text is None else text
        if isinstance(found, str):
            total += len(found)
            if total > MOST_BYTES:
                found = Skipped(path, TOO_MUCH_CODE)
        if isinstance(found, Skipped):
            refused.append(found)
        elif found is not None:
            yield path, Source.read(path, found, snapshot.code_options(path))
