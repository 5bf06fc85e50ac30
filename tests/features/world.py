"""A workspace made of strings or of a folder, without a disk in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from speclsp.code.languages import language_of
from speclsp.code.source import Source
from speclsp.files.listing import Listing
from speclsp.files.walk import listing
from speclsp.rules.all import RULES
from speclsp.workspace import Change, Snapshot, Workspace

KNOWN = frozenset({rule.name for rule in RULES} | {rule.group for rule in RULES})


def world(texts: Mapping[str, str], others: Iterable[str] = (), opened: bool = True) -> Snapshot:
    """A complete snapshot of these documents, beside which there are other files."""
    files = frozenset((*texts, *others))
    folders = frozenset(
        "/".join(parts[:depth])
        for parts in (path.split("/") for path in files)
        for depth in range(1, len(parts))
    )
    there = Listing(Path("/spec"), tuple(sorted(texts)), files, folders)
    ready = frozenset(texts) if opened else frozenset()
    code = {path: text for path, text in texts.items() if language_of(path)}
    pages = {path: text for path, text in texts.items() if path not in code}
    there = replace(there, documents=tuple(sorted(pages)))
    change = Change(
        texts=pages,
        sources={path: Source.read(path, text) for path, text in code.items()},
        listing=there,
        complete=True,
        sourced=True,
        opened=ready - code.keys(),
    )
    return Workspace(Listing(Path("/spec")), KNOWN).apply(change)


@cache
def folder(root: Path) -> Snapshot:
    """A complete snapshot of the documents in a folder, at rest but for none."""
    found = listing(root)
    texts = {path: (root / path).read_bytes().decode("utf-8-sig") for path in found.documents}
    workspace = Workspace(found, frozenset())
    return workspace.apply(Change(texts=texts, complete=True))
