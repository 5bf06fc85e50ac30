"""The `initialize` of a random session: what its client can do, from nothing to too much."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, Literal

from speclsp.server.convert import Encoding
from tests.server.client import CAPABLE
from tests.server.monkey.values import odd, shaken

Ability = Literal["poor", "rich", "odd"]
ABILITIES: tuple[Ability, ...] = ("rich", "poor", "odd")


def initialize(
    random: Random, folder: Path, encoding: Encoding, ability: Ability, *, pull: bool
) -> Any:
    """The parameters. The encoding is offered first, but what holds is what the server answers."""
    capabilities: Any = {"general": {"positionEncodings": [encoding, "utf-16"]}}
    if ability != "poor":
        capabilities = _rich() | capabilities
    if ability == "odd":
        capabilities = _odd(random, capabilities)
    if pull:
        document = capabilities.setdefault("textDocument", {})
        document["diagnostic"] = {"dynamicRegistration": False, "relatedDocumentSupport": False}
    params: Any = {
        "processId": None,
        "rootUri": None,
        "capabilities": capabilities,
        "workspaceFolders": [{"uri": (folder / "one").as_uri(), "name": "one"}],
    }
    if ability == "odd":
        params["processId"] = random.choice((None, 0, -1, "12", 1.5, [], 2**40))
        params["trace"] = random.choice(("compact", None, 3))
        params["clientInfo"] = random.choice(({}, None, "x", {"name": None}))
        params["locale"] = random.choice((None, 3, "xx"))
        params["workspaceFolders"] += [{"uri": 3}, None, {"name": "x"}, {"uri": ""}]
        params["initializationOptions"] = odd(random)
    return params


def _rich() -> Any:
    capabilities = {section: dict(members) for section, members in CAPABLE.items()}
    capabilities["workspace"] |= {"diagnostics": {"refreshSupport": True}}
    capabilities["experimental"] = {"speclspStatus": True}
    return capabilities


def _odd(random: Random, capabilities: Any) -> Any:
    """With values that no version of the protocol knows, or of the wrong kind."""
    for section in ("window", "workspace", "textDocument", "experimental"):
        if random.random() < 0.5:
            capabilities[section] = shaken(random, capabilities[section])
        if not isinstance(capabilities[section], dict):
            capabilities[section] = {}
    numbers = {"valueSet": [1, 99, 118115, "x", None]}
    capabilities["textDocument"] |= {
        "completion": {"completionItemKind": numbers, "completionItem": {"tagSupport": numbers}},
        "publishDiagnostics": {"tagSupport": {"valueSet": [9]}, "relatedInformation": "yes"},
        "documentSymbol": {"symbolKind": numbers, "hierarchicalDocumentSymbolSupport": 1},
        "hover": {"contentFormat": ["html", 3, "markdown"]},
    }
    edit = {"failureHandling": "best", "resourceOperations": ["zap", None, "create"]}
    capabilities["workspace"]["workspaceEdit"] = edit
    return capabilities
