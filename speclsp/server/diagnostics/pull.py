"""Findings for a client that asks for them: of one document, or of all that there are.

A question for all of them is answered when something has changed since the client asked last, as
it asks again after every answer. LSP 3.18, "Pull Diagnostics".
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine, Set
from hashlib import blake2b
from typing import Any

from lsprotocol import types as lsp

from speclsp.server.client import Client, at
from speclsp.server.connection.frames import Raw
from speclsp.server.connection.message import is_id
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.slices import whole
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import document_uri
from speclsp.server.diagnostics.findings import NOTHING, Findings, Written, quoted
from speclsp.server.diagnostics.unopened import Unopened
from speclsp.server.opened import Opened
from speclsp.server.pause import Pause
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.server.watcher import Watcher
from speclsp.work import Work

log = logging.getLogger(__name__)

_PAUSE = 0.2
"""Seconds from a change to asking the client to ask again."""


class Pulled(Watcher):
    """Answers, and what the client is told so that it asks again."""

    def __init__(
        self,
        session: Session,
        findings: Findings,
        unopened: Unopened,
        client: Client,
        protocol: Protocol,
    ) -> None:
        self._session = session
        self._findings = findings
        self._unopened = unopened
        self._refreshes = client.refreshes_diagnostics
        self._protocol = protocol
        self._pause = Pause(_PAUSE, self._ask_again)
        self._task: asyncio.Task[None] | None = None
        self._parked: asyncio.Future[bool] | None = None
        # Documents that were closed since the client was last told of all, by key: it may show
        # what was found in a text that is gone.
        self._closed: dict[str, str] = {}

    def document_closed(self, opened: Opened) -> None:
        if opened.root.path:
            self._closed[opened.key] = opened.uri

    def root_changed(self, root: Root) -> None:
        if root.opened:
            self._soon()

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        """Where other documents point into the texts at `paths`, they may point elsewhere now."""
        if any(root.pointing_into(paths)):
            self._soon()

    def findings_moved(self, root: Root, paths: Set[str]) -> None:
        if paths & root.opened.keys():
            self._soon()

    def flush(self, interrupted: Callable[[], bool]) -> bool:
        """Nothing is sent unasked."""
        return False

    def unopened_changed(self) -> None:
        """There may be something new for whoever waits for it."""
        if self._parked is not None and not self._parked.done():
            self._parked.set_result(True)

    def document(self, params: Json) -> Json:
        """The answer to `textDocument/diagnostic`."""
        located = self._session.located(document_uri(params))
        opened = self._session.opened.get(key_of(document_uri(params)))
        root = opened.root if opened else located.root if located else None
        if opened is not None and not self._refreshes and not opened.root.read.is_set():
            return self._when(opened.root.until_read(), params)
        if opened is None and root is not None and not root.in_step.is_set():
            # What is known of it may be what the client had, and closed without saving.
            return self._when(root.until_in_step(), params)
        return self._answering(params)

    async def workspace(self, params: Json) -> Json:
        """The answer to `workspace/diagnostic`, when there is one."""
        before = _previous(params)
        token = at(params, "partialResultToken")
        if self._parked is not None and not self._parked.done():
            # The client has asked again, so it does not wait for that one any more.
            self._parked.set_result(False)
        while True:
            self._unopened.ask()
            reports = self._reports(before) if self._unopened.settled else []
            if reports:
                break
            parked = self._parked = asyncio.get_running_loop().create_future()
            if not await parked:
                break
        if reports:
            # Not where another question has taken the place of this one: it is to be told of them.
            self._closed.clear()
        items = f'{{"items":[{",".join(reports)}]}}'
        if not is_id(token) or not reports:
            return Raw(items)
        said = f'{{"token":{json.dumps(token)},"value":{items}}}'
        self._protocol.tell_raw(lsp.PROGRESS, said)
        return Raw('{"items":[]}')

    def _answering(self, params: Json) -> Work[Raw]:
        written = NOTHING
        opened = self._session.opened.get(key_of(document_uri(params)))
        if opened is not None:
            written = yield from self._findings.writing(opened)
        elif (located := self._session.located(document_uri(params))) is not None:
            overrides = located.root.overrides
            written = yield from self._findings.writing_unopened(located, overrides)
        return Raw(_report(written, at(params, "previousResultId")))

    async def _when(self, known: Coroutine[Any, Any, None], params: Json) -> Raw:
        await known
        return await whole(self._answering(params))

    def _reports(self, before: dict[str, tuple[str, str]]) -> list[str]:
        """What is not as the client knows it; `before` has URI and identifier by key."""
        gone = dict(before)
        reports: list[str] = []
        said: set[str] = set()
        for root, path, written in self._unopened.known():
            uri = root.uri_of(path)
            key = key_of(uri)
            known = gone.pop(key, None)
            said.add(key)
            if known is None or known[1] != _identifier(written) or key in self._closed:
                reports.append(_report(written, None, uri))
        for key, (uri, identifier) in gone.items():
            # What is open the client asks for by itself.
            if key not in self._session.opened and identifier != _identifier(NOTHING):
                reports.append(_report(NOTHING, None, uri))
                said.add(key)
        for key, uri in self._closed.items():
            if key not in said and key not in self._session.opened:
                reports.append(_report(NOTHING, None, uri))
        return reports

    def _soon(self) -> None:
        if self._refreshes:
            self._pause.ensure()

    def _ask_again(self) -> None:
        self._task = asyncio.ensure_future(self._refresh())

    async def _refresh(self) -> None:
        try:
            await self._protocol.asking.ask(lsp.WORKSPACE_DIAGNOSTIC_REFRESH, None)
        except (TimeoutError, MalformedError):
            log.info("the client does not ask again")


def _previous(params: Json) -> dict[str, tuple[str, str]]:
    """What the client has, by the key of its URI: the URI as it writes it, and the identifier."""
    listed = at(params, "previousResultIds")
    found: dict[str, tuple[str, str]] = {}
    for each in listed if isinstance(listed, list) else ():
        uri, value = at(each, "uri"), at(each, "value")
        if isinstance(uri, str) and isinstance(value, str):
            found[key_of(uri)] = (uri, value)
    return found


def _identifier(written: Written) -> str:
    data = written.items.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=12).hexdigest()


def _report(written: Written, before: Json, uri: str | None = None) -> str:
    """One report, of a document that is not open where a URI is given."""
    identifier = _identifier(written)
    about = "" if uri is None else f',"uri":{quoted(uri)},"version":null'
    if before == identifier:
        return f'{{"kind":"unchanged","resultId":"{identifier}"{about}}}'
    return f'{{"kind":"full","resultId":"{identifier}","items":{written.items}{about}}}'
