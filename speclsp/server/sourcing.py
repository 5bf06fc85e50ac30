"""Keeps what the code of a root says in step with the disk: at first all of it, then what changes.

Reading and the first look at each file are done in a thread; the few files that may matter are
taken apart on the event loop, a few milliseconds at a time.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from speclsp.code.source import Source
from speclsp.config.values import Config
from speclsp.files.listing import Listing
from speclsp.files.skipped import Skipped
from speclsp.loading.sources import MOST_BYTES, candidates, source_of
from speclsp.server.background import DISK, in_thread
from speclsp.server.connection.slices import whole
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.workspace import Change

log = logging.getLogger(__name__)

_FILES_AT_A_TIME = 100
# Sources that change the index in one go.
_APPLIED_AT_A_TIME = 5

Stamp = tuple[int, int] | None


class _Read(NamedTuple):
    texts: dict[str, str]
    stamps: dict[str, Stamp]


class Sourcing:
    """The code of one root."""

    def __init__(self, root: Root, session: Session, is_busy: Callable[[], bool]) -> None:
        self._root = root
        self._session = session
        self._is_busy = is_busy
        # When and how large each file was when it was read, also of those that say nothing.
        self.stamps: dict[str, Stamp] = {}
        self._candidates: tuple[str, ...] = ()
        # What the candidates were made of.
        self._made_of: tuple[object, object] = (None, None)
        self._size = 0

    async def refresh(self, listing: Listing, touched: set[str]) -> None:
        """Reads what is new or touched, and forgets what is gone."""
        root, session = self._root, self._session
        configs = root.configs
        again = configs != self._made_of[1]
        if again or listing is not self._made_of[0]:
            found = await in_thread(DISK, partial(candidates, listing, configs))
            self._candidates = found.paths
            self._made_of = (listing, configs)
        there = set(self._candidates)
        self._forget(frozenset(path for path in root.snapshot.sources if path not in there))
        self.stamps = {path: stamp for path, stamp in self.stamps.items() if path in there}
        wanted = [
            path for path in self._candidates if again or path in touched or path not in self.stamps
        ]
        for start in range(0, len(wanted), _FILES_AT_A_TIME):
            await self._read(wanted[start : start + _FILES_AT_A_TIME], configs)
        if not root.snapshot.sourced:
            session.apply(root, Change(sourced=True))

    async def _read(self, paths: Sequence[str], configs: Mapping[str, Config]) -> None:
        root = self._root
        found = await in_thread(DISK, partial(_read, root.path, paths, configs))
        self.stamps |= found.stamps
        self._forget(
            frozenset(
                path for path in paths if path in root.snapshot.sources and path not in found.texts
            )
        )
        fresh: dict[str, Source] = {}
        for path, text in found.texts.items():
            options = root.snapshot.code_options(path)
            source = await whole(Source.reading(path, text, options), self._is_busy)
            known = root.snapshot.sources.get(path)
            size = self._size + len(source.data) - (len(known.data) if known else 0)
            if source.is_empty and known is None:
                continue
            if size > MOST_BYTES:
                log.warning("%s is left out: too much code in all", path)
                continue
            self._size = size
            fresh[path] = source
            if len(fresh) == _APPLIED_AT_A_TIME:
                self._session.apply(root, Change(sources=fresh))
                fresh = {}
        if fresh:
            self._session.apply(root, Change(sources=fresh))

    def _forget(self, paths: frozenset[str]) -> None:
        if paths:
            sources = self._root.snapshot.sources
            self._size -= sum(len(sources[path].data) for path in paths)
            self._session.apply(self._root, Change(removed=paths))


def _read(root: str, paths: Sequence[str], configs: Mapping[str, Config]) -> _Read:
    # The stamps first: what changes in between is found to have changed.
    stamps = {path: stamp(root, path) for path in paths}
    texts: dict[str, str] = {}
    for path in paths:
        found = source_of(Path(root), path, configs)
        if isinstance(found, Skipped):
            log.info("%s is left out: %s", path, found.reason)
        elif found is not None:
            texts[path] = found
    return _Read(texts, stamps)


def stamp(root: str, path: str) -> Stamp:
    """When and how large a file is; None for one that is not there."""
    try:
        status = os.stat(os.path.join(root, path))
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size)
