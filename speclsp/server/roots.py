"""The folders that are served, each with a workspace of its own, and which of them a file is in."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from speclsp.checking.levels import Overrides
from speclsp.config.scope import is_outside
from speclsp.config.values import Config
from speclsp.files import skipped
from speclsp.files.listing import Listing
from speclsp.files.roots import root_of
from speclsp.loading.configurations import excludes
from speclsp.server.opened import Opened
from speclsp.server.uris import file_uri, joined, path_of
from speclsp.suppression.baseline import Baseline
from speclsp.workspace import Snapshot, Workspace

_HOLDS_NO_SPECS = frozenset(
    {skipped.EXCLUDED, skipped.HIDDEN, skipped.IGNORED, skipped.PACKAGES, skipped.TOO_DEEP}
)


_PATIENCE = 5.0
"""Seconds that an answer waits for a folder to be read."""


class Root:
    """A folder, what is known of it, and which of its documents are open, by their paths."""

    def __init__(self, path: str, uri: str, known_rules: frozenset[str]) -> None:
        # Absolute; "" for a document that is in no folder.
        self.path = path
        self.uri = uri
        self.workspace = Workspace(Listing(Path(path)), known_rules)
        self.overrides = Overrides()
        # Outside of it, what the user lets specs be imported from, absolute.
        self.allowed: tuple[str, ...] = ()
        # Findings that are put off, by the path of their file.
        self.baselines: dict[str, Baseline] = {}
        self.opened: dict[str, Opened] = {}
        # Whether it is not to be read at all.
        self.left_alone = False
        # Not set from when it begins to be read until all of it has been.
        self.read = asyncio.Event()
        self.read.set()
        # Not set while something is known to have changed on disk.
        self.in_step = asyncio.Event()
        self.in_step.set()

    @property
    def snapshot(self) -> Snapshot:
        return self.workspace.snapshot

    @property
    def configs(self) -> dict[str, Config]:
        """What each configuration file says."""
        return {path: each.config for path, each in self.snapshot.configurations.items()}

    def relative(self, path: str) -> str | None:
        """`path`, absolute, as it is known in here; None where it is elsewhere."""
        above = self.path.rstrip(os.sep) + os.sep
        if not self.path or not path.startswith(above) or path == above:
            return None
        return path[len(above) :].replace(os.sep, "/")

    def uri_of(self, path: str) -> str:
        """The URI of what is at `path` in here, in the client's own spelling if it has one."""
        if path in self.opened:
            return self.opened[path].uri
        if is_outside(path):
            return file_uri(os.path.normpath(os.path.join(self.path, path)))
        return joined(self.uri, path)

    def pointing_into(self, paths: Set[str]) -> Iterator[Opened]:
        """The open documents whose findings have related places in others, at `paths`."""
        for opened in self.opened.values():
            if opened.path not in paths and not opened.points_into.isdisjoint(paths):
                yield opened

    async def until_read(self) -> None:
        """Waits until all of it has been read, though not for ever."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.read.wait(), _PATIENCE)

    async def until_in_step(self) -> None:
        """Waits until what has changed on disk has been read, though not for ever."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.in_step.wait(), _PATIENCE)

    def leaves_out(self, path: str) -> bool:
        """Whether the document at `path` is one that is not to be reported on."""
        if not self.snapshot.listed:
            return False
        snapshot = self.snapshot
        listing = snapshot.listing
        if excludes(self.configs, path) or listing.ignored.holds(path):
            return True
        if path in listing.documents:
            return False
        reasons = {each.path: each.reason for each in listing.skipped}
        parts = path.split("/")
        above = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        return any(reasons.get(each) in _HOLDS_NO_SPECS for each in above)


class Place(NamedTuple):
    """A folder to be served, and the URI that the client would give it."""

    path: str
    uri: str


def place(uri: str) -> Place | None:
    """What to serve for a folder of the client: the folder above it that CI would take.

    A folder that is the whole machine or a user's home is not taken for the sake of one inside.
    """
    folder = path_of(uri)
    if folder is None:
        return None
    root = os.fspath(root_of(Path(folder), cwd=Path(folder)))
    if root == folder or too_wide(root):
        return Place(folder, uri.rstrip("/"))
    levels = len(Path(folder).parts) - len(Path(root).parts)
    return Place(root, uri.rstrip("/").rsplit("/", levels)[0])


def place_around(file: str) -> Place:
    """What to serve for a file that is in none of the client's folders."""
    folder = os.path.dirname(file)
    root = os.fspath(root_of(Path(file), cwd=Path(folder)))
    return Place(folder, file_uri(folder)) if too_wide(root) else Place(root, file_uri(root))


def too_wide(path: str) -> bool:
    """Whether a folder is one that nobody keeps specifications of one project in."""
    home = os.path.normpath(os.path.expanduser("~"))
    return path == os.path.dirname(path) or os.path.normcase(path) == os.path.normcase(home)


def innermost(roots: Iterable[Root], path: str) -> Root | None:
    """The root that `path`, absolute, is in; of several the innermost."""
    holding = [root for root in roots if root.relative(path) is not None]
    return max(holding, key=lambda root: len(root.path), default=None)
