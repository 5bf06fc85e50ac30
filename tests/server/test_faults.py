"""Bad input: what a client may say of its documents, without harm to anyone."""

from __future__ import annotations

from typing import Any

import psutil
import pytest

from tests.server.client import Client
from tests.server.folder import BAD, FOUND, codes, replaced, sync

URI = "untitled:x"


def opened(client: Client, text: str = BAD) -> None:
    client.initialize()
    client.open(URI, text)
    client.diagnostics(URI, version=1)


def test_a_change_of_what_is_not_open_is_ignored(client: Client) -> None:
    client.initialize()
    client.change(URI, 2, {"text": "x"}, replaced(BAD, "not", "NOT"))
    sync(client)
    assert client.published(URI) == []


def test_opened_twice_the_second_text_holds(client: Client) -> None:
    opened(client, "# A\n")
    client.open(URI, BAD, 9)
    assert codes(client.diagnostics(URI, version=9)) == FOUND
    client.change(URI, 10, replaced(BAD, "not", "NOT"))
    assert client.diagnostics(URI, version=10) == []


def test_closed_twice_is_closed(client: Client) -> None:
    opened(client)
    client.forget()
    client.shut_document(URI)
    client.shut_document(URI)
    assert client.request("speclsp/status")
    assert [each["diagnostics"] for each in client.published(URI)] == [[]]


def test_versions_may_go_back_and_may_be_absent(client: Client) -> None:
    opened(client, BAD)
    client.change(URI, 5, replaced(BAD, "It", "He"))
    client.change(URI, 3, replaced(BAD, "It", "We"))
    assert codes(client.diagnostics(URI, version=3)) == FOUND
    client.forget()
    client.change(URI, None, replaced(BAD, "not", "NOT"))
    assert client.diagnostics(URI, lambda params: "version" not in params) == []


NO_CHANGES: list[Any] = [
    None,
    3,
    {},
    {"text": None},
    {"range": {}, "text": "x"},
    {"range": {"start": 3, "end": {"line": 0, "character": 0}}, "text": "x"},
    {"range": {"start": {"line": None, "character": 0}, "end": {}}, "text": "x"},
]


def test_what_cannot_be_applied_is_told_once_and_healed_by_the_whole_text(
    client: Client,
) -> None:
    client.expects_messages = True
    client.initialize()
    for number, bad in enumerate(NO_CHANGES):
        uri = f"untitled:{number}"
        client.open(uri, BAD)
        client.change(uri, 2, bad)
        assert client.diagnostics(uri, version=2) == []
        client.change(uri, 3, replaced(BAD, "It", "He"))
        client.change(uri, 4, bad, bad)
        assert client.diagnostics(uri, version=4) == []
        params = {"textDocument": {"uri": uri}}
        assert client.request("textDocument/documentSymbol", params) is None
        told = [each for each in client.received if each.get("method") == "window/showMessage"]
        assert len(told) == number + 1
        client.change(uri, 5, {"range": None, "text": BAD}, replaced(BAD, "It", "He"))
        assert codes(client.diagnostics(uri, version=5)) == FOUND
        assert client.request("textDocument/documentSymbol", params)[0]["name"] == "A"


def test_a_later_whole_text_heals_within_the_same_notification(client: Client) -> None:
    opened(client, "# A\n")
    client.change(URI, 2, {"range": {}, "text": "x"}, {"text": BAD})
    assert codes(client.diagnostics(URI, version=2)) == FOUND


@pytest.mark.parametrize("changes", [None, 3, "x", {}, {"text": BAD}])
def test_changes_that_are_no_list(changes: Any, client: Client) -> None:
    client.expects_messages = True
    opened(client)
    document = {"uri": URI, "version": 2}
    params = {"textDocument": document, "contentChanges": changes}
    client.notify("textDocument/didChange", params)
    found = FOUND if changes == {"text": BAD} else []
    assert codes(client.diagnostics(URI, version=2)) == found


NONE: list[Any] = [None, [], 3, {}, {"textDocument": None}, {"textDocument": {"uri": 3}}]


def test_malformed_notifications_are_ignored(client: Client) -> None:
    client.initialize()
    for method in ("didOpen", "didChange", "didClose", "didSave", "nothing"):
        for params in NONE:
            client.notify(f"textDocument/{method}", params)
    client.notify("class", {"a b": 1, "class": 2})
    sync(client)


def test_edits_inside_line_ends_and_characters_are_defined(client: Client) -> None:
    text = "# 😀\r\n\r\nIt MUST not.\r\n"
    opened(client, text)
    end = {"line": 0, "character": 99}
    client.change(URI, 2, {"range": {"start": end, "end": end}, "text": "x"})
    inside = {"line": 0, "character": 3}
    client.change(URI, 3, {"range": {"start": inside, "end": inside}, "text": "y"})
    (symbol,) = client.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
    assert symbol["name"] == "y😀x"
    assert codes(client.diagnostics(URI, version=3)) == FOUND


def test_half_a_surrogate_pair_is_no_text(client: Client) -> None:
    client.initialize()
    client.open(URI, "# A \ud800\n\nIt MUST not.\n")
    assert codes(client.diagnostics(URI, version=1)) == FOUND
    (symbol,) = client.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
    assert symbol["name"] == "A \ufffd"


PLAIN = "A message that is too long is refused by the server, which says so in the status. "
PARAGRAPH = PLAIN * 5 + "See [how](#a) it **MUST** be `read`.\n\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("5 MB", "# A\n\n" + PARAGRAPH * (5_000_000 // len(PARAGRAPH))),
        ("a line of 20 MB", "word " * 4_000_000),
        ("a line of 20 MB without spaces", "*a_" * 6_700_000),
        ("1 M lines", "# A\n" + "b\n" * 1_000_000),
        ("1 M short paragraphs", "b\n\n" * 1_000_000),
    ],
)
def test_a_huge_text_is_checked_as_far_as_it_goes(name: str, text: str, client: Client) -> None:
    client.initialize()
    client.open(URI, BAD)
    client.diagnostics(URI, version=1)
    place = {"line": 0, "character": 1}
    for version in (2, 5):
        client.change(URI, version, {"text": text})
        assert "truncated" in codes(client.diagnostics(URI, version=version, timeout=60))
        client.change(URI, version + 1, {"range": {"start": place, "end": place}, "text": "x"})
        client.diagnostics(URI, version=version + 1, timeout=60)
        client.change(URI, version + 2, {"text": BAD})
        assert codes(client.diagnostics(URI, version=version + 2)) == FOUND
    memory = psutil.Process(client.process.pid).memory_info().rss
    print(f"{name}: {memory >> 20} MB")
    assert memory < 500 << 20


def test_more_findings_than_can_be_shown(client: Client) -> None:
    client.initialize()
    client.open(URI, "# A\n\n" + "It MUST not.\n\n" * 1_200)
    found = client.diagnostics(URI, version=1)
    assert codes(found) == FOUND * 1_000 + ["truncated"]
    assert "1200" in found[-1]["message"]
