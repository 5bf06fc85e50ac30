"""The server: one session with one client, from what it sends to what it is told.

Everything but waiting for the disk is done on one event loop. What has been read is applied before
anything is analysed, so that many keystrokes at once are one analysis.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections import deque
from collections.abc import Callable, Set
from functools import partial
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from speclsp import __version__
from speclsp.rules.all import RULES
from speclsp.server.actions import Actions
from speclsp.server.capabilities import capabilities
from speclsp.server.client import at, client, folders
from speclsp.server.convert import Json, Units
from speclsp.server.folders import Folders
from speclsp.server.opened import Opened
from speclsp.server.protocol import Protocol
from speclsp.server.publish import Publisher
from speclsp.server.requests import Requests
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.server.sync import Sync

log = logging.getLogger(__name__)

KNOWN_RULES = frozenset({rule.name for rule in RULES} | {rule.group for rule in RULES})


class Server(LanguageServer):
    """What happens on each message, and on what happens by itself."""

    protocol: Protocol

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            "speclsp", __version__, protocol_cls=Protocol, converter_factory=default_converter
        )
        self.protocol.initialize = self._initialize
        self._loop = loop
        self._inbox: deque[bytes] = deque()
        self._due = False
        self._publisher: Publisher | None = None
        self._folders: Folders | None = None

    def post(self, body: bytes) -> None:
        """Takes a message; called in the thread that reads."""
        self._inbox.append(body)
        self._loop.call_soon_threadsafe(self._work)

    def gone(self) -> None:
        """The client has closed its end; what it sent before has been done."""
        self._work()
        self.protocol.end(0 if self.protocol.stage == "down" else 1)

    def close(self) -> None:
        if self._folders is not None:
            self._folders.close()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Our own mistakes are for the log, not for a window in the client."""
        log.error("%s: %s", type(error).__name__, error)

    def document_changed(self, opened: Opened) -> None:
        if self._publisher is not None:
            self._publisher.document_changed(opened)
            self._soon()

    def document_closed(self, opened: Opened) -> None:
        if self._publisher is not None:
            self._publisher.document_closed(opened)

    def root_changed(self, root: Root) -> None:
        if self._publisher is not None:
            self._publisher.root_changed(root)
            self._soon()

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        if self._publisher is not None:
            self._publisher.texts_changed(root, paths)
            self._soon()

    def root_added(self, root: Root) -> None:
        if self._folders is not None:
            self._folders.root_added(root)

    def root_removed(self, root: Root) -> None:
        if self._folders is not None:
            self._folders.root_removed(root)

    def released(self, root: Root, path: str) -> None:
        if self._folders is not None:
            self._folders.touch(root, {path}, relist=False)

    def lost(self, opened: Opened) -> None:
        """Told once: from then on nothing is applied until the client sends the whole text."""
        self.document_changed(opened)
        if not opened.told:
            opened.told = True
            name = opened.path.rpartition("/")[2]
            words = f"speclsp has lost track of {name}; close it and open it again"
            self.protocol.tell(lsp.WINDOW_SHOW_MESSAGE, {"type": 2, "message": words})

    def _soon(self) -> None:
        if not self._due:
            self._due = True
            self._loop.call_soon(self._work)

    def _work(self) -> None:
        self._due = False
        while self._inbox:
            self.protocol.receive(self._inbox.popleft())
        if self._publisher is not None and self.protocol.stage == "serving":
            self._publisher.flush(lambda: bool(self._inbox))

    def _initialize(self, params: Json) -> Json:
        able = client(params)
        session = Session(Units(able.encoding), KNOWN_RULES, self)
        publisher = Publisher(able, self._publish)
        self._publisher = publisher
        self._folders = Folders(session, publisher, able, self.protocol)
        self._folders.begin(folders(params), at(params, "initializationOptions"))
        requests = Requests(session, able)
        answers: dict[str, Callable[..., Json]] = {
            lsp.TEXT_DOCUMENT_DEFINITION: requests.definition,
            lsp.TEXT_DOCUMENT_HOVER: requests.hover,
            lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: requests.document_symbol,
            lsp.TEXT_DOCUMENT_DOCUMENT_LINK: requests.document_link,
            lsp.TEXT_DOCUMENT_CODE_ACTION: Actions(session, publisher, able).code_action,
        }
        for method, answer in answers.items():
            # A partial, since the framework leaves marks on what it is given.
            self.feature(method)(partial(answer))
        self.protocol.notifications |= Sync(session).notifications
        self.protocol.notifications |= self._folders.notifications
        result = lsp.InitializeResult(capabilities(able), lsp.ServerInfo("speclsp", __version__))
        # The types of the protocol are half a million objects that stay.
        gc.collect()
        gc.freeze()
        return self.protocol.unstructured(result)

    def _publish(self, params: str) -> None:
        if self.protocol.stage == "serving":
            self.protocol.tell_raw(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)
