"""What a client is told of its folders."""

from __future__ import annotations

from pathlib import Path

from tests.server.client import CAPABLE, Client
from tests.server.folder import SPEC, written

WANTED = {**CAPABLE, "experimental": {"speclspStatus": True}}


def test_a_client_that_wants_it_is_told_what_the_folders_hold(
    client: Client, tmp_path: Path
) -> None:
    client.initialize(written(tmp_path), capabilities=WANTED)
    told = client.wait(
        lambda each: each.get("method") == "speclsp/status" and not each["params"]["indexing"]
    )
    (folder,) = told["params"]["folders"]
    assert folder == {
        "uri": tmp_path.as_uri(),
        "documents": 2,
        "clauses": 2,
        "sections": 1,
        "notations": ["model-spec"],
    }
    client.forget()
    spec = (tmp_path / "spec.md").as_uri()
    client.open(spec, SPEC)
    client.change(spec, 2, {"text": SPEC + "\nIt is calm[^ca1m].\n"})
    told = client.wait(lambda each: each.get("method") == "speclsp/status")
    assert told["params"]["folders"][0]["clauses"] == 3
    assert client.request("speclsp/status") == told["params"]


def test_others_may_ask(client: Client, tmp_path: Path) -> None:
    client.initialize()
    assert client.request("speclsp/status") == {"indexing": False, "folders": []}
    assert not [each for each in client.received if each.get("method") == "speclsp/status"]
