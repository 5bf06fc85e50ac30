"""What the server says that it can do."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types as lsp

from speclsp.server.client import Client


def capabilities(client: Client, commands: Sequence[str]) -> lsp.ServerCapabilities:
    """What this client is told, where there are these commands."""
    return lsp.ServerCapabilities(
        position_encoding=client.encoding,
        text_document_sync=lsp.TextDocumentSyncOptions(
            open_close=True,
            change=lsp.TextDocumentSyncKind.Incremental,
            save=lsp.SaveOptions(include_text=False),
        ),
        definition_provider=True,
        hover_provider=True,
        document_symbol_provider=True,
        document_link_provider=lsp.DocumentLinkOptions(resolve_provider=False),
        code_action_provider=lsp.CodeActionOptions(
            code_action_kinds=[lsp.CodeActionKind.QuickFix], resolve_provider=False
        )
        if client.action_literals
        else None,
        execute_command_provider=lsp.ExecuteCommandOptions(commands) if commands else None,
        diagnostic_provider=lsp.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=True, identifier="speclsp"
        )
        if client.pulls
        else None,
        workspace=lsp.WorkspaceOptions(
            workspace_folders=lsp.WorkspaceFoldersServerCapabilities(
                supported=True, change_notifications=True
            )
        ),
    )
