"""Conversations about who depends on a clause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.server.able import document, opened
from tests.server.client import CAPABLE, Client, RefusedError
from tests.server.folder import SPEC, TEST, at, range_of

NOTES = """\
# Notes

- **REQ-1**: The server MUST answer as [?](spec.md#tone) says.

As REQ-1 says.
"""


def prepared(client: Client, uri: str, text: str, words: str) -> list[Any]:
    found: list[Any] = client.request("textDocument/prepareCallHierarchy", at(uri, text, words))
    return found


def test_a_section_is_depended_on_from_a_clause(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, CAPABLE, notes=NOTES)
    (item,) = prepared(client, uri, SPEC, "Tone")
    assert (item["name"], item["uri"]) == ("Tone", uri)
    assert item["selectionRange"] == range_of(SPEC, "Tone")
    inner, outer = client.request("callHierarchy/incomingCalls", {"item": item})
    assert inner["from"]["name"] == "REQ-1"
    assert inner["from"]["uri"] == uri.replace("spec.md", "notes.md")
    assert inner["from"]["detail"] == "REQ-1: The server MUST answer as ? says."
    assert inner["fromRanges"] == [range_of(NOTES, "[?](spec.md#tone)")]
    assert outer["from"]["name"] == "Tone"
    assert outer["fromRanges"] == [range_of(SPEC, "[the tone](#tone)")]

    (out,) = client.request("callHierarchy/outgoingCalls", {"item": inner["from"]})
    assert out["to"]["name"] == "Tone"
    assert out["fromRanges"] == inner["fromRanges"]
    (notes,) = client.request("callHierarchy/incomingCalls", {"item": inner["from"]})
    assert notes["from"]["name"] == "Notes"


def test_a_test_depends_on_its_clause(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, CAPABLE)
    (item,) = prepared(client, uri, SPEC, "sy73")
    (call,) = client.request("callHierarchy/incomingCalls", {"item": item})
    assert call["from"]["name"] == "sy73.md"
    assert call["from"]["uri"] == uri.replace("spec.md", "examples/sy73.md")
    assert call["fromRanges"] == [range_of(TEST, "**Example**: a kind word")]
    for method in ("incomingCalls", "outgoingCalls"):
        assert client.request(f"callHierarchy/{method}", {"item": call["from"]}) == []


def test_an_item_is_found_again_after_an_edit(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, CAPABLE)
    (item,) = prepared(client, uri, SPEC, "sy73")
    client.change(uri, 2, {"text": "New.\n\n" + SPEC})
    (call,) = client.request("callHierarchy/incomingCalls", {"item": item})
    assert call["from"]["name"] == "sy73.md"
    client.change(uri, 3, {"text": "Gone.\n"})
    assert client.request("callHierarchy/incomingCalls", {"item": item}) == []


def test_where_nothing_is_there_is_no_item(client: Client, tmp_path: Path) -> None:
    uri = opened(client, tmp_path, CAPABLE)
    text = "Just words.\n"
    client.change(uri, 2, {"text": text})
    assert prepared(client, uri, text, "words") is None
    assert prepared(client, uri + "x", text, "words") is None


BAD: list[Any] = [
    None,
    {},
    {"item": {"data": 3}},
    {"item": {"data": {}}},
    {"item": {"data": {"uri": 3, "kind": "clause", "notation": "", "name": "", "at": 0}}},
    {"item": {"data": {"uri": "", "kind": "file", "notation": "", "name": "", "at": 0}}},
    {"item": {"data": {"uri": "", "kind": "clause", "notation": "", "name": "", "at": "0"}}},
]


@pytest.mark.parametrize("params", BAD, ids=str)
def test_an_item_that_is_not_ours_is_refused(params: Any, client: Client, tmp_path: Path) -> None:
    client.initialize(tmp_path)
    for method in ("incomingCalls", "outgoingCalls"):
        with pytest.raises(RefusedError, match="-32602"):
            client.request(f"callHierarchy/{method}", params)
    with pytest.raises(RefusedError, match="-32602"):
        client.request("textDocument/prepareCallHierarchy", document("file:///x.md"))
