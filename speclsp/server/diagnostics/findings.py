"""The findings in a document as the protocol has them: converted, capped, in JSON.

The JSON is written by hand: through objects, a thousand take ten times as long.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Set
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import speclsp.rules
from speclsp.checking.check import checking
from speclsp.checking.levels import Overrides
from speclsp.conflicts.state import state
from speclsp.diagnostic import Diagnostic, Related, Severity
from speclsp.server.client import Client
from speclsp.server.convert import Units
from speclsp.server.lowering import lowered
from speclsp.server.opened import Located, Opened, head_size
from speclsp.server.roots import Root
from speclsp.server.uris import file_uri
from speclsp.text import Span, Text
from speclsp.work import Work
from speclsp.workspace import Snapshot

MOST = 1_000
"""Diagnostics that are sent for one document."""

_LONGEST_MESSAGE = 2_000
_SEVERITIES: dict[Severity, int] = {"error": 1, "warning": 2, "info": 3, "hint": 4}
_PAGES = Path(speclsp.rules.__file__).parent / "pages"


class Written(NamedTuple):
    """The findings in a document: a JSON array, how many, and the documents it points into."""

    items: str
    number: int
    points_into: frozenset[str] = frozenset()


NOTHING = Written("[]", 0)


class Findings:
    """What is found, for a client that is able to do so much."""

    def __init__(self, client: Client, moved: Callable[[Root, Set[str]], None]) -> None:
        self._client = client
        # Is told of documents in which something else is found now than before.
        self._moved = moved
        self._units = Units(client.encoding)

    def finding(self, opened: Opened) -> Work[tuple[Diagnostic, ...]]:
        """The findings in an open document as it is now."""
        snapshot, overrides = opened.root.snapshot, opened.root.overrides
        if opened.left_out or opened.desynced or opened.kind == "other":
            return ()
        known = opened.found
        if known is None or known[0] is not snapshot or known[1] is not overrides:
            checked = yield from checking(snapshot, opened.path, overrides)
            self._tell(opened.root, snapshot, opened.path)
            found = yield from lowered(opened.located, checked.diagnostics)
            opened.found = (snapshot, overrides, found)
            opened.points_into = _points_into(found)
            return found
        return known[2]

    def is_first(self, opened: Opened) -> bool:
        """Whether nothing was found yet, and what documents say has still to be compared, so that
        what a document says alone is known long before."""
        snapshot = opened.root.snapshot
        return opened.sent is None and snapshot.complete and not state(snapshot).is_begun

    def writing(self, opened: Opened, *, alone: bool = False) -> Work[Written]:
        """The findings in an open document as it is now, at most so many; those that it has
        `alone`, or those that it has beside others as well."""
        located = opened.located
        size = head_size(located.text)
        is_cut = size < len(located.text) and opened.kind == "markdown" and not opened.desynced
        if alone and opened.document is not None and not (opened.left_out or opened.desynced):
            root = opened.root
            checked = yield from checking(root.snapshot, opened.path, root.overrides, alone=True)
            found = yield from lowered(located, checked.diagnostics)
        else:
            found = yield from self.finding(opened)
        written = yield from self._writing(located, found)
        if is_cut:
            words = "truncated: what follows is too much to be checked"
            written.append(self._note(located, size, words))
        written += _noted(opened)
        return _written(written, found)

    def writing_unopened(self, located: Located, overrides: Overrides) -> Work[Written]:
        """The findings in a document that is not open."""
        found = (yield from checking(located.snapshot, located.path, overrides)).diagnostics
        self._tell(located.root, located.snapshot, located.path)
        found = yield from lowered(located, found)
        return _written((yield from self._writing(located, found)), found)

    def _tell(self, root: Root, snapshot: Snapshot, path: str) -> None:
        if paths := state(snapshot).moved() - {path}:
            self._moved(root, paths)

    def noted(self, located: Located, message: str) -> Written:
        """Nothing but a note at the top of a document."""
        return Written(f"[{self._note(located, 0, message)}]", 1)

    def diagnostic(
        self,
        located: Located,
        diagnostic: Diagnostic,
        texts: dict[str, Text],
        source: str = "speclsp",
    ) -> str:
        """One finding in JSON. `texts` keeps those of other documents from being decoded again."""
        rest = _rest(
            diagnostic.rule,
            diagnostic.severity,
            diagnostic.message,
            source,
            described=self._client.code_description,
        )
        related = ""
        if self._client.related and diagnostic.related:
            places = (self._related(located, each, texts) for each in diagnostic.related)
            related = f',"relatedInformation":[{",".join(places)}]'
        range_ = self._units.written(located.text, diagnostic.span)
        return f'{{"range":{range_},{rest}{related}}}'

    def _writing(self, located: Located, found: tuple[Diagnostic, ...]) -> Work[list[str]]:
        texts: dict[str, Text] = {}
        written: list[str] = []
        for diagnostic in found[:MOST]:
            written.append(self.diagnostic(located, diagnostic, texts))
            yield
        if len(found) > MOST:
            last = found[MOST - 1].span.start
            words = f"truncated: {MOST} findings of {len(found)} are shown"
            written.append(self._note(located, last, words))
        return written

    def _related(self, located: Located, related: Related, texts: dict[str, Text]) -> str:
        path, span, message = related
        if path not in texts:
            texts[path] = located.text_of(path)
        uri = quoted(located.uri_of(path))
        range_ = self._units.written(texts[path], span)
        words = quoted(message[:_LONGEST_MESSAGE])
        return f'{{"location":{{"uri":{uri},"range":{range_}}},"message":{words}}}'

    def _note(self, located: Located, offset: int, message: str) -> str:
        note = Diagnostic(Span(offset, offset), message, rule="truncated", severity="info")
        return self.diagnostic(located, note, {})


def _written(written: list[str], found: tuple[Diagnostic, ...]) -> Written:
    return Written(f"[{','.join(written)}]", len(found), _points_into(found))


def _noted(opened: Opened) -> tuple[str, ...]:
    """What a model has remarked, as long as the text is the one that it was asked about."""
    if opened.noted is not None and opened.noted[0] != opened.text.string:
        opened.noted = None
    return opened.noted[1] if opened.noted else ()


def _points_into(found: tuple[Diagnostic, ...]) -> frozenset[str]:
    return frozenset(related.path for each in found for related in each.related)


@lru_cache(maxsize=4 * MOST)
def quoted(string: str) -> str:
    """A string in JSON."""
    return json.dumps(string, ensure_ascii=False)


@lru_cache(maxsize=4 * MOST)
def _rest(rule: str, severity: Severity, message: str, source: str, *, described: bool) -> str:
    """What of a diagnostic does not depend on where it is."""
    page = _page(rule) if described else None
    description = f',"codeDescription":{{"href":{quoted(page)}}}' if page else ""
    return (
        f'"severity":{_SEVERITIES[severity]},"code":{quoted(rule)},"source":"{source}",'
        f'"message":{quoted(message[:_LONGEST_MESSAGE])}{description}'
    )


@cache
def _page(rule: str) -> str | None:
    """Where the page of a rule is, as it was installed."""
    path = _PAGES / f"{rule}.md"
    return file_uri(str(path)) if path.is_file() else None
