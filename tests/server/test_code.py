"""Code beside specifications: its findings are told though it is not open, and kept in step."""

from __future__ import annotations

from pathlib import Path

from tests.server.client import Client
from tests.server.folder import codes

SPEC = "# Lamp\n\nr[lamp.dim]\nA lamp dims.\n"
CODE = "// r[verify lamp.dim]\n#[test]\nfn it_dims() {}\n"


def changed(client: Client, uri: str, kind: int) -> None:
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": kind}]})


def test_findings_in_code_follow_the_disk_and_the_editor(client: Client, tmp_path: Path) -> None:
    (tmp_path / "spec.md").write_text(SPEC, "utf-8")
    code = tmp_path / "tests/lamp.rs"
    code.parent.mkdir()
    code.write_text(CODE.replace("dim]", "dims]"), "utf-8")
    client.settings = {"diagnosticScope": "workspace"}
    client.initialize(tmp_path)
    uri, spec = code.as_uri(), (tmp_path / "spec.md").as_uri()
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["dangling-test"])
    client.forget()
    code.write_text(CODE, "utf-8")
    changed(client, uri, 2)
    client.diagnostics(uri, lambda params: params["diagnostics"] == [])
    client.forget()
    client.open(spec, SPEC)
    client.change(spec, 2, {"text": SPEC.replace("lamp.dim", "lamp.glow")})
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["dangling-test"])
    client.forget()
    code.unlink()
    changed(client, uri, 3)
    client.diagnostics(uri, lambda params: params["diagnostics"] == [])


def test_a_clause_leads_to_its_test_in_code(client: Client, tmp_path: Path) -> None:
    (tmp_path / "spec.md").write_text(SPEC, "utf-8")
    code = tmp_path / "tests/lamp.rs"
    code.parent.mkdir()
    code.write_text("// 😀\n" + CODE, "utf-8")
    client.initialize(tmp_path)
    spec = (tmp_path / "spec.md").as_uri()
    client.open(spec, SPEC)
    client.diagnostics(spec)
    params = {"textDocument": {"uri": spec}, "position": {"line": 2, "character": 4}}
    found = client.request("textDocument/definition", params)
    while "lamp.rs" not in str(found):
        found = client.request("textDocument/definition", params)
    (link,) = found
    assert code.as_uri() in (link.get("targetUri"), link.get("uri"))
    assert "lamp.rs" in client.request("textDocument/hover", params)["contents"]["value"]
