"""Keeps the workspace of a root in step with the disk: at first all of it, then what changes.

Listing and reading wait for the disk in a thread. Parsing is done here on the event loop, a few
milliseconds at a time, so that an edit never waits for it.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from speclsp.config.parse import NAMES as CONFIGURATIONS
from speclsp.document import Document
from speclsp.files.listing import Bounds
from speclsp.files.reading import read
from speclsp.files.skipped import Skipped
from speclsp.files.walk import listing
from speclsp.loading.configurations import without_excluded
from speclsp.server.background import DISK, in_thread
from speclsp.server.connection.slices import whole
from speclsp.server.importing import Importing
from speclsp.server.lowering import put_off
from speclsp.server.progress import Progress
from speclsp.server.recognised import log_notations
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.server.sourcing import Sourcing, Stamp, stamp
from speclsp.work import Work
from speclsp.workspace import Change

log = logging.getLogger(__name__)

_SETTLING = 0.1
"""Seconds in which changes on disk become one reading."""

_FILES_AT_A_TIME = 200
_LARGEST_CONFIGURATION = 2_000_000
# Code points of text that one root may hold.
_MOST_TEXT = 400_000_000


class Indexing:
    """The work of one root, which goes on until it is cancelled."""

    def __init__(
        self,
        root: Root,
        session: Session,
        progress: Callable[[str], Progress],
        is_busy: Callable[[], bool],
    ) -> None:
        self._root = root
        self._session = session
        # Everything there is, what is excluded too.
        self._listing = root.snapshot.listing
        self._progress = progress
        # Whether the client waits for something else.
        self._is_busy = is_busy
        self._touched: set[str] = set()
        self._relist = True
        self._look = False
        # When and how large each file was when it was read.
        self._stamps: dict[str, Stamp] = {}
        self._sourcing = Sourcing(root, session, is_busy)
        self._importing = Importing(root, session, is_busy)
        self._wanted = asyncio.Event()
        self._wanted.set()
        # Code points of text, by path.
        self._sizes: dict[str, int] = {}
        self._size = 0
        self._task = asyncio.ensure_future(self._run())

    def touch(self, paths: set[str], *, relist: bool) -> None:
        """What is at `paths` may have changed on disk; `relist`: files may have come or gone."""
        self._touched |= paths
        self._relist |= relist
        self._root.in_step.clear()
        self._wanted.set()

    def look(self) -> None:
        """Anything may have changed, and nobody says what."""
        self._look = True
        self.touch(set(), relist=True)

    def cancel(self) -> None:
        self._task.cancel()

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            if self._root.snapshot.listed:
                # Files rarely change alone.
                await asyncio.sleep(_SETTLING)
            self._wanted.clear()
            self._root.in_step.clear()
            touched, self._touched = self._touched, set()
            relist, self._relist = self._relist, False
            try:
                await self._refresh(touched, relist)
            except Exception:
                log.exception("the folder cannot be read")
                # Tried again with the next change; until then nobody waits for it.
                self._touched |= touched
                self._relist |= relist
                self._root.read.set()
            if not self._wanted.is_set():
                self._root.in_step.set()

    async def _refresh(self, touched: set[str], relist: bool) -> None:
        root = self._root
        first = not root.snapshot.complete
        again = self._look or any(_configures(path) for path in touched)
        if relist or not touched <= self._listing.files:
            self._listing = await in_thread(DISK, partial(listing, Path(root.path)))
        if self._look:
            self._look = False
            known = self._stamps | self._sourcing.stamps
            stamps = await in_thread(DISK, partial(_stamps, root.path, [*known]))
            touched |= {path for path, each in stamps.items() if each != known[path]}
        await self._configure(touched)
        if await put_off(root, touched):
            self._session.changed(root)
        self._leave_out()
        await self._importing.refresh(root.snapshot.listing, again=again)
        if first:
            self._session.settle()
        documents = set(root.snapshot.listing.documents)
        gone = frozenset(
            path
            for path in root.snapshot.documents
            if path not in documents and path not in root.opened
        )
        self._remove(gone)
        read = root.snapshot.documents
        missing = sorted(path for path in documents if path in touched or path not in read)
        await self._read(missing, first)
        if first:
            self._session.apply(root, Change(complete=True))
            root.read.set()
            await whole(log_notations(root.path, root.snapshot))
            if not gc.get_freeze_count():
                # What is there stays, and to look through all of it for garbage takes long. Only
                # once, since what is frozen is never found to be garbage.
                gc.freeze()
        await self._sourcing.refresh(self._listing, touched)
        self._session.settle()

    def _leave_out(self) -> None:
        """What a configuration excludes is no document, and so it is no evidence either."""
        root = self._root
        found = without_excluded(self._listing, root.configs)
        if found != root.snapshot.listing or not root.snapshot.listed:
            self._session.apply(root, Change(listing=found, listed=True))

    async def _configure(self, touched: set[str]) -> None:
        """Reads configuration files that are new or touched, and forgets those that are gone."""
        root = self._root
        there = {
            path for path in self._listing.files if _configures(path) and path not in root.opened
        }
        known = root.snapshot.configurations
        wanted = [path for path in sorted(there) if path in touched or path not in known]
        if not wanted and known.keys() <= there:
            return
        found = await self._texts(wanted, _LARGEST_CONFIGURATION)
        texts = {path: text for path, text in found.items() if path not in root.opened}
        gone = {path for path in known if path not in there or path in wanted} - set(texts)
        removed = frozenset(path for path in gone if path not in root.opened)
        self._session.apply(root, Change(texts=texts, removed=removed))

    async def _read(self, paths: Sequence[str], first: bool) -> None:
        root = self._root
        progress = self._progress(f"Reading {Path(root.path).name}") if first else None
        try:
            for start in range(0, len(paths), _FILES_AT_A_TIME):
                batch = paths[start : start + _FILES_AT_A_TIME]
                texts = await self._texts(batch, Bounds().size)
                for done, path in enumerate(batch, start + 1):
                    if path in texts:
                        await self._add(path, texts[path])
                    elif path in root.snapshot.documents and path not in root.opened:
                        self._remove(frozenset([path]))
                    if progress is not None:
                        progress.report(done, len(paths))
        finally:
            # Also where the folder is no longer wanted.
            if progress is not None:
                progress.end()

    async def _texts(self, paths: Sequence[str], limit: int) -> dict[str, str]:
        """What the files hold that can be read."""
        texts, stamps = await in_thread(DISK, partial(_read, self._root.path, paths, limit))
        self._stamps |= stamps
        return texts

    async def _add(self, path: str, text: str) -> None:
        root = self._root
        size = self._size + len(text) - self._sizes.get(path, 0)
        if size > _MOST_TEXT:
            log.warning("%s is left out: too much text in all", path)
            return
        document = await whole(self._reading(path, text), self._is_busy)
        if document is None:
            return
        if path not in root.opened:
            self._sizes[path], self._size = len(text), size
            self._session.apply(root, Change(documents={path: document}))

    def _reading(self, path: str, text: str) -> Work[Document | None]:
        """None for what is open by now: the client's text counts, and the disk's is read when it
        is closed."""
        if path in self._root.opened:
            return None
        return (yield from Document.reading(path, text, self._root.snapshot.options(path)))

    def _remove(self, paths: frozenset[str]) -> None:
        self._size -= sum(self._sizes.pop(path, 0) for path in paths)
        if paths:
            self._session.apply(self._root, Change(removed=paths))


def _configures(path: str) -> bool:
    return path.rpartition("/")[2] in CONFIGURATIONS


def _read(root: str, paths: Sequence[str], limit: int) -> tuple[dict[str, str], dict[str, Stamp]]:
    # The stamps first: what changes in between is found to have changed.
    stamps = _stamps(root, paths)
    texts: dict[str, str] = {}
    for path in paths:
        found = read(Path(root), path, limit)
        if isinstance(found, Skipped):
            log.info("%s is left out: %s", path, found.reason)
        else:
            texts[path] = found
    return texts, stamps


def _stamps(root: str, paths: Sequence[str]) -> dict[str, Stamp]:
    return {path: stamp(root, path) for path in paths}
