"""What is sent of a document before all of them have been compared, and what is sent then."""

from __future__ import annotations

import time
from pathlib import Path

from tests.server.client import Client
from tests.server.folder import codes, written

ONE = "# One\n\n- **REQ-1**: The server MUST close the door.\n\nIt MUST not wait.\n"
TWO = "# Two\n\n- **REQ-2**: The server MUST NOT close the door.\n"
ALONE = ["negated-keyword-case"]
CLASHING = ["conflicting-keyword"]


def test_what_a_document_says_alone_comes_first(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path, one=ONE, two=TWO))
    while client.request("speclsp/status", None)["indexing"]:
        time.sleep(0.01)
    uri = (tmp_path / "one.md").as_uri()
    client.open(uri, ONE)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == [*CLASHING, *ALONE])
    first, *rest = [codes(each["diagnostics"]) for each in client.published(uri)]
    assert first == ALONE
    assert len(rest) == 1
    # From now on nothing has to be waited for.
    two = (tmp_path / "two.md").as_uri()
    client.open(two, TWO)
    client.diagnostics(two, version=1)
    assert [codes(each["diagnostics"]) for each in client.published(two)] == [
        ["conflicting-keyword"]
    ]
