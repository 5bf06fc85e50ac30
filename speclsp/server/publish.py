"""Diagnostics as they are sent: converted, capped, with their version, and when.

A document that changed is looked at as soon as nothing more is waiting to be read, and sent even
when nothing is different, since some clients wait for that. The others that may depend on it are
looked at in a pause of the typing, and sent when they differ from what was sent.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Set
from functools import cache, lru_cache
from pathlib import Path

import speclsp.rules
from speclsp.checking.check import check
from speclsp.diagnostic import Diagnostic, Related, Severity
from speclsp.server.client import Client
from speclsp.server.convert import Units
from speclsp.server.opened import Opened, head_size
from speclsp.server.roots import Root
from speclsp.server.uris import file_uri
from speclsp.text import Span, Text

log = logging.getLogger(__name__)

MOST = 1_000
"""Diagnostics that are sent for one document."""

_PAUSE = 0.1
_LONGEST_MESSAGE = 2_000
_SEVERITIES: dict[Severity, int] = {"error": 1, "warning": 2, "info": 3, "hint": 4}
_PAGES = Path(speclsp.rules.__file__).parent / "pages"


class Publisher:
    """What is still to be looked at, and sent. `send` takes the JSON of the parameters."""

    def __init__(self, client: Client, send: Callable[[str], None]) -> None:
        self._client = client
        self._units = Units(client.encoding)
        self._send = send
        self._changed: dict[str, Opened] = {}
        self._waiting: dict[str, Opened] = {}
        self._timer: asyncio.TimerHandle | None = None

    def document_changed(self, opened: Opened) -> None:
        if opened.kind != "other":
            self._changed[opened.key] = opened

    def root_changed(self, root: Root) -> None:
        for opened in root.opened.values():
            self._waiting[opened.key] = opened

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        """Where other documents point into the texts at `paths`, they may point elsewhere now."""
        for opened in root.opened.values():
            if opened.path not in paths and not opened.points_into.isdisjoint(paths):
                self._waiting[opened.key] = opened

    def document_closed(self, opened: Opened) -> None:
        self._changed.pop(opened.key, None)
        self._waiting.pop(opened.key, None)
        if opened.kind != "other":
            self._send(f'{{"uri":{_json(opened.uri)},"diagnostics":[]}}')

    def flush(self, interrupted: Callable[[], bool]) -> None:
        """Sends what is due, until there is nothing or something new has been read."""
        typing = bool(self._changed)
        while self._changed and not interrupted():
            opened = self._changed.pop(next(iter(self._changed)))
            self._waiting.pop(opened.key, None)
            self._publish(opened, always=True)
        if self._waiting and (typing or self._timer is None):
            self._wait()

    def found(self, opened: Opened) -> tuple[Diagnostic, ...]:
        """The findings in a document as it is now."""
        snapshot, overrides = opened.root.snapshot, opened.root.overrides
        if opened.left_out or opened.desynced or opened.kind == "other":
            return ()
        known = opened.found
        if known is None or known[0] is not snapshot or known[1] is not overrides:
            diagnostics = check(snapshot, opened.path, overrides).diagnostics
            known = opened.found = (snapshot, overrides, diagnostics)
            opened.points_into = frozenset(
                related.path for each in diagnostics for related in each.related
            )
        return known[2]

    def written(self, opened: Opened) -> Iterator[str]:
        """The findings in a document as the protocol has them in JSON, at most so many."""
        found = self.found(opened)
        texts: dict[str, Text | None] = {opened.path: opened.text}
        for diagnostic in found[:MOST]:
            yield self.diagnostic(opened, diagnostic, texts)
        if len(found) > MOST:
            last = found[MOST - 1].span.start
            words = f"truncated: {MOST} findings of {len(found)} are shown"
            yield self._note(opened, last, words)
        size = head_size(opened.text)
        if size < len(opened.text) and opened.kind == "markdown" and not opened.desynced:
            yield self._note(opened, size, "truncated: what follows is too much to be checked")

    def diagnostic(
        self, opened: Opened, diagnostic: Diagnostic, texts: dict[str, Text | None]
    ) -> str:
        """One finding in JSON. `texts` keeps those of other documents from being decoded again.

        Written by hand: through objects, a thousand take ten times as long.
        """
        rest = _rest(
            diagnostic.rule,
            diagnostic.severity,
            diagnostic.message,
            described=self._client.code_description,
        )
        related = ""
        if self._client.related and diagnostic.related:
            places = (self._related(opened, each, texts) for each in diagnostic.related)
            related = f',"relatedInformation":[{",".join(places)}]'
        range_ = self._units.written(opened.text, diagnostic.span)
        return f'{{"range":{range_},{rest}{related}}}'

    def _related(self, opened: Opened, related: Related, texts: dict[str, Text | None]) -> str:
        path, span, message = related
        if path not in texts:
            texts[path] = opened.root.text(path)
        uri = _json(opened.uri if path == opened.path else opened.root.uri_of(path))
        range_ = self._units.written(texts[path] or _EMPTY, span)
        words = _json(message[:_LONGEST_MESSAGE])
        return f'{{"location":{{"uri":{uri},"range":{range_}}},"message":{words}}}'

    def _publish(self, opened: Opened, *, always: bool) -> None:
        try:
            diagnostics = f"[{','.join(self.written(opened))}]"
        except Exception:
            log.exception("the findings in a document cannot be sent")
            return
        if diagnostics == opened.sent and not always:
            return
        opened.sent = diagnostics
        version = "" if opened.version is None else f'"version":{opened.version},'
        self._send(f'{{"uri":{_json(opened.uri)},{version}"diagnostics":{diagnostics}}}')

    def _wait(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(_PAUSE, self._one_waiting)

    def _one_waiting(self) -> None:
        """Looks at one, so that what is typed meanwhile does not wait for all."""
        self._timer = None
        if not self._waiting:
            return
        opened = self._waiting.pop(next(iter(self._waiting)))
        self._publish(opened, always=False)
        if self._waiting:
            self._timer = asyncio.get_running_loop().call_later(0, self._one_waiting)

    def _note(self, opened: Opened, offset: int, message: str) -> str:
        note = Diagnostic(Span(offset, offset), message, rule="truncated", severity="info")
        return self.diagnostic(opened, note, {})


_EMPTY = Text("")


@lru_cache(maxsize=4 * MOST)
def _json(string: str) -> str:
    return json.dumps(string, ensure_ascii=False)


@lru_cache(maxsize=4 * MOST)
def _rest(rule: str, severity: Severity, message: str, *, described: bool) -> str:
    """What of a diagnostic does not depend on where it is."""
    page = _page(rule) if described else None
    description = f',"codeDescription":{{"href":{_json(page)}}}' if page else ""
    return (
        f'"severity":{_SEVERITIES[severity]},"code":{_json(rule)},"source":"speclsp",'
        f'"message":{_json(message[:_LONGEST_MESSAGE])}{description}'
    )


@cache
def _page(rule: str) -> str | None:
    """Where the page of a rule is, as it was installed."""
    path = _PAGES / f"{rule}.md"
    return file_uri(str(path)) if path.is_file() else None
