"""Findings that a baseline puts off are hints in the editor, as they are counted in CI."""

from __future__ import annotations

from pathlib import Path

from tests.cli.process import run
from tests.server.client import Client
from tests.server.folder import replaced

FILE = "speclsp-baseline.json"
TEXT = "# A\n\nA lamp MAY NOT burn.\n\nA bell MAY NOT ring.\n"


def severities(client: Client, uri: str, wanted: list[int], version: int | None = None) -> None:
    client.diagnostics(
        uri,
        lambda params: [each["severity"] for each in params["diagnostics"]] == wanted,
        version=version,
    )


def test_they_are_hints_and_what_is_new_is_not(client: Client, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "speclsp.toml").write_text(f'baseline = "{FILE}"\n', "utf-8")
    assert run(tmp_path, "--check", "--write-baseline", FILE).code == 0
    client.initialize(tmp_path)
    uri = (tmp_path / "a.md").as_uri()
    client.open(uri, TEXT)
    severities(client, uri, [4, 4])
    client.change(uri, 2, replaced(TEXT, "# A", "A door MAY NOT be.\n\n# A"))
    severities(client, uri, [2, 4, 4], 2)


def test_a_baseline_that_changes_is_read_again(client: Client, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "speclsp.toml").write_text(f'baseline = "{FILE}"\n', "utf-8")
    client.initialize(tmp_path)
    uri = (tmp_path / "a.md").as_uri()
    client.open(uri, TEXT)
    severities(client, uri, [2, 2])
    assert run(tmp_path, "--check", "--write-baseline", FILE).code == 0
    file = (tmp_path / FILE).as_uri()
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file, "type": 1}]})
    severities(client, uri, [4, 4])
    (tmp_path / FILE).write_text("{", "utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file, "type": 2}]})
    severities(client, uri, [2, 2])
