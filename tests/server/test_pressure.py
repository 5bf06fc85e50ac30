"""A client that sends and does not read, or that sends more than can be done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.server.client import REPOSITORY, Client
from tests.server.commands import AT_ONCE
from tests.server.folder import BAD, FOUND, SPEC, codes, replaced, written

SERVE = "import sys; from speclsp.server.main import serve; sys.exit(serve())"


def framed(message: object) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


@pytest.mark.slow
def test_a_client_that_does_not_read_gets_everything_later(tmp_path: Path) -> None:
    written(tmp_path)
    uri = (tmp_path / "spec.md").as_uri()
    place = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 24}}
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": SPEC * 100}
    symbols = {"textDocument": {"uri": uri}}
    with subprocess.Popen(
        [sys.executable, "-P", "-c", SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        folder = [{"uri": tmp_path.as_uri(), "name": "x"}]
        params = {"capabilities": {}, "workspaceFolders": folder}
        messages: list[dict[str, Any]] = [
            {"id": 0, "method": "initialize", "params": params},
            {"method": "textDocument/didOpen", "params": {"textDocument": document}},
        ]
        for identifier in range(1, 5_001):
            # Some of the answers are long.
            wanted = (
                ("textDocument/documentSymbol", symbols)
                if identifier % 10 == 0
                else ("textDocument/hover", place)
            )
            messages.append({"id": identifier, "method": wanted[0], "params": wanted[1]})
        for message in messages:
            # It would wait here for ever if the server waited to be read.
            process.stdin.write(framed({"jsonrpc": "2.0", **message}))
        process.stdin.flush()
        server = psutil.Process(process.pid)
        watched = threading.Event()
        watched.wait(10)
        assert server.memory_info().rss < 200 << 20
        answered: list[int] = []
        while len(answered) < 5_001:
            length = int(process.stdout.readline().split(b":")[1])
            assert process.stdout.readline() == b"\r\n"
            message = json.loads(process.stdout.read(length))
            if "id" in message and "method" not in message:
                assert "error" not in message
                answered.append(message["id"])
        assert sorted(answered) == list(range(5_001))
        process.stdin.write(framed({"jsonrpc": "2.0", "id": "x", "method": "shutdown"}))
        process.stdin.write(framed({"jsonrpc": "2.0", "method": "exit"}))
        process.stdin.close()
        process.stdout.read()
        assert process.wait(20) == 0


def test_keys_that_have_been_typed_are_one_analysis(client: Client) -> None:
    client.initialize()
    client.open("untitled:x", BAD)
    client.diagnostics("untitled:x", version=1)
    data = b""
    for version in range(2, 302):
        change = replaced(BAD, "It", "It") if version < 301 else replaced(BAD, "It", "He")
        params = {
            "textDocument": {"uri": "untitled:x", "version": version},
            "contentChanges": [change],
        }
        data += framed({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params})
    assert client.process.stdin is not None
    client.process.stdin.write(data)
    client.process.stdin.flush()
    assert codes(client.diagnostics("untitled:x", version=301)) == FOUND
    assert len(client.published("untitled:x")) < 100


def test_what_is_closed_at_once_has_no_findings(client: Client) -> None:
    client.initialize()
    for number in range(100):
        uri = f"untitled:{number}"
        client.open(uri, BAD)
        client.change(uri, 2, replaced(BAD, "It", "He"))
        client.shut_document(uri)
    client.shutdown()
    for number in range(100):
        assert client.published(f"untitled:{number}")[-1]["diagnostics"] == []


def test_long_requests_do_not_keep_short_ones_waiting(client: Client) -> None:
    client.initialize()
    client.open("untitled:long", "".join(f"# A{at}\n\nIt is.\n\n" for at in range(6_000)))
    document = {"textDocument": {"uri": "untitled:long"}}
    long = [client.ask("textDocument/documentSymbol", document) for _ in range(40)]
    short = client.ask("speclsp/status")
    for identifier in (*long, short):
        client.answer(identifier, 120)
    order = [each["id"] for each in client.received if "id" in each and "method" not in each]
    assert order.index(short) < order.index(long[10])


def test_the_end_does_not_wait_for_all_that_came_before(client: Client) -> None:
    client.initialize()
    for number in range(12):
        client.open(f"untitled:{number}", BAD * 60_000)
    start = time.monotonic()
    client.shutdown()
    assert client.process.wait(20) == 0
    assert time.monotonic() - start < AT_ONCE


def test_a_long_read_does_not_keep_others_from_an_answer(client: Client) -> None:
    client.initialize()
    client.open("untitled:long", BAD * 20_000)
    # In order, and yet not after the findings in what was just opened.
    params = {"textDocument": {"uri": "untitled:long"}, "position": {"line": 2, "character": 4}}
    identifier = client.ask("textDocument/hover", params)
    cancelled = client.ask("textDocument/documentSymbol", params)
    client.notify("$/cancelRequest", {"id": cancelled})
    client.answer(identifier)
    client.wait(lambda each: each.get("id") == cancelled)
    order = [each.get("id") for each in client.received if "id" in each]
    assert order.index(cancelled) < order.index(identifier)
