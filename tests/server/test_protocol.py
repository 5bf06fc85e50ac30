"""The protocol itself: what is no message, what is out of place, and how a session ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.server.client import REPOSITORY, Client, RefusedError
from tests.server.folder import BAD, FOUND, SPEC, codes, replaced, sync, written

URI = "untitled:x"


def test_what_is_printed_does_not_reach_the_client(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    noise = (
        "import os, sys, speclsp.server.main as main\n"
        "import speclsp.server.diagnostics.findings as findings\n"
        "check = findings.checking\n"
        "def loud(*arguments):\n"
        "    print('noise'); os.write(1, b'noise'); sys.__stdout__.flush()\n"
        "    assert sys.stdin.read() == ''\n"
        "    return check(*arguments)\n"
        "findings.checking = loud\n"
        "sys.exit(main.serve([]))\n"
    )
    client = connect([sys.executable, "-P", "-c", noise])
    client.initialize(written(tmp_path))
    sync(client)
    client.shutdown()
    client.process.wait(10)
    assert b"noise" in client.errors


def test_a_rule_that_fails_silences_itself_alone(connect: Callable[..., Client]) -> None:
    broken = (
        "import sys, logging, speclsp.checking.check as checking, speclsp.server.main as main\n"
        "def fail(*arguments): raise RuntimeError('secret')\n"
        "from dataclasses import replace\n"
        "rules = tuple(replace(r, document=fail) if r.name == 'dangling-anchor' else r"
        " for r in checking.RULES)\n"
        "checking.RULES = rules\n"
        "logging.getLogger('speclsp.checking.findings').disabled = True\n"
        "sys.exit(main.serve([]))\n"
    )
    client = connect([sys.executable, "-P", "-c", broken])
    client.initialize()
    sync(client)


def test_requests_out_of_place_are_refused(client: Client) -> None:
    def refused(method: str, params: Any = None) -> int:
        with pytest.raises(RefusedError) as error:
            client.request(method, params)
        return error.value.code

    client.open(URI, BAD)
    assert refused("textDocument/hover", {}) == -32002
    client.initialize()
    assert refused("initialize", {"capabilities": {}}) == -32600
    assert refused("textDocument/nothing", {}) == -32601
    assert refused("$/nothing") == -32601
    sync(client)
    assert client.published(URI) == []
    assert client.request("shutdown") is None
    assert refused("textDocument/hover", {}) == -32600
    client.shut = True
    client.notify("exit", None)


BODIES = [
    (b"{nope", -32700),
    (b"\xff\xfe", -32700),
    (b'{"jsonrpc":"2.0","id":NaN,"method":"x"}', -32700),
    (b"[" * 100_000, -32700),
    (b"null", -32600),
    (b"[]", -32600),
    (b"{}", -32600),
    (b'{"jsonrpc":"2.0","id":null,"method":"x"}', -32600),
    (b'{"jsonrpc":"2.0","id":1.5,"method":"x"}', -32600),
    (b'{"jsonrpc":"2.0","method":3}', -32600),
]


def test_what_is_no_message_is_refused_without_an_id(client: Client) -> None:
    client.initialize()
    for body, code in BODIES:
        client.forget()
        client.send_raw(body)
        answer = client.wait(lambda each: "error" in each)
        assert (answer["id"], answer["error"]["code"]) == (None, code), body[:40]
        assert set(answer["error"]) == {"code", "message"}
    sync(client)


def test_a_length_that_is_too_short_costs_one_message(client: Client) -> None:
    client.initialize()
    assert client.process.stdin is not None
    body = b'{"jsonrpc":"2.0","id":"x","method":"textDocument/hover"}'
    for missing in (1, 20, len(body) - 1):
        client.forget()
        client.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body) - missing, body))
        client.process.stdin.flush()
        answer = client.wait(lambda each: "error" in each)
        assert (answer["id"], answer["error"]["code"]) == (None, -32700)
        sync(client)


def test_a_client_that_does_not_read_the_log_is_served() -> None:
    """Each bad message is a line of it, and what holds them is full soon."""
    command = [sys.executable, "-P", "-m", "speclsp", "--stdio"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(5_000):
            process.stdin.write(b"Content-Length: 5\r\n\r\n{nope")
        for message in (
            b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}',
            b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}',
            b'{"jsonrpc":"2.0","method":"exit"}',
        ):
            process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(message), message))
        process.stdin.flush()
        said = process.stdout.read()
        assert said.count(b"-32700") == 5_000
        assert b'"id":2,"result":null' in said
        assert process.wait(20) == 0


def test_a_second_initialize_changes_nothing(client: Client, tmp_path: Path) -> None:
    client.initialize(written(tmp_path))
    client.open(URI, BAD)
    client.diagnostics(URI, version=1)
    with pytest.raises(RefusedError) as error:
        client.request("initialize", {"capabilities": {}, "workspaceFolders": []})
    assert error.value.code == -32600
    client.change(URI, 2, replaced(BAD, "It", "He"))
    assert codes(client.diagnostics(URI, version=2)) == FOUND
    assert len(client.request("speclsp/status")["folders"]) == 1


KEYS = {"jsonrpc": "2.0", "id": 1, "method": "exit", "params": {"jsonrpc": "1.0"}, "class": 1}


def test_words_of_the_protocol_may_stand_anywhere_in_parameters(client: Client) -> None:
    client.initialize(initializationOptions={"data": KEYS, "a b": KEYS})
    client.open(URI, BAD)
    place = {"line": 2, "character": 4}
    params = {"textDocument": {"uri": URI, **KEYS}, "position": {**place, **KEYS}, "data": KEYS}
    assert client.request("textDocument/hover", params) is None
    context = {"diagnostics": [KEYS], **KEYS}
    range_ = {"start": {**place, **KEYS}, "end": place}
    params = {"textDocument": {"uri": URI}, "range": range_, "context": context}
    (mend, _) = client.request("textDocument/codeAction", params)
    assert mend["title"] == 'Write "NOT" in capitals'
    client.notify("class", KEYS)
    client.notify("$/class", {"a b": KEYS, "class": KEYS})
    sync(client)


def test_answers_to_nothing_are_ignored(client: Client) -> None:
    client.initialize()
    odd: list[Any] = [99, "s:99", None, {}]
    for identifier in odd:
        client.send({"jsonrpc": "2.0", "id": identifier, "result": 3})
        client.send({"jsonrpc": "2.0", "id": identifier, "error": {"code": 1, "message": ""}})
    client.notify("$/cancelRequest", {"id": 99})
    client.notify("$/cancelRequest", None)
    sync(client)


HEADERS = [
    b"content-length:%d\r\n\r\n",
    b"Content-Length: %d\n\n",
    b"X: y\r\nContent-Length: 3\r\ncontent-length :  %d \r\n\r\n",
    b"Content-Type: a; charset=utf8\r\nContent-Length: %d\r\n\r\n",
]


def test_headers_may_be_written_in_any_way(client: Client) -> None:
    client.initialize()
    stdin = client.process.stdin
    assert stdin is not None
    body = b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":'
    body += b'{"uri":"untitled:x","languageId":"markdown","version":%d,"text":"It MUST not."}}}'
    for version, header in enumerate(HEADERS):
        stdin.write(header % len(body % version) + body % version)
        stdin.flush()
        assert codes(client.diagnostics(URI, version=version)) == FOUND, header


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"Content-Length: 99999999999\r\n\r\n",
        b"Content-Length: 9999999999999999999999\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: abc\r\n\r\n",
        b"Content-Length: 100\r\n\r\n{",
        b"x" * 100_000,
    ],
)
def test_a_broken_or_ended_stream_ends_the_server(sent: bytes, client: Client) -> None:
    client.exit_code = 1
    stdin = client.process.stdin
    assert stdin is not None
    stdin.write(sent)
    stdin.flush()
    if b"Length: 100" not in sent and sent:
        # It is refused without waiting for the rest of it.
        assert client.process.wait(10) == 1
    stdin.close()
    assert client.process.wait(10) == 1
    client.drained()
    assert len(client.errors.splitlines()) <= 1


@pytest.mark.parametrize("initialized", [False, True])
def test_exit_without_shutdown_is_a_failure(initialized: bool, client: Client) -> None:
    client.exit_code = 1
    if initialized:
        client.initialize()
    client.notify("exit", None)
    assert client.process.wait(10) == 1


def test_the_end_of_input_after_shutdown_is_none(client: Client) -> None:
    client.initialize()
    client.request("shutdown")
    client.shut = True


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")
def test_a_client_that_stops_listening_ends_the_server() -> None:
    serving = "import sys; from speclsp.server.main import serve; sys.exit(serve())"
    reading, writing = os.pipe()
    command = [sys.executable, "-P", "-c", serving]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE, env=environment
    ) as process:
        os.close(writing)
        os.close(reading)
        assert process.stdin is not None
        body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
        process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        process.stdin.flush()
        assert process.wait(20) == 1
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    "arguments", [["serve"], ["--stdio"], ["--stdio", "--clientProcessId=1", "--unknown", "x"]]
)
def test_the_command_serves(
    arguments: list[str], connect: Callable[..., Client], tmp_path: Path
) -> None:
    client = connect([sys.executable, "-P", "-m", "speclsp", *arguments], cwd=REPOSITORY)
    client.initialize(written(tmp_path))
    uri = (tmp_path / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: codes(params["diagnostics"]) == ["missing-test"])
