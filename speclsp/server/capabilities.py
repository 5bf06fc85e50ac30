"""What the server says that it can do, as JSON. To make it out of the types of the protocol takes
long, while an editor waits; a test holds it against them."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types as lsp

from speclsp import __version__
from speclsp.features.kinds import KINDS
from speclsp.server.client import Client
from speclsp.server.connection.values import Json
from speclsp.server.legend import legend

TRIGGERS = ("[", "(", "#", "^", "-", ".", "/", "=", "<", '"')
"""What is typed before something that may be completed, besides letters."""


def initialize_result(client: Client, commands: Sequence[str]) -> Json:
    """What this client is told, where there are these commands."""
    capabilities: dict[str, Json] = {
        "positionEncoding": client.encoding,
        "textDocumentSync": {
            "openClose": True,
            "change": lsp.TextDocumentSyncKind.Incremental.value,
            "save": {"includeText": False},
        },
        "definitionProvider": True,
        "hoverProvider": True,
        "documentSymbolProvider": True,
        "documentLinkProvider": {"resolveProvider": False},
        "codeLensProvider": {"resolveProvider": True},
        "inlayHintProvider": {"resolveProvider": False},
        "foldingRangeProvider": True,
        "selectionRangeProvider": True,
        "callHierarchyProvider": True,
        "linkedEditingRangeProvider": True,
        "referencesProvider": True,
        "documentHighlightProvider": True,
        "renameProvider": {"prepareProvider": True} if client.prepares_renames else True,
        "completionProvider": {"triggerCharacters": [*TRIGGERS], "resolveProvider": True},
        "workspaceSymbolProvider": {"resolveProvider": client.resolves_symbols},
        "semanticTokensProvider": {
            "legend": legend(),
            "full": {"delta": client.token_deltas},
            "range": client.token_ranges,
        },
        "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
    }
    if client.action_literals:
        kinds = [*KINDS]
        resolves = client.resolves_edits
        capabilities["codeActionProvider"] = {"codeActionKinds": kinds, "resolveProvider": resolves}
    if client.tells_of_renames:
        # Whatever a link may lead to, and folders of it.
        anything = {"scheme": "file", "pattern": {"glob": "**/*"}}
        capabilities["workspace"]["fileOperations"] = {"willRename": {"filters": [anything]}}
    if commands:
        capabilities["executeCommandProvider"] = {"commands": [*commands]}
    if client.pulls:
        capabilities["diagnosticProvider"] = {
            "identifier": "speclsp",
            "interFileDependencies": True,
            "workspaceDiagnostics": True,
        }
    server = {"name": "speclsp", "version": __version__}
    return {"capabilities": capabilities, "serverInfo": server}
