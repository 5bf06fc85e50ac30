"""Keeps what the modules of a root import from elsewhere in step with the disk.

It is gathered in a thread, by no more than reading, and taken apart on the event loop.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from speclsp.config.values import Origin
from speclsp.files.listing import Listing
from speclsp.imported import Imported
from speclsp.loading.imports import Gathered, gathered, made, wanted
from speclsp.server.background import DISK, in_thread
from speclsp.server.client import at
from speclsp.server.connection.slices import whole
from speclsp.server.connection.values import Json
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.workspace import Change

log = logging.getLogger(__name__)

SETTING = "allowImports"


class Importing:
    """The imports of one root."""

    def __init__(self, root: Root, session: Session, is_busy: Callable[[], bool]) -> None:
        self._root = root
        self._session = session
        self._is_busy = is_busy
        self._gathered: dict[Origin, Gathered] = {}
        # What it was gathered for.
        self._made_of: tuple[object, ...] = ()

    async def refresh(self, listing: Listing, *, again: bool) -> None:
        """Reads them where anything has changed that they depend on, or `again` in any case."""
        root = self._root
        configs, allowed = root.configs, root.allowed
        asked = tuple(wanted(configs))
        made_of = (asked, allowed, frozenset(listing.documents) if asked else None)
        if made_of == self._made_of and not (again and asked):
            return
        reading = partial(gathered, Path(root.path), configs, listing, allowed)
        found = await in_thread(DISK, reading) if asked else {}
        imports: dict[Origin, Imported] = {}
        for origin, each in found.items():
            if each.fault:
                log.info("an import cannot be read: %s", each.fault)
            known = root.snapshot.imports.get(origin)
            if known is None or self._gathered.get(origin) != each:
                known = await whole(made(each), self._is_busy)
            imports[origin] = known
        self._gathered, self._made_of = found, made_of
        if imports or root.snapshot.imports:
            self._session.apply(root, Change(imports=imports))


def allowed_imports(section: Json) -> tuple[str, ...]:
    """The paths outside a root that the user lets specs be imported from. What is wrong is left
    out, and logged."""
    paths = at(section, SETTING)
    if paths is None:
        return ()
    if not isinstance(paths, list):
        log.warning('the setting "%s" is no array, so it does not hold', SETTING)
        return ()
    found: list[str] = []
    for path in paths:
        whole_path = os.path.expanduser(path) if isinstance(path, str) else ""
        if os.path.isabs(whole_path) and "\0" not in whole_path:
            found.append(os.path.normpath(whole_path))
        else:
            log.warning("the setting %r names %r, which is no absolute path", SETTING, path)
    return tuple(found)
