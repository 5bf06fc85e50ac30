"""Conversations about what may be written, symbols of the workspace, and semantic tokens."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from speclsp.server.convert import ENCODINGS, Encoding
from tests.server.client import CAPABLE, Client, RefusedError
from tests.server.folder import SPEC, applied, at, range_of, written

ITEM = {
    "snippetSupport": True,
    "insertReplaceSupport": True,
    "documentationFormat": ["markdown", "plaintext"],
}
TOKENS = {"requests": {"range": True, "full": {"delta": True}}, "formats": ["relative"]}
REQUIREMENTS = "- **FR-001**: The lamp dims.\n\nAs FR"


def able(item: Any = ITEM, encoding: Encoding = "utf-16", **symbol: Any) -> Any:
    """What a client can do that knows all of it."""
    capabilities: Any = deepcopy(CAPABLE)
    capabilities["general"]["positionEncodings"] = [encoding]
    capabilities["textDocument"]["completion"] = {"completionItem": item}
    capabilities["textDocument"]["semanticTokens"] = TOKENS
    capabilities["workspace"]["symbol"] = symbol
    return capabilities


def complete(client: Client, uri: str, text: str, encoding: Encoding = "utf-16") -> Any:
    """What is offered at the end of `text`."""
    end = range_of(text + "\0", "\0", encoding)["start"]
    params = {"textDocument": {"uri": uri}, "position": end, "context": {"triggerKind": 1}}
    return client.request("textDocument/completion", params)


def labels(found: Any) -> list[str]:
    return [each["label"] for each in found["items"]]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_item_replaces_the_word_and_inserts_before_the_rest(
    client: Client, tmp_path: Path, encoding: Encoding
) -> None:
    client.initialize(written(tmp_path), capabilities=able(encoding=encoding))
    text = "- **FR-001**: The lamp dims.\n\n😀 See [FR-0"
    uri = (tmp_path / "new.md").as_uri()
    client.open(uri, text + "99] so")
    # It is answered when the folder has been read.
    client.request("textDocument/definition", at(uri, text, "FR-0", encoding))
    found = complete(client, uri, text, encoding)
    assert not found["isIncomplete"]
    (item,) = found["items"]
    edit = item["textEdit"]
    assert edit["insert"]["start"] == edit["replace"]["start"]
    whole = {"range": edit["replace"], "newText": edit["newText"]}
    assert applied(text + "99] so", [whole], encoding).endswith("See [FR-001] so")
    short = {"range": edit["insert"], "newText": edit["newText"]}
    assert applied(text + "99] so", [short], encoding).endswith("See [FR-00199] so")


def test_a_client_without_snippets_gets_words(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities={})
    uri = (tmp_path / "new.md").as_uri()
    text = "- **FR-001**: The lamp dims.\n- "
    client.open(uri, text)
    (item,) = complete(client, uri, text)["items"]
    assert "insertTextFormat" not in item
    assert set(item["textEdit"]) == {"range", "newText"}
    assert item["textEdit"]["newText"] == "**FR-002**: "


def test_a_client_with_snippets_gets_places_to_fill_in(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities=able())
    uri = (tmp_path / "new.md").as_uri()
    text = "- **FR-001**: The lamp dims.\n- "
    client.open(uri, text)
    (item,) = complete(client, uri, text)["items"]
    assert item["insertTextFormat"] == 2
    assert item["textEdit"]["newText"] == "**FR-002**: ${1:}"


def test_documentation_comes_when_it_is_asked_for(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities=able())
    uri = (tmp_path / "new.md").as_uri()
    client.open(uri, REQUIREMENTS)
    (item,) = complete(client, uri, REQUIREMENTS)["items"]
    assert "documentation" not in item
    assert item["data"] == {"uri": uri, "what": "clause", "name": "FR-001"}
    resolved = client.request("completionItem/resolve", item)
    assert resolved["documentation"]["kind"] == "markdown"
    assert "The lamp dims." in resolved["documentation"]["value"]
    assert {**resolved, "documentation": None} == {**item, "documentation": None}


def test_a_poor_client_reads_documentation_in_plain_words(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities=able(item={}))
    uri = (tmp_path / "new.md").as_uri()
    client.open(uri, REQUIREMENTS)
    (item,) = complete(client, uri, REQUIREMENTS)["items"]
    assert "The lamp dims." in client.request("completionItem/resolve", item)["documentation"]


@pytest.mark.parametrize(
    "data",
    [
        None, 3, "x", [], {}, {"jsonrpc": "2.0"}, {"uri": 3, "what": "clause", "name": "FR-001"},
        {"uri": "file:///etc/passwd", "what": "clause", "name": "x"},
        {"uri": "file:///../..", "what": "section", "name": "x"},
        {"uri": "untitled:x", "what": "__class__", "name": "x"},
        {"uri": "untitled:x", "what": ["clause"], "name": {"a": 1}},
        {"uri": "\ud800", "what": "clause", "name": "\ud800"},
        {"uri": "untitled:x", "what": "clause", "name": "x" * 100_000},
        {"start": -1, "end": "x"}, {"start": True, "end": 2**80},
    ],
)  # fmt: skip
def test_whatever_comes_back_is_answered(client: Client, data: Any) -> None:
    client.initialize(capabilities=able())
    client.open("untitled:x", REQUIREMENTS)
    item = {"label": "x", "data": data}
    assert client.request("completionItem/resolve", item) == item
    symbol = {**item, "location": {"uri": "untitled:x"}}
    assert client.request("workspaceSymbol/resolve", symbol) == symbol


def test_a_question_without_a_position_is_refused(client: Client) -> None:
    client.initialize()
    client.open("untitled:x", REQUIREMENTS)
    document = {"textDocument": {"uri": "untitled:x"}}
    for method in ("completion", "semanticTokens/range", "semanticTokens/full/delta"):
        if method.endswith("delta"):
            client.request("textDocument/semanticTokens/full", document)
        with pytest.raises(RefusedError) as refused:
            client.request(f"textDocument/{method}", document)
        assert refused.value.code == -32602


def test_what_is_not_known_has_nothing(client: Client) -> None:
    client.initialize()
    assert complete(client, "untitled:no", "x") is None
    for method in ("full", "full/delta"):
        params = {"textDocument": {"uri": "untitled:no"}, "previousResultId": "1"}
        assert client.request(f"textDocument/semanticTokens/{method}", params) is None


def test_a_configuration_is_completed_where_it_is_one(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path), capabilities=able())
    text = "[rules]\nmay-"
    uri = (tmp_path / "speclsp.toml").as_uri()
    client.open(uri, text, language="toml")
    assert labels(complete(client, uri, text)) == ["may-not"]
    other = (tmp_path / "other.toml").as_uri()
    client.open(other, text, language="toml")
    assert complete(client, other, text) is None


def test_symbols_are_found_in_every_folder(client: Client, tmp_path: Path) -> None:
    one, two = written(tmp_path / "one"), written(tmp_path / "two", tones="# Tones\n")
    client.initialize(one, two, capabilities=able())
    for folder in (one, two):
        # It is answered when the folder has been read.
        uri = (folder / "spec.md").as_uri()
        client.open(uri, SPEC)
        client.request("textDocument/definition", at(uri, SPEC, "sy73"))
    found = client.request("workspace/symbol", {"query": "tone"})
    assert [(each["name"], each["location"]["uri"]) for each in found] == [
        ("Tone", (one / "spec.md").as_uri()),
        ("Tone", (two / "spec.md").as_uri()),
        ("Tones", (two / "tones.md").as_uri()),
    ]
    assert found[0]["location"]["range"] == range_of(SPEC, "Tone")
    assert found[2]["location"]["range"] == range_of("# Tones\n", "Tones")


def test_a_range_may_be_told_later(client: Client, tmp_path: Path) -> None:
    properties = {"properties": ["location.range"]}
    client.initialize(written(tmp_path), capabilities=able(resolveSupport=properties))
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    (found,) = client.request("workspace/symbol", {"query": "sy7"})
    assert found["location"] == {"uri": uri}
    assert found["containerName"] == "Tone"
    resolved = client.request("workspaceSymbol/resolve", found)
    assert resolved["location"] == {"uri": uri, "range": range_of(SPEC, "[^sy73]")}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_tokens_are_counted_in_the_units_of_the_client(
    client: Client, tmp_path: Path, encoding: Encoding
) -> None:
    result = client.initialize(written(tmp_path), capabilities=able(encoding=encoding))
    legend = result["capabilities"]["semanticTokensProvider"]["legend"]
    text = "# 😀 {#tone}\r\n\r\n漢😀 MUST e\u0301 MUST.\r\n\r\nIt MUST.\r\n"
    client.open("untitled:x", text)
    found = client.request("textDocument/semanticTokens/full", _document())
    ranges = [each[0] for each in decoded(found["data"])]
    kinds = [legend["tokenTypes"][each[1]] for each in decoded(found["data"])]
    assert kinds == ["namespace", "keyword", "keyword", "keyword"]
    low, rest = range_of(text, "MUST", encoding), text.replace("MUST", "must", 1)
    assert ranges[:3] == [range_of(text, "tone", encoding), low, range_of(rest, "MUST", encoding)]
    assert ranges[3]["start"] == {"line": 4, "character": 3}


def test_what_has_changed_is_told(client: Client) -> None:
    client.initialize(capabilities=able())
    text = "# A\n\nIt MUST.\n\nIt SHALL.\n\nIt MAY.\n"
    client.open("untitled:x", text)
    before = client.request("textDocument/semanticTokens/full", _document())
    data, known = before["data"], before["resultId"]
    found = before
    for version, (old, new) in enumerate(
        [
            ("SHALL", "SHOULD"),
            ("It MAY.", "It MAY, it MUST."),
            ("# A\n", ""),
            ("It", "IT"),
            ("", ""),
        ]
    ):
        text = text.replace(old, new, 1)
        client.change("untitled:x", version + 2, {"text": text})
        params = _document(previousResultId=known)
        found = client.request("textDocument/semanticTokens/full/delta", params)
        for edit in found["edits"]:
            start, size = edit["start"], edit["deleteCount"]
            assert start % 5 == size % 5 == 0
            data[start : start + size] = edit.get("data", [])
        fresh = client.request("textDocument/semanticTokens/full", _document())
        assert data == fresh["data"]
        known = fresh["resultId"]
    assert found["edits"] == []
    forgotten = _document(previousResultId="nothing")
    found = client.request("textDocument/semanticTokens/full/delta", forgotten)
    assert found["data"] == data


def test_a_part_has_the_tokens_in_it(client: Client) -> None:
    client.initialize(capabilities=able())
    text = "# A\n\nIt MUST.\n\nIt SHALL.\n\nIt MAY.\n"
    client.open("untitled:x", text)
    params = _document(range=range_of(text, "It SHALL."))
    found = client.request("textDocument/semanticTokens/range", params)
    assert [each[0] for each in decoded(found["data"])] == [range_of(text, "SHALL")]


def test_what_a_client_cannot_do_is_not_offered(client: Client) -> None:
    provider = client.initialize()["capabilities"]["semanticTokensProvider"]
    assert (provider["full"], provider["range"]) == ({"delta": False}, False)


def _document(**others: Any) -> Any:
    return {"textDocument": {"uri": "untitled:x"}, **others}


def decoded(data: list[int]) -> list[tuple[Any, int]]:
    """The range and the type of each token."""
    found = []
    line = character = 0
    for first in range(0, len(data), 5):
        down, right, size, kind, _ = data[first : first + 5]
        character = right if down else character + right
        line += down
        ends = ({"line": line, "character": each} for each in (character, character + size))
        found.append((dict(zip(("start", "end"), ends, strict=True)), kind))
    return found
