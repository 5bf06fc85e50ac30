"""What a client asks for: methods that are served, that are known and that are none."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.server.monkey.values import position

_DOCUMENT = (
    "hover", "definition", "documentSymbol", "documentLink", "codeAction", "diagnostic", "codeLens",
    "inlayHint", "foldingRange", "selectionRange", "linkedEditingRange", "prepareCallHierarchy",
    "completion", "semanticTokens/full", "semanticTokens/full/delta", "semanticTokens/range",
)  # fmt: skip
_LATER = (
    "references", "rename", "prepareRename", "formatting", "didOpen", "nothing",
)  # fmt: skip
_WORKSPACE = ("diagnostic", "symbol", "executeCommand", "willRenameFiles")
_OTHERS = (
    "codeAction/resolve", "documentLink/resolve", "completionItem/resolve", "speclsp/status",
    "workspaceSymbol/resolve", "codeLens/resolve", "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
    "initialize", "initialized", "$/nothing", "$/cancelRequest", "", "\ud800", "a" * 3_000,
)  # fmt: skip

SERVED = tuple(f"textDocument/{name}" for name in _DOCUMENT)
METHODS = (
    *SERVED,
    *(f"textDocument/{name}" for name in _LATER),
    *(f"workspace/{name}" for name in _WORKSPACE),
    *_OTHERS,
)


def parameters(random: Random, uri: Callable[[], str]) -> Any:
    """What any of them may be asked with. `uri` names some document."""
    start, end = position(random), position(random)
    return {
        "textDocument": {"uri": uri()},
        "position": start,
        "range": {"start": start, "end": end},
        "positions": [start, end],
        "item": {"data": _data(uri())},
        "context": {"diagnostics": [], "only": random.choice((["quickfix"], [], [""]))},
        "previousResultId": random.choice(("x", "0", "")),
        "previousResultIds": [{"uri": uri(), "value": "x"}],
        "newName": "x",
        "query": "x",
        "command": random.choice(("speclsp.nothing", "speclsp.open")),
        "arguments": random.choice(([], [uri(), {"start": start, "end": end}])),
        "data": random.choice(({"jsonrpc": "2.0", "id": 1}, _data(uri()))),
    }


def _data(uri: str) -> Any:
    """What a lens or an item of a hierarchy is found again by."""
    by = {"uri": uri, "kind": "clause", "notation": "model-spec", "name": "sy73", "at": 40}
    return {**by, "shows": "references", "named": True}
