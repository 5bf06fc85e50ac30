"""Who answers what: every request about a document or a workspace, by its method."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from speclsp.server.background import DISK, in_thread
from speclsp.server.client import Client
from speclsp.server.commands import ASK_MODEL, CLARIFY
from speclsp.server.connection.protocol import Protocol
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.later import Answer, Answering, Later
from speclsp.server.lenses import Lenses
from speclsp.server.requests import Requests
from speclsp.server.session import Session
from speclsp.server.stopping import Stopping

if TYPE_CHECKING:
    from speclsp.server.modelling import Modelling


def answering(
    session: Session,
    client: Client,
    findings: Findings,
    lenses: Lenses,
    modelling: Callable[[], Modelling],
) -> dict[str, Answer]:
    """What is asked at once is at hand; the rest is loaded when it is asked for."""

    def actions() -> Answering:
        from speclsp.server.actions import Actions

        return Actions(session, findings, client, modelling)

    def completing() -> Answering:
        from speclsp.server.completing import Completing

        return Completing(session, client)

    def symbols() -> Answering:
        from speclsp.server.symbols import Symbols

        return Symbols(session, client)

    def tokens() -> Answering:
        from speclsp.server.tokens import Tokens

        return Tokens(session)

    def showing() -> Answering:
        from speclsp.server.showing import Showing

        return Showing(session, client)

    def hierarchy() -> Answering:
        from speclsp.server.hierarchy import Hierarchy

        return Hierarchy(session)

    def naming() -> Answering:
        from speclsp.server.naming import Naming

        return Naming(session, client)

    every: tuple[Answering, ...] = (
        Requests(session, client, findings),
        lenses,
        Later(actions, (lsp.TEXT_DOCUMENT_CODE_ACTION,)),
        Later(modelling, (lsp.CODE_ACTION_RESOLVE,)),
        Later(completing, (lsp.TEXT_DOCUMENT_COMPLETION, lsp.COMPLETION_ITEM_RESOLVE)),
        Later(symbols, (lsp.WORKSPACE_SYMBOL, lsp.WORKSPACE_SYMBOL_RESOLVE)),
        Later(
            tokens,
            (
                lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
                lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA,
                lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE,
            ),
        ),
        Later(
            showing,
            (
                lsp.TEXT_DOCUMENT_INLAY_HINT,
                lsp.TEXT_DOCUMENT_FOLDING_RANGE,
                lsp.TEXT_DOCUMENT_SELECTION_RANGE,
                lsp.TEXT_DOCUMENT_LINKED_EDITING_RANGE,
            ),
        ),
        Later(
            hierarchy,
            (
                lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY,
                lsp.CALL_HIERARCHY_INCOMING_CALLS,
                lsp.CALL_HIERARCHY_OUTGOING_CALLS,
            ),
        ),
        Later(
            naming,
            (
                lsp.TEXT_DOCUMENT_REFERENCES,
                lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT,
                lsp.TEXT_DOCUMENT_PREPARE_RENAME,
                lsp.TEXT_DOCUMENT_RENAME,
                lsp.WORKSPACE_WILL_RENAME_FILES,
            ),
        ),
    )
    return {method: answer for each in every for method, answer in each.answers.items()}


def clarify(session: Session, client: Client, findings: Findings, protocol: Protocol) -> Answer:
    """The command that asks what a finding asks."""

    def clarifying() -> Answering:
        from speclsp.server.clarifying import Clarifying

        return Clarifying(session, client, findings, protocol)

    return Later(clarifying, (CLARIFY,)).answers[CLARIFY]


def models(
    session: Session, client: Client, findings: Findings, protocol: Protocol, stopping: Stopping
) -> Callable[[], Modelling]:
    """Gives who asks models, the same one each time."""

    @cache
    def modelling() -> Modelling:
        from speclsp.server.modelling import Modelling

        return Modelling(session, client, findings, protocol, stopping)

    return modelling


async def expect_questions(session: Session) -> None:
    """Loads, in a thread, what asks models, unless it is plain that nobody wants to."""
    from speclsp.server.switched import off

    if not off(session.wished):
        await in_thread(DISK, partial(import_module, "speclsp.server.modelling"))


def ask_model(modelling: Callable[[], Modelling]) -> Answer:
    """The command that asks a model."""
    return Later(modelling, (ASK_MODEL,)).answers[ASK_MODEL]
