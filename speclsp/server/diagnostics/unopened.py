"""The findings in documents that are not open, kept in step as far as somebody wants them.

What an edit changed is looked at again in a pause of the typing: all documents where a name
changed, else those that point into the edited one.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Container, Iterator, Set
from typing import Literal

from speclsp.server.connection.slices import whole
from speclsp.server.diagnostics.findings import NOTHING, Findings, Written
from speclsp.server.opened import Located, Opened
from speclsp.server.pause import Pause
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.server.watcher import Watcher

log = logging.getLogger(__name__)

_PAUSE = 0.3
"""Seconds without a change."""

_LONGEST = 0.8
"""Seconds after which changes are looked at though more come."""

MOST = 10_000
"""Findings of one root, beyond which documents are left out."""


Scope = Literal["open", "workspace"]
"""Which documents a client wants to know of."""


class Unopened(Watcher):
    """Idle until it is wanted. `changed` is called when what is known may have changed."""

    def __init__(
        self,
        session: Session,
        findings: Findings,
        is_busy: Callable[[], bool],
    ) -> None:
        self._session = session
        self._findings = findings
        self._is_busy = is_busy
        self.changed: Callable[[], None] = lambda: None
        # What the settings say, if they do, and whether the client has asked.
        self._scope: Scope | None = None
        self._asked = False
        self._known: dict[Root, dict[str, Written]] = {}
        # What has to be looked at again; None for all of it.
        self._stale: dict[Root, set[str] | None] = {}
        self._pause = Pause(_PAUSE, self._start)
        # When the first change came that has not been looked at; 0 for none.
        self._since = 0.0
        self._work: asyncio.Task[None] | None = None

    @property
    def opened(self) -> Container[str]:
        """The keys of the documents that are open."""
        return self._session.opened

    @property
    def settled(self) -> bool:
        """Whether everything that is wanted is known as it is now."""
        if not self._wanted:
            return True
        roots = [root for root in self._session.roots if not root.left_alone]
        return not self._stale and all(root in self._known for root in roots)

    def known(self) -> Iterator[tuple[Root, str, Written]]:
        """The findings in each document that is not open, where there are any."""
        for root, known in self._known.items():
            for path, written in known.items():
                if key_of(root.uri_of(path)) not in self._session.opened:
                    yield root, path, written

    def ask(self) -> None:
        """From now on they are kept in step, unless the settings say otherwise."""
        if not self._asked:
            self._asked = True
            self._begin()

    def limit(self, scope: Scope | None) -> None:
        """What the settings say now."""
        if scope != self._scope:
            self._scope = scope
            self._begin()

    def document_closed(self, opened: Opened) -> None:
        if opened.root.path:
            self.texts_changed(opened.root, {opened.path})

    def root_changed(self, root: Root) -> None:
        if self._wanted and not root.left_alone:
            self._stale[root] = None
            self._soon()

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        if not self._wanted or root.left_alone:
            return
        known = self._known.get(root, {})
        touched = {path for path in paths if path not in root.opened}
        touched |= {path for path, each in known.items() if not each.points_into.isdisjoint(paths)}
        self._look_again(root, touched)

    def _look_again(self, root: Root, paths: set[str]) -> None:
        stale = self._stale.get(root, set())
        if self._wanted and not root.left_alone and paths and stale is not None:
            self._stale[root] = stale | paths
            self._soon()

    def findings_moved(self, root: Root, paths: Set[str]) -> None:
        self._look_again(root, {path for path in paths if path not in root.opened})

    def root_added(self, root: Root) -> None:
        """What another root had of it is this one's now."""
        for other in self._session.roots:
            self.root_changed(other)

    def root_removed(self, root: Root) -> None:
        for other in self._session.roots:
            self.root_changed(other)
        self._stale.pop(root, None)
        if self._known.pop(root, None) and self._wanted:
            self.changed()

    def close(self) -> None:
        self._pause.cancel()
        if self._work is not None:
            self._work.cancel()

    @property
    def _wanted(self) -> bool:
        return self._scope == "workspace" or (self._asked and self._scope is None)

    def _begin(self) -> None:
        if self._wanted:
            for root in self._session.roots:
                self.root_changed(root)
        else:
            self._stale.clear()
            self._known.clear()
            self.changed()

    def _soon(self) -> None:
        """In a pause of the typing, though not later than some time after the first change."""
        if not self._wanted:
            return
        now = asyncio.get_running_loop().time()
        if not self._since:
            self._since = now
        self._pause.begin(max(0.0, min(_PAUSE, self._since + _LONGEST - now)))

    def _start(self) -> None:
        self._since = 0.0
        if self._wanted and (self._work is None or self._work.done()):
            self._work = asyncio.ensure_future(self._refresh())

    async def _refresh(self) -> None:
        """Looks at what is stale, root by root, and begins anew where more becomes so meanwhile."""
        while (root := self._next()) is not None:
            paths = self._stale.pop(root)
            try:
                await self._look(root, paths)
            except Exception:
                log.exception("the findings in a folder are not known")
                self._known.setdefault(root, {})
        self.changed()

    def _next(self) -> Root | None:
        """A root that has been read; until then nothing that crosses documents is known."""
        for root in tuple(self._stale):
            if root not in self._session.roots or root.left_alone:
                del self._stale[root]
            elif root.snapshot.complete:
                return root
        return None

    async def _look(self, root: Root, paths: set[str] | None) -> None:
        snapshot, overrides = root.snapshot, root.overrides
        known = {} if paths is None else dict(self._known.get(root, {}))
        inner = [each.path for each in self._session.roots if root.relative(each.path)]
        there = snapshot.documents.keys() | snapshot.configurations.keys()
        there |= snapshot.sources.keys()
        count = sum(written.number for written in known.values())
        for path in sorted(there if paths is None else paths):
            count -= known.pop(path, NOTHING).number
            if path not in there or path in root.opened or root.leaves_out(path):
                continue
            if any(os.path.join(root.path, path).startswith(f"{each}{os.sep}") for each in inner):
                # It is the inner folder's.
                continue
            located = Located.unopened(root, snapshot, path)
            if count > MOST:
                words = f"truncated: more than {MOST} findings, so no more are looked for"
                known[path] = self._findings.noted(located, words)
                break
            work = self._findings.writing_unopened(located, overrides)
            written = await whole(work, self._is_busy)
            if not self._wanted or root not in self._session.roots:
                return
            if root in self._stale and self._stale[root] is None:
                # All of it will be looked at anew.
                return
            if written.number:
                known[path] = written
                count += written.number
        self._known[root] = known
