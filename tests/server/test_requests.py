"""Conversations about places: definition, hover, outline, links, and code actions that are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from speclsp.server.convert import ENCODINGS, Encoding
from tests.server.client import CAPABLE, Client, RefusedError
from tests.server.folder import SPEC, TEST, applied, at, codes, range_of, replaced, written


@pytest.fixture
def spec(client: Client, tmp_path: Path) -> str:
    """The specification, opened, when all of it is known."""
    return opened(client, written(tmp_path))


def opened(client: Client, folder: Path, capabilities: Any = CAPABLE) -> str:
    client.initialize(folder, capabilities=capabilities)
    uri = (folder / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["missing-test"])
    return uri


def actions(client: Client, uri: str, range_: Any, **context: Any) -> Any:
    params = {"textDocument": {"uri": uri}, "range": range_, "context": {"diagnostics": []}}
    params["context"] |= context
    return client.request("textDocument/codeAction", params)


def document(uri: str) -> Any:
    return {"textDocument": {"uri": uri}}


def test_a_tag_leads_to_its_test_and_the_test_back(client: Client, spec: str) -> None:
    test = spec.replace("spec.md", "examples/sy73.md")
    (there,) = client.request("textDocument/definition", at(spec, SPEC, "sy73"))
    assert there["uri"] == test
    assert there["range"]["start"] == range_of(TEST, "**Example**")["start"]
    (back,) = client.request("textDocument/definition", at(test, TEST, "sy73"))
    assert back == {"uri": spec, "range": range_of(SPEC, "[^sy73]")}


def test_a_link_leads_to_its_section(client: Client, tmp_path: Path) -> None:
    able = CAPABLE["textDocument"] | {"definition": {"linkSupport": True}}
    spec = opened(client, written(tmp_path), CAPABLE | {"textDocument": able})
    (link,) = client.request("textDocument/definition", at(spec, SPEC, "#tone)"))
    assert link["targetUri"] == spec
    assert link["targetRange"] == range_of(SPEC, "# Tone {#tone authority=user}")
    assert link["originSelectionRange"] == range_of(SPEC, "[the tone](#tone)")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_place_is_meant_in_the_units_of_the_client(
    encoding: Encoding, client: Client, tmp_path: Path
) -> None:
    capabilities = CAPABLE | {"general": {"positionEncodings": [encoding]}}
    uri = opened(client, written(tmp_path), capabilities)
    text = "# 😀 e\u0301 {#tone}\r\n\r\n漢😀 [a 😀](#tone) b\u2028[^sy73]\r\n"
    client.open(uri, text, 2)
    (there,) = client.request("textDocument/definition", at(uri, text, "#tone)", encoding))
    assert there["range"] == range_of(text, "# 😀 e\u0301 {#tone}", encoding)
    hover = client.request("textDocument/hover", at(uri, text, "sy73", encoding))
    assert hover["range"] == range_of(text, "[^sy73]", encoding)
    links = client.request("textDocument/documentLink", document(uri))
    assert range_of(text, "#tone", encoding) not in [link["range"] for link in links]
    assert links[0]["target"] == f"{uri}#L1,1"


def test_hover_is_markdown_where_it_can_be_shown(client: Client, spec: str) -> None:
    found = client.request("textDocument/hover", at(spec, SPEC, "sy73"))
    assert found["contents"]["kind"] == "markdown"
    assert "kind" in found["contents"]["value"]
    assert found["range"] == range_of(SPEC, "[^sy73]")
    assert client.request("textDocument/hover", at(spec, SPEC, "\n\nThe")) is None


def test_a_poor_client_gets_what_it_can_show(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities={})
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    (found,) = client.diagnostics(
        uri, lambda params: codes(params["diagnostics"]) == ["missing-test"]
    )
    assert set(found) == {"range", "severity", "code", "source", "message"}
    hover = client.request("textDocument/hover", at(uri, SPEC, "sy73"))
    assert hover["contents"]["kind"] == "plaintext"
    symbols = client.request("textDocument/documentSymbol", document(uri))
    assert [(each["name"], each.get("containerName")) for each in symbols] == [
        ("Tone", None),
        ("sy73", "Tone"),
        ("bn20", "Tone"),
    ]
    assert actions(client, uri, found["range"]) == []
    assert all(
        "tooltip" not in x for x in client.request("textDocument/documentLink", document(uri))
    )


def test_the_outline_has_clauses_under_their_sections(client: Client, spec: str) -> None:
    (section,) = client.request("textDocument/documentSymbol", document(spec))
    assert section["name"] == "Tone"
    assert section["selectionRange"] == range_of(SPEC, "Tone")
    assert [each["name"] for each in section["children"]] == ["sy73", "bn20"]


def test_links_lead_to_lines(client: Client, spec: str) -> None:
    links = client.request("textDocument/documentLink", document(spec))
    test = spec.replace("spec.md", "examples/sy73.md")
    assert [link["target"] for link in links] == [f"{test}#L3,1", f"{spec}#L1,1"]


def test_a_missing_test_is_made_and_then_found(client: Client, spec: str, tmp_path: Path) -> None:
    (found,) = client.published(spec)[-1]["diagnostics"]
    create = actions(client, spec, found["range"])[0]
    assert create["diagnostics"] == [found]
    new, insertion = create["edit"]["documentChanges"]
    uri = spec.replace("spec.md", "examples/bn20.md")
    assert new == {"kind": "create", "uri": uri}
    assert insertion["textDocument"] == {"uri": uri, "version": None}
    text = applied("", insertion["edits"])
    assert text.startswith("Examples for [^bn20] in Tone")
    (tmp_path / "examples/bn20.md").write_text(text, "utf-8")
    client.forget()
    event = {"uri": uri, "type": 1}
    client.notify("workspace/didChangeWatchedFiles", {"changes": [event]})
    assert client.diagnostics(spec) == []
    (there,) = client.request("textDocument/definition", at(spec, SPEC, "bn20"))
    assert there["uri"] == uri


def test_a_client_that_only_says_that_it_creates_files_is_offered_one(
    client: Client, tmp_path: Path
) -> None:
    # As Neovim 0.11 announces itself.
    workspace = {"workspaceEdit": {"resourceOperations": ["rename", "create", "delete"]}}
    uri = opened(client, written(tmp_path), CAPABLE | {"workspace": workspace})
    client.open(uri, SPEC)
    (found,) = client.diagnostics(
        uri, lambda params: codes(params["diagnostics"]) == ["missing-test"]
    )
    create, ignore = actions(client, uri, found["range"])
    assert [*create["edit"]] == ["documentChanges"]
    assert create["edit"]["documentChanges"][0]["kind"] == "create"
    assert [*ignore["edit"]] == ["changes"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_fix_is_an_edit_of_this_version(
    encoding: Encoding, client: Client, tmp_path: Path
) -> None:
    capabilities = CAPABLE | {"general": {"positionEncodings": [encoding]}}
    uri = opened(client, written(tmp_path), capabilities)
    text = "# 😀 Tone\r\n\r\nA 漢😀 client MUST not speak.\r\n"
    client.open(uri, text, 5)
    (found,) = client.diagnostics(uri, version=5)
    action = actions(client, uri, found["range"], only=["quickfix"])[0]
    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 5}
    mended = applied(text, change["edits"], encoding)
    assert mended == text.replace("MUST not", "MUST NOT")
    assert action.get("isPreferred") is True
    client.change(uri, 6, {"text": mended})
    assert client.diagnostics(uri, version=6) == []


def test_a_finding_can_be_ignored_in_its_place(client: Client, spec: str) -> None:
    (found,) = client.published(spec)[-1]["diagnostics"]
    ignore = actions(client, spec, found["range"])[-1]
    assert ignore["title"] == "Ignore here: missing-test"
    (change,) = ignore["edit"]["documentChanges"]
    text = applied(SPEC, change["edits"])
    assert "<!-- speclsp-ignore missing-test: say why -->" in text
    client.change(spec, 2, {"text": text})
    assert codes(client.diagnostics(spec, version=2)) == ["missing-test", "unused-suppression"]
    client.change(spec, 3, {"text": text.replace("say why", "tested by hand")})
    assert client.diagnostics(spec, version=3) == []


def test_without_document_changes_there_are_plain_ones(client: Client, tmp_path: Path) -> None:
    workspace = {
        key: value for key, value in CAPABLE["workspace"].items() if key != "workspaceEdit"
    }
    uri = opened(client, written(tmp_path), CAPABLE | {"workspace": workspace})
    text = SPEC + "\nIt MUST not.\n"
    client.change(uri, 2, {"text": text})
    found = client.diagnostics(uri, version=2)
    titles = [each["title"] for each in actions(client, uri, found[0]["range"])]
    assert titles == ["Ignore here: missing-test"]
    edit = actions(client, uri, found[1]["range"])[0]["edit"]
    assert applied(text, edit["changes"][uri]) == text.replace("MUST not", "MUST NOT")


def test_only_what_is_wanted_is_offered(client: Client, spec: str) -> None:
    (found,) = client.published(spec)[-1]["diagnostics"]
    assert actions(client, spec, found["range"], only=["refactor"]) == []
    assert actions(client, spec, range_of(SPEC, "assistant")) == []


def test_what_is_not_known_has_the_empty_answer(client: Client, spec: str, tmp_path: Path) -> None:
    for uri in (spec + "x", (tmp_path / "gone.md").as_uri(), "untitled:x", ":::", ""):
        assert client.request("textDocument/definition", at(uri, SPEC, "sy73")) is None
        assert client.request("textDocument/hover", at(uri, SPEC, "sy73")) is None
        assert client.request("textDocument/documentSymbol", document(uri)) is None
        assert client.request("textDocument/documentLink", document(uri)) is None
        assert actions(client, uri, range_of(SPEC, "sy73")) == []


NO_PARAMETERS: list[Any] = [
    None,
    [],
    3,
    {},
    {"textDocument": {"uri": "file:///x.md"}, "position": "x"},
    {"textDocument": {"uri": "file:///x.md"}, "position": {"line": "0", "character": 0}},
    {"textDocument": {"uri": 3}, "position": {"line": 0, "character": 0}},
]


def test_bad_parameters_are_refused(client: Client, spec: str) -> None:
    for method in ("hover", "definition", "codeAction"):
        for params in NO_PARAMETERS:
            with pytest.raises(RefusedError, match="-32602"):
                client.request(f"textDocument/{method}", params)
    for method in ("documentSymbol", "documentLink"):
        for params in NO_PARAMETERS[:4]:
            with pytest.raises(RefusedError, match="-32602"):
                client.request(f"textDocument/{method}", params)


BAD_PLACES: list[Any] = [
    "x",
    None,
    [],
    {},
    {"line": 1},
    {"line": "1", "character": 0},
    {"line": 1, "character": None},
    {"line": 1.5, "character": 0},
    {"line": True, "character": 0},
]


@pytest.mark.parametrize("place", BAD_PLACES)
def test_a_bad_place_is_refused_with_the_id(place: Any, client: Client, spec: str) -> None:
    for method in ("hover", "definition"):
        with pytest.raises(RefusedError) as error:
            client.request(f"textDocument/{method}", {**document(spec), "position": place})
        assert error.value.code == -32602


def test_a_request_sees_what_was_typed_before_it(client: Client, spec: str) -> None:
    text = SPEC
    for version in range(2, 40):
        client.change(spec, version, replaced(text, "# Tone", "# Tones"))
        text = text.replace("# Tone", "# Tones", 1)
    (section,) = client.request("textDocument/documentSymbol", document(spec))
    assert section["name"] == "Tone" + 38 * "s"


def test_places_beyond_the_text_are_its_end(client: Client, spec: str) -> None:
    for line, character in ((0, 999), (999, 0), (999, 999), (2**31 - 1, 2**31 - 1)):
        params = document(spec) | {"position": {"line": line, "character": character}}
        client.request("textDocument/hover", params)
        client.request("textDocument/definition", params)


def test_answers_come_in_order(connect: Callable[..., Client], tmp_path: Path) -> None:
    client = connect()
    spec = opened(client, written(tmp_path))
    asked = [client.ask("textDocument/hover", at(spec, SPEC, "sy73")) for _ in range(50)]
    assert len({str(client.answer(each)) for each in asked}) == 1
