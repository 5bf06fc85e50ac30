"""The client is told to ask again for lenses and hints, when what they say may have changed.

For the document that is typed in it asks by itself. Others show what it cites and is called, so it
is told in a pause of the typing, and only where that has changed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Set

from lsprotocol import types as lsp

from speclsp.document import Document
from speclsp.server.client import Client
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import MalformedError
from speclsp.server.opened import Opened
from speclsp.server.pause import Pause
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.server.watcher import Watcher

_PAUSE = 0.5
"""Seconds from the last change to the question."""


class Renewal(Watcher):
    """Asks for those that the client is able to ask for again."""

    def __init__(self, session: Session, client: Client, protocol: Protocol) -> None:
        self._session = session
        self._protocol = protocol
        self._pause = Pause(_PAUSE, self._start)
        self._task: asyncio.Task[None] | None = None
        self._methods = [
            method
            for method, able in (
                (lsp.WORKSPACE_CODE_LENS_REFRESH, client.refreshes_lenses),
                (lsp.WORKSPACE_INLAY_HINT_REFRESH, client.refreshes_hints),
            )
            if able
        ]
        self._folds = client.refreshes_folds
        # Of each open document, by key: what others showed of it when they were asked last.
        self._shown: dict[str, object] = {}
        self._due: set[str] = set()
        self._all_due = self._switched = False

    def document_changed(self, opened: Opened) -> None:
        if opened.key not in self._shown:
            self._shown[opened.key] = _shown(opened.document)
            return
        self._due.add(opened.key)
        self._later()

    def document_closed(self, opened: Opened) -> None:
        self._shown.pop(opened.key, None)
        self._due.discard(opened.key)

    def root_changed(self, root: Root) -> None:
        if root.opened:
            self._all_due = True
            self._later()

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        if root.opened and any(path not in root.opened for path in paths):
            self._all_due = True
            self._later()

    def switched(self) -> None:
        if self._session.opened:
            self._all_due = self._switched = True
            self._later()

    def close(self) -> None:
        self._pause.cancel()
        if self._task is not None:
            self._task.cancel()

    def _later(self) -> None:
        if self._methods or self._folds:
            self._pause.begin()

    def _start(self) -> None:
        wanted = self._all_due
        for key in self._due:
            opened = self._session.opened.get(key)
            shown = _shown(opened.document) if opened else None
            # The client asks by itself for the one that is typed in.
            wanted |= len(self._session.opened) > 1 and shown != self._shown.get(key)
            if opened is not None:
                self._shown[key] = shown
        methods = [*self._methods] if wanted else []
        if self._switched and self._folds:
            methods.append(lsp.WORKSPACE_FOLDING_RANGE_REFRESH)
        self._due.clear()
        self._all_due = self._switched = False
        if methods and self._protocol.stage == "serving":
            self._task = asyncio.ensure_future(self._ask(methods))

    async def _ask(self, methods: list[str]) -> None:
        for method in methods:
            try:
                await self._protocol.asking.ask(method, None)
            except (TimeoutError, MalformedError):
                continue


def _shown(document: Document | None) -> object:
    """What the lenses and hints of other documents can say of this one."""
    if document is None:
        return None
    settled = document.settled
    cited = sorted((each.target, each.kind, each.notation) for _, each in settled.references)
    links = sorted(link.target for _, facts in document.facts for link in facts.links)
    titles = [(each.title, each.authority) for _, each in document.sections]
    levels = sorted(name for name in document.outline.defines if name.kind == "ruling")
    examples = sum(len(facts.examples) for _, facts in document.facts)
    return (cited, links, titles, levels, examples)
