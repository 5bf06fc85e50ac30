"""Code actions: what can be done at a place, as edits that the client can make."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from lsprotocol import types as lsp

from speclsp.checking.check import fixes
from speclsp.checking.fixing import fixing
from speclsp.diagnostic import Fix
from speclsp.features.actions import Action, actions, is_wanted
from speclsp.features.identifying import identifying
from speclsp.features.kinds import FIX_ALL, KINDS, QUICK, REWRITE
from speclsp.features.new_tests import tests_of_section
from speclsp.server.client import Client, at, strings
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.opened import Located, Opened, head_size
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.server.workspace_edits import WorkspaceEdits
from speclsp.text import Span, Text
from speclsp.work import Work

_INVOKED, _AUTOMATIC = 1, 2
"""Whether the user asked, or the client did whenever the cursor moved."""


class Actions:
    """Answers to `textDocument/codeAction`, for documents that are open."""

    def __init__(self, session: Session, findings: Findings, client: Client) -> None:
        self._session = session
        self._findings = findings
        self._client = client
        self._units: Units = session.units
        self._edits = WorkspaceEdits(client, session.units)

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_CODE_ACTION: self.code_action,
        }

    def code_action(self, params: Json) -> Work[Json]:
        opened = self._session.opened.get(key_of(document_uri(params)))
        range_, only = member(params, "range"), at(params, "context", "only")
        if opened is None or opened.kind == "other" or opened.desynced:
            return []
        wanted = _wanted(only, at(params, "context", "triggerKind"))
        if not self._client.action_literals or not wanted:
            return []
        there = opened.located
        # As long as this takes, the client may go on typing.
        versions = {path: each.version for path, each in opened.root.opened.items()}
        span = self._units.span(there.text, range_)
        found = yield from self._found(opened, there, span, wanted)
        texts: dict[str, Text] = {}
        converted = []
        for action in found:
            if (edit := self._edit(there, action, versions)) is not None:
                converted.append(self._converted(there, action, edit, texts))
            yield
        return converted

    def _found(
        self, opened: Opened, there: Located, span: Span, wanted: Iterable[str]
    ) -> Work[list[Action]]:
        found: list[Action] = []
        if QUICK in wanted:
            found += actions(
                there.snapshot,
                there.path,
                span,
                (yield from self._findings.finding(opened)),
                fixes=partial(fixes, there.snapshot, there.path),
            )
            yield
        if REWRITE in wanted:
            found += identifying(there.snapshot, there.path, span)
            yield
            found += tests_of_section(there.snapshot, there.path, span)
            yield
        if FIX_ALL in wanted and not opened.left_out:
            found += yield from self._all(opened, there)
        return found

    def _all(self, opened: Opened, there: Located) -> Work[list[Action]]:
        """To make all the safe fixes in the document."""
        if head_size(there.text) < len(there.text):
            return []
        path = there.path
        fixed = yield from fixing(
            there.snapshot, (path,), opened.root.overrides, may_change=lambda each: each == path
        )
        edits = tuple((path, edit) for edit in fixed.edits.get(path, ()))
        if not edits:
            return []
        fix = Fix("Fix all that is safe to fix", "safe", edits)
        return [Action(fix.title, FIX_ALL, fix, fixed.mended.get(path, ()))]

    def _converted(
        self, there: Located, action: Action, edit: Json, texts: dict[str, Text]
    ) -> Json:
        converted = {"title": action.title, "kind": action.kind, "edit": edit}
        if action.kind == QUICK:
            converted["diagnostics"] = [
                json.loads(self._findings.diagnostic(there, each, texts))
                for each in action.diagnostics
            ]
        if self._client.preferred_actions and action.preferred:
            converted["isPreferred"] = True
        return converted

    def _edit(self, there: Located, action: Action, versions: Mapping[str, int | None]) -> Json:
        return self._edits.of(
            there, action.fix, versions, blank=action.blank, reviewed=action.reviewed
        )


def _wanted(only: Json, trigger: Json) -> tuple[str, ...]:
    """The kinds that are asked for: while the cursor moves, only what mends a finding."""
    if only is not None:
        return tuple(kind for kind in KINDS if is_wanted(kind, strings(only)))
    if trigger == _AUTOMATIC:
        return (QUICK,)
    return KINDS if trigger == _INVOKED else (QUICK, REWRITE)
