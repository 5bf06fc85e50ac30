"""Conversations about specs that are imported: what the user allows, and where they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.modules.worlds import clause, declared
from tests.server.client import CAPABLE, Client
from tests.server.folder import at, codes

TEXT = clause("ORD-1", "It SHALL hold as billing#REQ-7 says, and billing#REQ-9.")


def shop(folder: Path) -> Path:
    """A folder with a module, and beside it one that it imports."""
    files = {
        "ordering/speclsp.toml": declared("ordering", "billing"),
        "ordering/spec.md": TEXT,
        "billing/speclsp.toml": declared("billing"),
        "billing/spec.md": clause("REQ-7"),
    }
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder / "ordering"


def has(*rules: str) -> Any:
    return lambda params: codes(params["diagnostics"]) == list(rules)


def test_what_is_outside_is_not_read_unless_the_user_allows_it(
    client: Client, tmp_path: Path
) -> None:
    root = shop(tmp_path)
    client.initialize(root)
    uri, config = (root / "spec.md").as_uri(), (root / "speclsp.toml").as_uri()
    client.open(config, declared("ordering", "billing"), language="toml")
    client.open(uri, TEXT)
    (found,) = client.diagnostics(config, has("unresolved-import"))
    assert "not allowed" in found["message"]
    assert client.request("textDocument/definition", at(uri, TEXT, "REQ-7")) == []
    client.settings = {"allowImports": [str(tmp_path / "billing"), 3, "relative", "~nobody/x"]}
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    client.diagnostics(config, has())
    (found,) = client.diagnostics(uri, has("dangling-reference"))
    assert found["message"] == '"REQ-9" is defined nowhere in the module "billing"'
    (place,) = client.request("textDocument/definition", at(uri, TEXT, "REQ-7"))
    there = (tmp_path / "billing/spec.md").as_uri()
    assert place.get("targetUri", place.get("uri")) == there
    hover = client.request("textDocument/hover", at(uri, TEXT, "REQ-7"))
    assert "of the module" in hover["contents"]["value"]
    # Taken back, it is unknown again.
    client.settings = {}
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    client.diagnostics(config, has("unresolved-import"))


def test_what_the_user_allows_from_the_start_holds(client: Client, tmp_path: Path) -> None:
    root = shop(tmp_path)
    workspace = CAPABLE["workspace"] | {"configuration": False}
    allowed = {"speclsp": {"allowImports": [str(tmp_path)]}}
    able = CAPABLE | {"workspace": workspace}
    client.initialize(root, capabilities=able, initializationOptions=allowed)
    uri = (root / "spec.md").as_uri()
    client.open(uri, TEXT)
    client.diagnostics(uri, has("dangling-reference"))


def test_the_server_loads_nothing_that_fetches() -> None:
    loading = "import speclsp.server.server, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loading], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "speclsp.loading.imports" in loaded
    never = {f"speclsp.loading.{name}" for name in ("git", "fetching", "packages")}
    assert not loaded & never


def test_modules_come_and_go_on_disk(client: Client, tmp_path: Path) -> None:
    shop(tmp_path)
    client.initialize(tmp_path)
    uri = (tmp_path / "ordering/spec.md").as_uri()
    client.open(uri, TEXT)
    client.diagnostics(uri, has("dangling-reference"))
    file = tmp_path / "billing/spec.md"
    file.write_text(clause("REQ-7") + clause("REQ-9"), "utf-8")
    kind = 2
    client.notify(
        "workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": kind}]}
    )
    client.diagnostics(uri, has())
    config = tmp_path / "billing/speclsp.toml"
    config.write_text(declared("billing", more="exports.clauses = []\n"), "utf-8")
    client.notify(
        "workspace/didChangeWatchedFiles", {"changes": [{"uri": config.as_uri(), "type": kind}]}
    )
    client.diagnostics(uri, has("unexported-reference", "unexported-reference"))
