"""Fixes that link to a file whose name is no valid text."""

from __future__ import annotations

from speclsp.checking.check import check, fixes
from tests.rules.literate import snapshot

CLAUSE = "# T\n\n- **REQ-1**: It must wait.\n"


def test_a_link_is_written_as_the_bytes_of_the_name() -> None:
    files = {f"specs/{name}/spec.md": CLAUSE for name in ("001-\udcff", "002-\udcfe")}
    everything = snapshot((files | {"a.md": "# A\n\nAs REQ-1 says.\n"}).items())
    (found,) = check(everything, "a.md").diagnostics
    assert found.rule == "ambiguous-reference"
    written = [edit.text for fix in fixes(everything, "a.md", found) for _, edit in fix.edits]
    for name in ("001-%FF", "002-%FE"):
        assert any(f"specs/{name}/spec.md" in text for text in written), written
