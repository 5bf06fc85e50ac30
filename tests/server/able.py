"""What a client says that shows lenses, hints and documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.server.client import CAPABLE, Client
from tests.server.folder import SPEC, codes, written

SHOWS: Mapping[str, Any] = {
    **CAPABLE,
    "window": {**CAPABLE["window"], "showDocument": {"support": True}},
    "workspace": {
        **CAPABLE["workspace"],
        "codeLens": {"refreshSupport": True},
        "inlayHint": {"refreshSupport": True},
        "foldingRange": {"refreshSupport": True},
    },
}
LISTS: Mapping[str, Any] = {**SHOWS, "experimental": {"speclspShowReferences": True}}


def opened(
    client: Client, folder: Path, capabilities: Mapping[str, Any] = SHOWS, **others: str
) -> str:
    """The specification, opened, when all of its folder is known."""
    client.initialize(written(folder, **others), capabilities=capabilities)
    uri = (folder / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["missing-test"])
    return uri


def document(uri: str) -> Any:
    return {"textDocument": {"uri": uri}}
