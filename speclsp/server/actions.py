"""Code actions: fixes of the findings at a place, as edits that the client can make."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial

from speclsp.checking.check import fixes
from speclsp.diagnostic import Fix
from speclsp.features.actions import Action, actions
from speclsp.server.client import Client, at, strings
from speclsp.server.convert import Json, Units, document_uri, member
from speclsp.server.opened import Opened
from speclsp.server.publish import Publisher
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.text import Text


class Actions:
    """Answers to `textDocument/codeAction`, for documents that are open."""

    def __init__(self, session: Session, publisher: Publisher, client: Client) -> None:
        self._session = session
        self._publisher = publisher
        self._client = client
        self._units: Units = session.units

    def code_action(self, params: Json) -> Json:
        opened = self._session.opened.get(key_of(document_uri(params)))
        range_, only = member(params, "range"), at(params, "context", "only")
        if opened is None or opened.kind != "markdown" or opened.desynced:
            return []
        if not self._client.action_literals or not _wants_quickfix(only):
            return []
        found = actions(
            opened.root.snapshot,
            opened.path,
            self._units.span(opened.text, range_),
            self._publisher.found(opened),
            fixes=partial(fixes, opened.root.snapshot, opened.path),
        )
        return list(self._converted(opened, found))

    def _converted(self, opened: Opened, found: Iterable[Action]) -> Iterator[Json]:
        texts: dict[str, Text | None] = {opened.path: opened.text}
        for action in found:
            edit = self._workspace_edit(opened, action.fix)
            if edit is None:
                continue
            converted = {
                "title": action.title,
                "kind": "quickfix",
                "diagnostics": [
                    json.loads(self._publisher.diagnostic(opened, each, texts))
                    for each in action.diagnostics
                ],
                "edit": edit,
            }
            if self._client.preferred_actions and action.preferred:
                converted["isPreferred"] = True
            yield converted

    def _workspace_edit(self, opened: Opened, fix: Fix) -> Json:
        """The edits of a fix; None where the client cannot make them."""
        root = opened.root
        edits: dict[str, list[Json]] = {}
        for path, (span, words) in fix.edits:
            text = root.text(path)
            if text is None:
                return None
            range_ = self._units.range(text, span)
            edits.setdefault(path, []).append({"range": range_, "newText": words})
        if not self._client.document_changes and not fix.created:
            return {"changes": {_uri(opened, path): each for path, each in edits.items()}}
        if fix.created and not self._client.creates_files:
            return None
        changes: list[Json] = []
        for path, words in fix.created:
            uri = _uri(opened, path)
            top = {"line": 0, "character": 0}
            insertion = {"range": {"start": top, "end": top}, "newText": words}
            changes.append({"kind": "create", "uri": uri})
            changes.append({"textDocument": {"uri": uri, "version": None}, "edits": [insertion]})
        for path, each in edits.items():
            other = root.opened.get(path)
            document = {"uri": _uri(opened, path), "version": other.version if other else None}
            changes.append({"textDocument": document, "edits": each})
        return {"documentChanges": changes}


def _wants_quickfix(only: Json) -> bool:
    return only is None or any(kind in ("", "quickfix") for kind in strings(only))


def _uri(opened: Opened, path: str) -> str:
    return opened.uri if path == opened.path else opened.root.uri_of(path)
