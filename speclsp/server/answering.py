"""Who answers what: every request about a document or a workspace, by its method."""

from __future__ import annotations

from lsprotocol import types as lsp

from speclsp.server.client import Client
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.later import Answer, Answering, Later
from speclsp.server.lenses import Lenses
from speclsp.server.requests import Requests
from speclsp.server.session import Session


def answering(
    session: Session, client: Client, findings: Findings, lenses: Lenses
) -> dict[str, Answer]:
    """What is asked at once is at hand; the rest is loaded when it is asked for."""

    def actions() -> Answering:
        from speclsp.server.actions import Actions

        return Actions(session, findings, client)

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
