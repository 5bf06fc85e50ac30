"""What a tree was in another revision, as a snapshot beside the one of now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha1, sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from speclsp.code.source import Source
from speclsp.config.values import Config
from speclsp.files.listing import Bounds, Listing
from speclsp.files.reading import decoded
from speclsp.files.skipped import Skipped
from speclsp.files.walk import may_hold_documents
from speclsp.globs import matches
from speclsp.loading.configurations import excludes
from speclsp.loading.git import Blob, Repository
from speclsp.loading.trees import Tree
from speclsp.workspace import Change, Snapshot, Workspace

_LINE_END = re.compile(r"\r\n?")


class Revision(NamedTuple):
    """A tree as it was. What is configured now holds for it too: that changes no document."""

    snapshot: Snapshot
    # The files of now that were not there, or said something else.
    changed: frozenset[str]


def revision(
    repository: Repository,
    commit: str,
    tree: Tree,
    now: Snapshot,
    known_rules: frozenset[str],
    exclude: tuple[str, ...] = (),
) -> Revision:
    blobs = {blob.path: blob for blob in repository.files(commit)}
    same = {
        path: document
        for path, document in now.documents.items()
        if (blob := blobs.get(path)) and _is_same(_bytes(document.text.string), blob)
    }
    configured = {
        path
        for path, text in tree.configurations.items()
        if not ((blob := blobs.get(path)) and _is_same(_bytes(text), blob))
    }
    configs = {file: each.config for file, each in now.configurations.items()}
    documents = {path for path in blobs if _is_document(path, now, configs, exclude)}
    unlike = sorted(documents - same.keys())
    texts = _texts(repository, [blobs[path] for path in unlike])
    for path, text in tuple(texts.items()):
        known = now.document(path)
        if known is not None and _plain(known.text.string) == _plain(text):
            same[path] = known
            del texts[path]
    found = _listing(now.listing, blobs, {*same, *texts})
    workspace = Workspace(found, known_rules)
    workspace.apply(Change(texts=tree.configurations))
    sources = _sources(repository, blobs, now)
    snapshot = workspace.apply(
        Change(
            texts=texts,
            documents=same,
            sources=sources,
            imports=now.imports,
            complete=now.complete,
            listed=now.listed,
        )
    )
    coded = {path for path, source in now.sources.items() if sources.get(path) is not source}
    return Revision(snapshot, frozenset((now.documents.keys() - same.keys()) | configured | coded))


def _sources(repository: Repository, blobs: Mapping[str, Blob], now: Snapshot) -> dict[str, Source]:
    """The code of now, as far as it was there, as it was."""
    there = {path: source for path, source in now.sources.items() if path in blobs}
    found = {path: each for path, each in there.items() if _is_same(each.data, blobs[path])}
    unlike = sorted(there.keys() - found.keys())
    for path, text in _texts(repository, [blobs[path] for path in unlike]).items():
        known = there[path]
        same = _plain(known.text.string) == _plain(text)
        found[path] = known if same else Source.read(path, text, known.options)
    return found


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _is_same(data: bytes, blob: Blob) -> bool:
    if blob.size is None:
        # A link: what it leads to is compared at its own place.
        return True
    if blob.size != len(data):
        return False
    made = sha1(usedforsecurity=False) if len(blob.object) == 40 else sha256()
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest() == blob.object


def _is_document(
    path: str, now: Snapshot, configs: Mapping[str, Config], exclude: tuple[str, ...]
) -> bool:
    """Whether a file of the revision is one that would be read today."""
    if path in now.documents:
        return True
    if path in now.listing.files or not may_hold_documents(path):
        return False
    left_out = now.listing.ignored.holds(path) or matches(exclude, path)
    return not left_out and not excludes(configs, path)


def _texts(repository: Repository, blobs: Iterable[Blob]) -> dict[str, str]:
    """The texts by path, of those that are text and not too large."""
    wanted = [blob for blob in blobs if blob.size is not None and blob.size <= Bounds().size]
    contents = dict(repository.contents(sorted({blob.object for blob in wanted})))
    texts: dict[str, str] = {}
    for blob in wanted:
        content = contents.get(blob.object)
        text = None if content is None else decoded(blob.path, content)
        if text is not None and not isinstance(text, Skipped):
            texts[blob.path] = text
    return texts


def _listing(now: Listing, blobs: Mapping[str, Blob], documents: Iterable[str]) -> Listing:
    folders = {str(parent) for path in blobs for parent in PurePosixPath(path).parents}
    return replace(
        now,
        documents=tuple(sorted(documents)),
        files=frozenset(blobs),
        folders=frozenset(folders - {"."}),
        skipped=(),
    )


def _plain(text: str) -> str:
    """The text as every checkout has it, whichever line ends that one has."""
    return _LINE_END.sub("\n", text)
