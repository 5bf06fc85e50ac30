"""What a client asks for: methods that are served, that are known and that are none."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.server.monkey.values import NAMES, number, position

_DOCUMENT = (
    "hover", "definition", "documentSymbol", "documentLink", "codeAction", "diagnostic", "codeLens",
    "inlayHint", "foldingRange", "selectionRange", "linkedEditingRange", "prepareCallHierarchy",
    "completion", "semanticTokens/full", "semanticTokens/full/delta", "semanticTokens/range",
    "references", "documentHighlight", "prepareRename", "rename",
)  # fmt: skip
_LATER = ("formatting", "didOpen", "nothing")
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
        "positions": [start, end] * random.choice((1, 1, 1, 600)),
        "item": {"data": _data(random, uri())},
        "context": {
            "diagnostics": [],
            "only": random.choice((["quickfix"], [], [""], ["source.fixAll"])),
            "includeDeclaration": random.choice((True, False)),
            "triggerKind": random.choice((1, 2, 3, 7)),
        },
        "previousResultId": random.choice(("x", "0", "", "1", "2", "5", "30")),
        "previousResultIds": [{"uri": uri(), "value": "x"}],
        "newName": random.choice(NAMES),
        "files": [
            {"oldUri": uri(), "newUri": random.choice((uri(), uri() + "x", uri() + "/../../y.md"))}
            for _ in range(random.choice((0, 1, 1, 2, 300)))
        ],
        "query": random.choice(("x", "", "tone", *NAMES)),
        "command": random.choice(("speclsp.nothing", "speclsp.open")),
        "arguments": random.choice(
            ([], [uri(), {"start": start, "end": end}], ["file:///etc/passwd", {"start": start}])
        ),
        "location": {"uri": uri()},
        "data": random.choice(({"jsonrpc": "2.0", "id": 1}, _data(random, uri()), _source(random))),
    }


def _data(random: Random, uri: str) -> Any:
    """What a lens or an item of a hierarchy is found again by, and what a symbol is."""
    by = {
        "uri": uri,
        "kind": random.choice(("clause", "clause", "section", "nothing")),
        "notation": random.choice(("model-spec", "model-spec", "kiro", "nothing")),
        "name": random.choice(("sy73", "bn20", "tone", *NAMES)),
        "at": number(random, 80),
        "start": number(random, 80),
        "end": number(random, 80),
    }
    return {**by, "shows": random.choice(("references", "tests", "x")), "named": True}


def _source(random: Random) -> Any:
    """What a completion item is found again by."""
    return {
        "uri": "",
        "what": random.choice(("clause", "section", "term", "file", "nothing")),
        "name": random.choice(("sy73", "tone", *NAMES)),
    }
