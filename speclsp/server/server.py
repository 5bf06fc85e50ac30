"""The server: one session with one client, put together from its parts when the client has said
what it can do."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from cattrs import Converter
from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from speclsp import __version__
from speclsp.rules.all import RULES
from speclsp.server.answering import answering, ask_model, clarify, expect_questions, models
from speclsp.server.capabilities import initialize_result
from speclsp.server.client import Client, at, client, folders
from speclsp.server.commands import ASK_MODEL, CLARIFY, Commands
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.diagnostics.publish import Publisher
from speclsp.server.diagnostics.pull import Pulled
from speclsp.server.diagnostics.unopened import Unopened
from speclsp.server.folders import Folders
from speclsp.server.lenses import OPEN, Lenses
from speclsp.server.renewal import Renewal
from speclsp.server.session import Session
from speclsp.server.status import METHOD as STATUS
from speclsp.server.status import Status
from speclsp.server.stopping import Stopping
from speclsp.server.sync import Sync

log = logging.getLogger(__name__)

KNOWN_RULES = frozenset({rule.name for rule in RULES} | {rule.group for rule in RULES})


_STARTING = 3.0
"""Seconds in which there is nothing to be collected, since what is read stays."""


class Server(LanguageServer):
    """What is asked and told, by method. Nothing is served before `initialize`.

    `wake` sees to it that `idle` is called again; `watch` is given the client's process.
    """

    protocol: Protocol

    def __init__(self, wake: Callable[[], None], watch: Callable[[Json], None]) -> None:
        # Not the framework's converter, which takes long to make: handlers take plain JSON.
        super().__init__("speclsp", __version__, protocol_cls=Protocol, converter_factory=Converter)
        self.protocol.initialize = self._initialize
        self.commands = Commands()
        self._wake = wake
        self._watch = watch
        self._reporter: Publisher | Pulled | None = None
        self._expecting: asyncio.Future[None] | None = None
        self._parts: list[Folders | Renewal | Status | Unopened] = []

    def idle(self, interrupted: Callable[[], bool]) -> bool:
        """There is nothing else to do, until `interrupted`; whether there is more of this to do."""
        if self._reporter is None or self.protocol.stage != "serving":
            return False
        return self._reporter.flush(interrupted)

    def close(self) -> None:
        for part in self._parts:
            part.close()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Our own mistakes are for the log, not for a window in the client."""
        log.error("%s: %s", type(error).__name__, error)

    def _initialize(self, params: Json) -> Json:
        able = client(params)
        self._watch(at(params, "processId"))
        session = Session(Units(able.encoding), KNOWN_RULES)
        findings = Findings(able, session.findings_moved)
        unopened = Unopened(session, findings, self.protocol.is_busy)
        reporter = self._reporter = self._reports(session, findings, unopened, able)
        unopened.changed = reporter.unopened_changed
        tell = partial(self.protocol.tell, STATUS) if able.status else None
        status = Status(session, tell)
        asked = Folders(session, able, self.protocol, unopened)
        sync = Sync(session, self.protocol.tell)
        renewal = Renewal(session, able, self.protocol)
        session.watchers += [reporter, unopened, asked, status, sync, renewal]
        self._parts += [asked, status, unopened, renewal]
        asked.begin(folders(params), at(params, "initializationOptions"))
        lenses = Lenses(session, able, self.protocol)
        if able.shows_documents:
            self.commands.offered[OPEN] = lenses.open
        if able.applies_edits:
            self.commands.offered[CLARIFY] = clarify(session, able, findings, self.protocol)
        stopping = Stopping(able, self.protocol)
        modelling = models(session, able, findings, self.protocol, stopping)
        if able.applies_edits or able.resolves_edits:
            self.commands.offered[ASK_MODEL] = ask_model(modelling)
        answers = answering(session, able, findings, lenses, modelling)
        answers[lsp.WORKSPACE_EXECUTE_COMMAND] = self.commands.execute
        answers[STATUS] = status.answer
        if isinstance(reporter, Pulled):
            answers[lsp.TEXT_DOCUMENT_DIAGNOSTIC] = reporter.document
            answers[lsp.WORKSPACE_DIAGNOSTIC] = reporter.workspace
        for method, answer in answers.items():
            # A partial, since the framework leaves marks on what it is given.
            self.feature(method)(partial(answer))
        self.protocol.notifications |= sync.notifications | asked.notifications
        self.protocol.notifications |= stopping.notifications
        loop = asyncio.get_running_loop()
        loop.call_later(_STARTING, gc.enable)
        loop.call_later(_STARTING, self._expect_questions, session)
        return initialize_result(able, self.commands.names)

    def _expect_questions(self, session: Session) -> None:
        self._expecting = asyncio.ensure_future(expect_questions(session))

    def _reports(
        self, session: Session, findings: Findings, unopened: Unopened, able: Client
    ) -> Publisher | Pulled:
        """Pushes findings, or waits until the client asks for them; never both."""
        if not able.pulls:
            return Publisher(findings, unopened, self._publish, self._wake)
        return Pulled(session, findings, unopened, able, self.protocol)

    def _publish(self, params: str) -> None:
        if self.protocol.stage == "serving":
            self.protocol.tell_raw(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)
