"""Questions to a model: asked when the user wants it, shown while they take, and answered with an
edit of the document that was asked about, or not at all.

Whatever the document becomes meanwhile, nothing is written into it that was meant for another text.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, NamedTuple, TypeVar

from lsprotocol import types as lsp

from speclsp.checking.levels import Overrides
from speclsp.clarify.challenge import challenged
from speclsp.clarify.missed import diagnostic, missed, section_at
from speclsp.clarify.readings import Clarification, clarified
from speclsp.clarify.sendable import sendable
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.model.asking import ModelError
from speclsp.model.opening import Opened as OpenedModel
from speclsp.model.secrets import secret_in
from speclsp.server import offered
from speclsp.server.answered import (
    CHANGED,
    GONE,
    NO_CASE,
    NO_READINGS,
    Answered,
    Heard,
    NothingError,
)
from speclsp.server.client import Client, at
from speclsp.server.commands import ASK_MODEL
from speclsp.server.connection.codes import CONTENT_MODIFIED, RefusedError
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.slices import whole
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.later import Answer
from speclsp.server.models import DeclinedError, Models
from speclsp.server.offered import CHALLENGE, MISSED, Asked
from speclsp.server.opened import Located, Opened
from speclsp.server.session import Session
from speclsp.server.stopping import Stopping
from speclsp.server.uris import key_of
from speclsp.server.window import Window
from speclsp.text import Span
from speclsp.work import Work

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

_NOT_READ = "nothing is asked before the workspace has been read"


class _About(NamedTuple):
    """What is asked about, as it was when the question came."""

    opened: Opened
    # In a workspace without what is never sent.
    there: Located
    span: Span
    # Under which overrides, and what was found then.
    overrides: Overrides
    findings: tuple[Diagnostic, ...]
    finding: Diagnostic | None


class Modelling:
    """Offers to ask, and asks."""

    def __init__(
        self,
        session: Session,
        client: Client,
        findings: Findings,
        protocol: Protocol,
        stopping: Stopping,
    ) -> None:
        self._session = session
        self._client = client
        self._findings = findings
        self._stopping = stopping
        self._models = Models(session, protocol)
        self._answered = Answered(session, client, findings, protocol)
        self._window = Window(protocol)

    @property
    def answers(self) -> dict[str, Answer]:
        return {ASK_MODEL: self.execute, lsp.CODE_ACTION_RESOLVE: self.resolve}

    def offered(self, opened: Opened, there: Located, span: Span) -> Work[list[Json]]:
        """What can be asked at a place, as code actions."""
        # What has not been read may forbid it.
        if not there.root.read.is_set():
            return []
        refusal = self._models.refusal(there.root, there.path)
        if refusal is not None and not self._client.disabled_actions:
            return []
        found = yield from self._findings.finding(opened)
        return list(
            offered.offers(
                self._client, self._session.units, there, opened.version, span, found, refusal
            )
        )

    def resolve(self, action: Json) -> Json:
        """The action with its edit; without one where there is nothing to be written."""
        asked = offered.received(at(action, "data"))
        if asked is None or asked.task == MISSED or not self._client.resolves_edits:
            return action
        return self._resolved(action, asked)

    async def _resolved(self, action: Json, asked: Asked) -> Json:
        async def edited() -> Json:
            return {**action, "edit": self._answered.edit(*await self._asked(asked))}

        return await self._told(edited(), action)

    def execute(self, arguments: list[Json]) -> Json:
        """Asks, and has the answer written. Whether something came of it."""
        asked = offered.received(arguments[0]) if len(arguments) == 1 else None
        if asked is None:
            raise MalformedError(f"{ASK_MODEL} takes one question")
        return self._told(self._executed(asked), False)

    async def _executed(self, asked: Asked) -> bool:
        if asked.task == MISSED:
            return await self._missed(asked)
        return await self._answered.applied(*await self._asked(asked))

    async def _told(self, work: Coroutine[Any, Any, Json], otherwise: Json) -> Json:
        """What comes of a question, or, where nothing does, which the user is told, `otherwise`."""
        try:
            return await work
        except NothingError as error:
            self._window.tell(str(error))
        except RefusedError as error:
            # A client may keep to itself that an answer comes too late.
            self._window.tell(error.message)
            raise
        except DeclinedError:
            log.info("the user does not want an answer")
        return otherwise

    async def _asked(self, asked: Asked) -> tuple[Located, Fix]:
        """What the user has chosen of the answer. Raises NothingError, DeclinedError, and
        RefusedError where the document has changed."""
        about = await self._about(asked)
        fix = await (self._challenge if asked.task == CHALLENGE else self._readings)(about)
        if fix is None:
            raise DeclinedError
        self._hold(about, fix)
        return about.there, fix

    async def _readings(self, about: _About) -> Fix | None:
        there = about.there

        async def work(model: Heard) -> Clarification | None:
            found = await clarified(
                model,
                there.snapshot,
                there.path,
                about.span,
                about.findings,
                about.finding,
                about.overrides,
            )
            if found is not None and not any(each.verified for each in found.readings):
                await model.forget()
            return found

        found = await self._answer(about, work)
        if found is None:
            raise NothingError(NO_READINGS)
        self._hold(about)
        return await self._answered.reading(there, found)

    async def _challenge(self, about: _About) -> Fix | None:
        place = offered.clause_at(about.there, about.span)
        if place is None:
            raise NothingError(NO_CASE)

        async def work(model: Heard) -> tuple[Fix | None, str]:
            found = await challenged(model, about.there.snapshot, place, about.overrides)
            if found is None:
                await model.forget()
            return found, model.name

        fix, name = await self._answer(about, work)
        if fix is None:
            raise NothingError(NO_CASE)
        self._hold(about, fix)
        return await self._answered.example(fix, name)

    async def _missed(self, asked: Asked) -> bool:
        about = await self._about(asked)
        there = about.there

        async def work(model: Heard) -> tuple[Diagnostic, ...]:
            start = about.span.start
            found = await missed(model, there.snapshot, there.path, start, about.findings)
            return tuple(map(diagnostic, found))

        found = await self._answer(about, work)
        self._hold(about)
        self._answered.note(about.opened, there, found)
        return True

    async def _answer(
        self, about: _About, work: Callable[[Heard], Coroutine[Any, Any, _Result]]
    ) -> _Result:
        """What comes of `work` with the model. Raises DeclinedError where nobody answers, which the
        user knows then."""
        there = about.there

        def asking(model: OpenedModel) -> Awaitable[_Result]:
            name = model.identity.rpartition(" ")[2]
            return self._stopping.shown(f"speclsp asks {name}", _heard(work, Heard(model)))

        try:
            return await self._models.ask(there.root, there.path, asking)
        except ModelError as error:
            self._models.tell(there.root, _placed(error, about))
            raise DeclinedError from None

    async def _about(self, asked: Asked) -> _About:
        """What is asked about. Raises NothingError, and RefusedError where it has changed."""
        opened = self._session.opened.get(key_of(asked.uri))
        if opened is None or opened.kind != "markdown" or opened.desynced:
            raise NothingError(GONE)
        if asked.version != opened.version:
            raise RefusedError(CONTENT_MODIFIED, CHANGED)
        there = opened.located
        span = self._session.units.span(there.text, asked.range)
        if there.root.path:
            # Its configuration may forbid what is asked.
            await there.root.until_read()
            if not there.root.read.is_set():
                raise NothingError(_NOT_READ)
        overrides = there.root.overrides
        there = there._replace(snapshot=sendable(there.root.snapshot))
        findings = await whole(self._findings.finding(opened))
        about = _About(opened, there, span, overrides, findings, None)
        self._hold(about)
        if not asked.rule:
            return about
        for each in findings:
            if (each.rule, each.message, each.span) == (asked.rule, asked.message, span):
                return about._replace(finding=each)
        raise NothingError(GONE)

    def _hold(self, about: _About, fix: Fix | None = None) -> None:
        """Raises RefusedError where the documents are no longer those of the question."""
        there, opened = about.there, about.opened
        now = self._session.opened.get(opened.key)
        if now is opened and opened.root is there.root and not opened.desynced:
            located = opened.located
            paths = {there.path, *(path for path, _ in (fix.edits if fix else ()))}
            same = all(located.text_of(each).string == there.text_of(each).string for each in paths)
            made = any(located.snapshot.exists(path) for path, _ in (fix.created if fix else ()))
            if same and not made:
                return
        raise RefusedError(CONTENT_MODIFIED, CHANGED)


def _placed(error: ModelError, about: _About) -> ModelError:
    """An error about a secret with where that stands in the document, as far as that is known."""
    there = about.there
    section = section_at(there.snapshot, there.path, about.span.start)
    if error.kind != "secret" or section is None:
        return error
    found = secret_in(there.text.string[section.start : section.end])
    if found is None:
        return error
    line = there.text.line_at(section.start + found.start) + 1
    return ModelError("secret", f"line {line} has what looks like a secret, so nothing is sent")


async def _heard(work: Callable[[Heard], Awaitable[_Result]], model: Heard) -> _Result:
    """What `work` gives; answers that cannot be read are asked for anew the next time."""
    try:
        return await work(model)
    except ModelError as error:
        if error.kind == "bad-answer":
            await model.forget()
        raise
