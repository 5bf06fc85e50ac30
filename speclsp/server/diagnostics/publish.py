"""When findings are pushed to the client.

A document that changed is looked at as soon as nothing more is waiting to be done, and sent even
when nothing is different, since some clients wait for that. What the first one says alone is sent
before documents are compared with each other, which takes long once. The others that may depend on
what changed are looked at in a pause of the typing, and sent when they differ from what was sent.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Set
from typing import NamedTuple

from speclsp.server.diagnostics.findings import Findings, Written, quoted
from speclsp.server.diagnostics.unopened import Unopened
from speclsp.server.opened import Opened
from speclsp.server.pause import Pause
from speclsp.server.roots import Root
from speclsp.server.uris import key_of
from speclsp.server.watcher import Watcher
from speclsp.work import Work

log = logging.getLogger(__name__)

_PAUSE = 0.1
"""Seconds without a key."""


class _Looking(NamedTuple):
    """What is being looked for: where, whether it is sent whatever it is, whether there will be
    more of it, and the work."""

    opened: Opened
    always: bool
    first: bool
    work: Work[Written]


class Publisher(Watcher):
    """What is still to be looked at, and sent.

    `send` takes the JSON of the parameters; `wake` sees to it that `flush` is called again.
    """

    def __init__(
        self,
        findings: Findings,
        unopened: Unopened,
        send: Callable[[str], None],
        wake: Callable[[], None],
    ) -> None:
        self._findings = findings
        self._unopened = unopened
        self._send = send
        self._wake = wake
        self._changed: dict[str, Opened] = {}
        # Those that may depend on what changed: until typing pauses, and since it has.
        self._waiting: dict[str, Opened] = {}
        self._due: dict[str, Opened] = {}
        self._current: _Looking | None = None
        self._pause = Pause(_PAUSE, self._paused)
        # When something was typed last, by the loop's clock.
        self._typed = 0.0
        # What was sent last of documents that are not open: URI and findings, by key.
        self._sent: dict[str, tuple[str, str]] = {}

    def document_changed(self, opened: Opened) -> None:
        if opened.kind != "other":
            if opened.sent is not None:
                self._typed = asyncio.get_running_loop().time()
            self._overtake(opened)
            self._changed[opened.key] = opened
            self._wake()

    def root_changed(self, root: Root) -> None:
        for opened in root.opened.values():
            self._waiting[opened.key] = opened
        self._wait()

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        """Where other documents point into the texts at `paths`, they may point elsewhere now."""
        for opened in root.pointing_into(paths):
            self._waiting[opened.key] = opened
        if self._waiting:
            self._wait()

    def findings_moved(self, root: Root, paths: Set[str]) -> None:
        for path in paths & root.opened.keys():
            self._waiting[root.opened[path].key] = root.opened[path]
        if self._waiting:
            self._wait()

    def document_closed(self, opened: Opened) -> None:
        self._overtake(opened)
        for pending in (self._changed, self._waiting, self._due, self._sent):
            pending.pop(opened.key, None)
        if opened.kind != "other":
            self._send(f'{{"uri":{quoted(opened.uri)},"diagnostics":[]}}')

    def unopened_changed(self) -> None:
        """Sends what is found in documents that are not open, where it differs."""
        now: dict[str, tuple[str, str]] = {}
        for root, path, written in self._unopened.known():
            uri = root.uri_of(path)
            now[key_of(uri)] = (uri, written.items)
        for key, (uri, _) in self._sent.items():
            if key not in now and key not in self._unopened.opened:
                self._send(f'{{"uri":{quoted(uri)},"diagnostics":[]}}')
        for key, (uri, items) in now.items():
            if self._sent.get(key) != (uri, items):
                self._send(f'{{"uri":{quoted(uri)},"diagnostics":{items}}}')
        self._sent = now

    def flush(self, interrupted: Callable[[], bool]) -> bool:
        """Sends what is due, until `interrupted`; whether there is more."""
        while (current := self._current or self._next()) is not None:
            opened, always, first, work = self._current = current
            try:
                while not interrupted():
                    next(work)
            except StopIteration as done:
                self._current = None
                self._publish(opened, done.value, always=always)
                if first:
                    self._due[opened.key] = opened
            except Exception:
                self._current = None
                log.exception("the findings in a document cannot be sent")
            else:
                return True
        return False

    def _next(self) -> _Looking | None:
        for pending in (self._changed, self._due):
            if pending:
                opened = pending.pop(next(iter(pending)))
                self._waiting.pop(opened.key, None)
                self._due.pop(opened.key, None)
                first = self._findings.is_first(opened)
                written = self._findings.writing(opened, alone=first)
                return _Looking(opened, pending is self._changed, first, written)
        return None

    def _overtake(self, opened: Opened) -> None:
        """What is being found in a document that changes meanwhile is not worth finding."""
        if self._current is not None and self._current[0] is opened:
            self._current = None

    def _publish(self, opened: Opened, written: Written, *, always: bool) -> None:
        if written.items == opened.sent and not always:
            return
        opened.sent = written.items
        version = "" if opened.version is None else f'"version":{opened.version},'
        self._send(f'{{"uri":{quoted(opened.uri)},{version}"diagnostics":{written.items}}}')

    def _wait(self) -> None:
        """Until nothing has been typed for a while, which may be so already."""
        self._pause.begin(max(0.0, self._typed + _PAUSE - asyncio.get_running_loop().time()))

    def _paused(self) -> None:
        self._due |= self._waiting
        self._waiting.clear()
        self._wake()
