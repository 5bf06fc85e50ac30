"""Conversations about code actions: what is safe at once, words to fill in, what is reviewed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.server.client import CAPABLE, Client
from tests.server.folder import SPEC, applied, codes, range_of, written

EDITS = CAPABLE["workspace"]["workspaceEdit"]
ABLE = CAPABLE | {
    "workspace": CAPABLE["workspace"]
    | {"workspaceEdit": EDITS | {"snippetEditSupport": True, "changeAnnotationSupport": {}}}
}
TEXT = SPEC + "\n😀 It MUST not be\r\nand SHALL not.\r\n\r\nIt is TBD.\r\n\r\nIt MAY not.\r\n"


@pytest.fixture
def uri(client: Client, tmp_path: Path) -> str:
    client.initialize(written(tmp_path), capabilities=ABLE)
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, TEXT, 7)
    client.diagnostics(uri, lambda params: "missing-test" in codes(params["diagnostics"]))
    return uri


def asked(client: Client, uri: str, words: str, **context: Any) -> list[dict[str, Any]]:
    params = {"textDocument": {"uri": uri}, "range": range_of(TEXT, words)}
    found: list[dict[str, Any]] = client.request(
        "textDocument/codeAction", params | {"context": {"diagnostics": [], **context}}
    )
    return found


def kinds(found: list[dict[str, Any]]) -> set[str]:
    return {each["kind"] for each in found}


def test_all_that_is_safe_is_fixed_at_once(client: Client, uri: str) -> None:
    expected = TEXT.replace("MUST not", "MUST NOT").replace("SHALL not", "SHALL NOT")
    for only in ("source.fixAll.speclsp", "source.fixAll", "source"):
        (action,) = asked(client, uri, "# Tone", only=[only])
        assert action["kind"] == "source.fixAll.speclsp"
        (change,) = action["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": 7}
        assert applied(TEXT, change["edits"]) == expected
    for only in ("source.fixAll.other", "source.organizeImports", "source.fixAll.speclsp.x"):
        assert asked(client, uri, "# Tone", only=[only]) == []
    # Not whenever the cursor moves, but where the user asks for everything.
    assert kinds(asked(client, uri, "MUST not", triggerKind=2)) == {"quickfix"}
    assert "source.fixAll.speclsp" in kinds(asked(client, uri, "MUST not", triggerKind=1))
    client.change(uri, 8, {"text": expected})
    assert asked(client, uri, "# Tone", only=["source"]) == []
    # A configuration has its fixes too.
    config = uri.replace("spec.md", "speclsp.toml")
    client.open(config, 'exlude = ["drafts/"]\n', language="toml")
    params = {"textDocument": {"uri": config}, "range": range_of("exlude", "exlude")}
    (fix,) = client.request("textDocument/codeAction", params | {"context": {"diagnostics": []}})
    assert fix["title"] == 'Write "exclude"'


def test_the_author_fills_in_and_is_asked(client: Client, uri: str) -> None:
    (ignore,) = asked(client, uri, "TBD", only=["quickfix"])
    (change,) = ignore["edit"]["documentChanges"]
    (edit,) = change["edits"]
    assert edit["snippet"] == {
        "kind": "snippet",
        "value": " <!-- speclsp-ignore placeholder: ${1:say why} -->",
    }
    assert "newText" not in edit
    (create,) = asked(client, uri, "# Tone", only=["refactor"])
    assert create["title"] == "Create 1 test for the untested clauses of this section"
    (note,) = create["edit"]["changeAnnotations"].values()
    assert note == {"label": create["title"], "needsConfirmation": True}
    marks = [*create["edit"]["changeAnnotations"]]
    made, filled = create["edit"]["documentChanges"]
    assert made["uri"].endswith("/examples/bn20.md")
    assert [made["annotationId"], filled["edits"][0]["annotationId"]] == marks * 2
    (tag,) = asked(client, uri, "It is TBD", only=["refactor.rewrite"])
    assert tag["title"].startswith('Give it the identifier "')


def test_a_precedent_is_made_with_the_date_of_today(client: Client, uri: str) -> None:
    # Which numbers are taken is known when the whole folder is, for which a lens waits.
    (lens, *_) = client.request("textDocument/codeLens", {"textDocument": {"uri": uri}})
    client.request("codeLens/resolve", lens)
    changed = f"{TEXT}\nThe door MUST open at a suitable speed.\n"
    client.change(uri, 9, {"text": changed})
    params = {"textDocument": {"uri": uri}, "range": range_of(changed, "suitable")}
    found = client.request("textDocument/codeAction", params | {"context": {"diagnostics": []}})
    (action,) = [each for each in found if each["title"].startswith("Settle by a precedent")]
    create, filled = action["edit"]["documentChanges"]
    assert create["kind"] == "create"
    assert create["uri"].endswith("/precedents/P-1.md")
    (edit,) = filled["edits"]
    assert re.search(r"^- Date: \d{4}-\d\d-\d\d\r?$", edit["newText"], re.MULTILINE)
    assert (action["kind"], [each["code"] for each in action["diagnostics"]]) == (
        "quickfix",
        ["vague-adjective"],
    )
