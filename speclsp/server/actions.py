"""Code actions: fixes of the findings at a place, as edits that the client can make."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial

from speclsp.checking.check import fixes
from speclsp.diagnostic import Fix
from speclsp.features.actions import Action, actions
from speclsp.server.client import Client, at, strings
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.text import Text
from speclsp.work import Work


class Actions:
    """Answers to `textDocument/codeAction`, for documents that are open."""

    def __init__(self, session: Session, findings: Findings, client: Client) -> None:
        self._session = session
        self._findings = findings
        self._client = client
        self._units: Units = session.units

    def code_action(self, params: Json) -> Work[Json]:
        opened = self._session.opened.get(key_of(document_uri(params)))
        range_, only = member(params, "range"), at(params, "context", "only")
        if opened is None or opened.kind != "markdown" or opened.desynced:
            return []
        if not self._client.action_literals or not _wants_quickfix(only):
            return []
        there = opened.located
        # As long as this takes, the client may go on typing.
        versions = {path: each.version for path, each in opened.root.opened.items()}
        found = actions(
            there.snapshot,
            there.path,
            self._units.span(there.text, range_),
            (yield from self._findings.finding(opened)),
            fixes=partial(fixes, there.snapshot, there.path),
        )
        texts: dict[str, Text] = {}
        converted = []
        for action in found:
            if (edit := self._workspace_edit(there, action.fix, versions)) is not None:
                converted.append(self._converted(there, action, edit, texts))
            yield
        return converted

    def _converted(
        self, there: Located, action: Action, edit: Json, texts: dict[str, Text]
    ) -> Json:
        converted = {
            "title": action.title,
            "kind": "quickfix",
            "diagnostics": [
                json.loads(self._findings.diagnostic(there, each, texts))
                for each in action.diagnostics
            ],
            "edit": edit,
        }
        if self._client.preferred_actions and action.preferred:
            converted["isPreferred"] = True
        return converted

    def _workspace_edit(self, there: Located, fix: Fix, versions: Mapping[str, int | None]) -> Json:
        """The edits of a fix, which hold for these versions; None where the client cannot make
        them."""
        edits: dict[str, list[Json]] = {}
        for path, (span, words) in fix.edits:
            range_ = self._units.range(there.text_of(path), span)
            edits.setdefault(path, []).append({"range": range_, "newText": words})
        if not self._client.document_changes and not fix.created:
            return {"changes": {there.uri_of(path): each for path, each in edits.items()}}
        if fix.created and not self._client.creates_files:
            return None
        changes: list[Json] = []
        for path, words in fix.created:
            uri = there.uri_of(path)
            top = {"line": 0, "character": 0}
            insertion = {"range": {"start": top, "end": top}, "newText": words}
            changes.append({"kind": "create", "uri": uri})
            changes.append({"textDocument": {"uri": uri, "version": None}, "edits": [insertion]})
        for path, each in edits.items():
            document = {"uri": there.uri_of(path), "version": versions.get(path)}
            changes.append({"textDocument": document, "edits": each})
        return {"documentChanges": changes}


def _wants_quickfix(only: Json) -> bool:
    return only is None or any(kind in ("", "quickfix") for kind in strings(only))
