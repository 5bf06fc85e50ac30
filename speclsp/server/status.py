"""What is known of the folders, for a client that shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from speclsp.report.summary import Tally
from speclsp.server.connection.slices import whole
from speclsp.server.connection.values import Json
from speclsp.server.pause import Pause
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.server.watcher import Watcher
from speclsp.work import Work

METHOD = "speclsp/status"
"""Of the request, which any client may make, and of the notification, which one has to want."""

_PAUSE = 0.5
"""Seconds in which changes become one notification."""


class Status(Watcher):
    """Counts what the folders hold. `tell` is given what has changed, if the client wants it."""

    def __init__(self, session: Session, tell: Callable[[Json], None] | None) -> None:
        self._session = session
        self._tell = tell
        self._told: Json = None
        self._pause = Pause(_PAUSE, self._start)
        self._task: asyncio.Task[None] | None = None

    def root_changed(self, root: Root) -> None:
        self._soon()

    def root_added(self, root: Root) -> None:
        self._soon()

    def root_removed(self, root: Root) -> None:
        self._soon()

    def answer(self, params: Json) -> Work[Json]:
        return self._counting()

    def close(self) -> None:
        self._pause.cancel()
        if self._task is not None:
            self._task.cancel()

    def _soon(self) -> None:
        if self._tell is not None:
            self._pause.ensure()

    def _start(self) -> None:
        self._task = asyncio.ensure_future(self._say())

    async def _say(self) -> None:
        found = await whole(self._counting())
        if self._tell is not None and found != self._told:
            self._told = found
            self._tell(found)

    def _counting(self) -> Work[Json]:
        roots = self._session.roots
        folders = []
        for root in roots:
            tally = Tally()
            for path, document in root.snapshot.documents.items():
                tally.add(document, path)
                yield
            folders.append(
                {
                    "uri": root.uri,
                    "documents": tally.files,
                    "clauses": tally.clauses,
                    "sections": tally.sections,
                    "notations": [each.name for each in tally.recognised()],
                }
            )
        return {"indexing": not all(root.read.is_set() for root in roots), "folders": folders}
