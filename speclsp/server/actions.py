"""Code actions: what can be done at a place, as edits that the client can make."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from speclsp.checking.check import fixes
from speclsp.checking.fixing import fixing
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.features.actions import Action, actions, is_wanted
from speclsp.features.identifying import identifying
from speclsp.features.kinds import FIX_ALL, KINDS, QUICK, REWRITE
from speclsp.features.new_tests import tests_of_section
from speclsp.interview.question import asking
from speclsp.rules.all import BY_NAME
from speclsp.server.client import Client, at, strings
from speclsp.server.commands import CLARIFY
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.opened import Located, Opened, head_size
from speclsp.server.session import Session
from speclsp.server.sought import sentence_of
from speclsp.server.switched import disabled, off
from speclsp.server.uris import key_of
from speclsp.server.workspace_edits import WorkspaceEdits
from speclsp.text import Span, Text
from speclsp.work import Work

if TYPE_CHECKING:
    from speclsp.server.modelling import Modelling

_INVOKED, _AUTOMATIC = 1, 2
"""Whether the user asked, or the client did whenever the cursor moved."""


class Actions:
    """Answers to `textDocument/codeAction`, for documents that are open."""

    def __init__(
        self,
        session: Session,
        findings: Findings,
        client: Client,
        modelling: Callable[[], Modelling],
    ) -> None:
        self._session = session
        self._findings = findings
        self._client = client
        self._modelling = modelling
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
            if (done := self._done(there, action, versions)) is not None:
                converted.append(self._converted(there, action, done, texts))
            yield
        if REWRITE in wanted:
            converted += yield from self._models(opened, there, span)
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
                group=_group,
                date=date.today().isoformat(),
                asks=partial(self._asks, there),
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

    def _models(self, opened: Opened, there: Located, span: Span) -> Work[list[Json]]:
        """What a model can be asked."""
        able = self._client
        if opened.kind != "markdown" or not (able.applies_edits or able.resolves_edits):
            return []
        if reason := off(self._session.wished):
            return [disabled(reason)] if able.disabled_actions else []
        return (yield from self._modelling().offered(opened, there, span))

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
        self, there: Located, action: Action, done: Json, texts: dict[str, Text]
    ) -> Json:
        converted = {"title": action.title, "kind": action.kind, **done}
        if action.kind == QUICK:
            converted["diagnostics"] = [
                json.loads(self._findings.diagnostic(there, each, texts))
                for each in action.diagnostics
            ]
        if self._client.preferred_actions and action.preferred:
            converted["isPreferred"] = True
        return converted

    def _done(self, there: Located, action: Action, versions: Mapping[str, int | None]) -> Json:
        """What the client does for it: an edit, or a command; None where it can do neither."""
        if action.asks:
            arguments = [self._asked(there, action.diagnostics[0], versions.get(there.path))]
            command = {"title": action.title, "command": CLARIFY, "arguments": arguments}
            return {"command": command}
        blanks = () if action.blank is None else (action.blank,)
        edit = self._edits.of(
            there, action.fix, versions, blanks=lambda edit: blanks, reviewed=action.reviewed
        )
        return None if edit is None else {"edit": edit}

    def _asked(self, there: Located, diagnostic: Diagnostic, version: int | None) -> Json:
        """What its finding is found again by."""
        return {
            "uri": there.uri,
            "version": version,
            "rule": diagnostic.rule,
            "message": diagnostic.message,
            "range": self._units.range(there.text, diagnostic.span),
        }

    def _asks(self, there: Located, diagnostic: Diagnostic) -> bool:
        """Whether the client can ask it and write the answer: with nothing but buttons, where there
        is something to be put on them."""
        if not self._client.applies_edits:
            return False
        options = asking(there.snapshot, there.path, diagnostic).options
        return bool(options or (self._client.chooses and sentence_of(there, diagnostic)))


def _group(rule: str) -> str:
    return BY_NAME[rule].group if rule in BY_NAME else ""


def _wanted(only: Json, trigger: Json) -> tuple[str, ...]:
    """The kinds that are asked for: while the cursor moves, only what mends a finding."""
    if only is not None:
        return tuple(kind for kind in KINDS if is_wanted(kind, strings(only)))
    if trigger == _AUTOMATIC:
        return (QUICK,)
    return KINDS if trigger == _INVOKED else (QUICK, REWRITE)
