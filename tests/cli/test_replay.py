"""`speclsp replay`: a recorded session goes as it went, or what does not is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from speclsp.server.replaying.renewing import renewed
from tests.cli.process import Run, command, environment, run
from tests.server.client import CAPABLE, Client
from tests.server.folder import BAD, SPEC, at, codes, replaced, written
from tests.server.recorded import messages, recording

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")
HEADER = {
    "format": "speclsp recording",
    "version": 1,
    "speclsp": "0.1.0",
    "python": "3.11.7",
    "platform": "linux",
    "texts": True,
}
INITIALIZE: dict[str, Any] = {"processId": 4_000_000, "rootUri": None, "capabilities": {}}
PULLS = {
    **CAPABLE,
    "textDocument": {**CAPABLE["textDocument"], "diagnostic": {}},
}


@pytest.fixture
def connect() -> Iterator[Callable[..., Client]]:
    clients: list[Client] = []

    def start(*arguments: Any, **others: Any) -> Client:
        clients.append(Client(*arguments, **others))
        return clients[-1]

    yield start
    for client in clients:
        client.close()


def replay(
    tmp_path: Path, file: Path | str, *options: str, program: list[str] | None = None
) -> Run:
    return run(tmp_path, "replay", str(file), *options, program=program)


def made(folder: Path, *messages: Any, texts: bool = True) -> Path:
    """A recording of what the client says; a pair is what the server says."""
    lines: list[Any] = [{**HEADER, "texts": texts}]
    for number, each in enumerate(messages):
        sender, message = ("server", each[0]) if isinstance(each, tuple) else ("client", each)
        lines.append({"at": number / 1000, "from": sender, "message": message})
    file = folder / "made.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def asked(identifier: int | str, method: str, params: Any = None) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": identifier, "method": method, "params": params}


def told(method: str, params: Any = None) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": method, "params": params}


def got(identifier: int | str, result: Any) -> tuple[dict[str, Any]]:
    return ({"jsonrpc": "2.0", "id": identifier, "result": result},)


def opened(uri: str, text: str) -> dict[str, Any]:
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    return told("textDocument/didOpen", {"textDocument": document})


def begin() -> list[Any]:
    return [asked(1, "initialize", INITIALIZE), told("initialized", {})]


END = [asked(99, "shutdown"), told("exit")]


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("pulls", [True, False])
def test_a_session_goes_as_it_went(
    connect: Callable[..., Client], tmp_path: Path, texts: bool, pulls: bool
) -> None:
    folder = written(tmp_path / "project")
    uri = (folder / "spec.md").as_uri()
    file = tmp_path / "session.jsonl"
    client = recording(connect, file, texts=texts)
    client.settings = {"ignore": ["negated-keyword-case"]}
    client.initialize(folder, capabilities=PULLS if pulls else CAPABLE)
    text = SPEC + "\nIt MUST not.\n"
    client.open(uri, text)
    params = {"textDocument": {"uri": uri}}
    if pulls:
        report = client.request("textDocument/diagnostic", params)
        while codes(report["items"]) != ["missing-test"]:
            report = client.request("textDocument/diagnostic", params)
        again = {**params, "previousResultId": report["resultId"]}
        assert client.request("textDocument/diagnostic", again)["kind"] == "unchanged"
    else:
        client.diagnostics(uri, lambda found: codes(found["diagnostics"]) == ["missing-test"])
    for version in range(2, 10):
        client.change(uri, version, replaced(text, "kind", "kind"))
        client.request("textDocument/hover", at(uri, text, "sy73"))
    client.request("textDocument/definition", at(uri, text, "sy73"))
    client.request("textDocument/documentSymbol", params)
    client.request("textDocument/documentLink", params)
    client.shutdown()
    client.process.wait(10)
    done = replay(tmp_path, file)
    assert done.code == 0, done
    requests = len([each for each in messages(file, "client") if {"id", "method"} <= each.keys()])
    lines = done.out.splitlines()
    assert f"{requests} requests: {requests} answered, 0 refused, 0 without an answer" in lines
    assert lines[-2:] == ["the server ended with 0", "it went as recorded"]
    assert not [line for line in lines if "now" in line or "another" in line or "popup" in line]
    assert ("with texts" if texts else "without texts") in lines[0]
    assert done.err == ""


def test_the_users_answers_are_given_again(tmp_path: Path) -> None:
    """The setting was in the answer to a question of the server's."""
    capabilities = {"workspace": {"configuration": True}}
    settings = [{"ignore": ["negated-keyword-case"]}]
    published = {"uri": "untitled:x", "version": 1}
    file = made(
        tmp_path,
        asked(1, "initialize", {**INITIALIZE, "capabilities": capabilities}),
        told("initialized", {}),
        (asked("s:7", "workspace/configuration", {"items": [{"section": "speclsp"}]}),),
        {"jsonrpc": "2.0", "id": "s:7", "result": settings},
        opened("untitled:x", BAD),
        (told("textDocument/publishDiagnostics", {**published, "diagnostics": []}),),
        *END,
    )
    done = replay(tmp_path, file)
    assert (done.code, done.err) == (0, "")
    assert "findings" not in done.out


def test_other_findings_are_said(tmp_path: Path) -> None:
    published = {"uri": "untitled:x", "version": 1, "diagnostics": []}
    push = (told("textDocument/publishDiagnostics", published),)
    file = made(tmp_path, *begin(), opened("untitled:x", BAD), push, *END)
    done = replay(tmp_path, file)
    assert done.code == 0
    assert "untitled:x: 1 findings now, 0 then" in done.out


def test_an_error_that_was_none_is_found(tmp_path: Path) -> None:
    file = made(tmp_path, *begin(), asked(2, "x/y"), got(2, {"fine": True}), *END)
    done = replay(tmp_path, file)
    assert done.code == 1
    assert "x/y (id 2): error -32601 now, a result then" in done.out
    assert done.out.endswith("it did not go as recorded\n")


def test_an_error_that_was_one_is_none(tmp_path: Path) -> None:
    refusal = ({"jsonrpc": "2.0", "id": 2, "error": {"code": -32601, "message": "no"}},)
    file = made(tmp_path, *begin(), asked(2, "x/y"), refusal, *END)
    done = replay(tmp_path, file)
    assert done.code == 0
    assert "1 refused" in done.out


def test_an_answer_that_differs_is_said_where_there_are_texts(tmp_path: Path) -> None:
    hover = asked(2, "textDocument/hover", at("untitled:x", SPEC, "sy73"))
    for texts in (True, False):
        text = opened("untitled:x", SPEC)
        file = made(tmp_path, *begin(), text, hover, got(2, None), *END, texts=texts)
        done = replay(tmp_path, file)
        assert done.code == 0
        assert ("textDocument/hover (id 2): another answer" in done.out) == texts


def test_popups_are_said(tmp_path: Path) -> None:
    change = {"textDocument": {"uri": "untitled:x", "version": 2}, "contentChanges": [{"range": 7}]}
    lost = told("textDocument/didChange", change)
    done = replay(tmp_path, made(tmp_path, *begin(), opened("untitled:x", BAD), lost, *END))
    assert "popup: speclsp has lost track of" in done.out


@pytest.mark.parametrize("kept", [1, 2, 3, 4, 5])
def test_a_session_that_was_cut_is_played_to_its_end(tmp_path: Path, kept: int) -> None:
    hover = asked(2, "textDocument/hover", at("untitled:x", SPEC, "sy73"))
    whole = [*begin(), opened("untitled:x", SPEC), hover, *END]
    file = made(tmp_path, *whole[:kept])
    with file.open("ab") as stream:
        stream.write(b'{"at":0.5,"from":"client","mess')
    done = replay(tmp_path, file)
    assert done.code == 0, done
    assert "its last line is not whole and is left out" in done.out
    assert "the server ended with 0\n" in done.out


def test_a_recording_of_nothing_is_no_fault(tmp_path: Path) -> None:
    done = replay(tmp_path, made(tmp_path))
    assert (done.code, done.err) == (0, "")
    assert "0 messages sent" in done.out


def test_an_editor_that_left_without_a_word_is_no_fault(tmp_path: Path) -> None:
    done = replay(tmp_path, made(tmp_path, *begin(), told("exit")))
    assert done.code == 0
    assert "the server ended with 1\n" in done.out


def test_folders_that_are_not_here_are_said(tmp_path: Path) -> None:
    uris = [(tmp_path / "gone").as_uri(), tmp_path.as_uri()]
    params = {**INITIALIZE, "workspaceFolders": [{"uri": uri, "name": "x"} for uri in uris]}
    file = made(tmp_path, asked(1, "initialize", params), *END)
    done = replay(tmp_path, file)
    assert done.code == 0
    assert f"1 of its 2 folders are not here: {tmp_path / 'gone'}\n" in done.out


def test_the_pauses_are_kept_on_request(tmp_path: Path) -> None:
    lines = made(tmp_path, *begin(), *END).read_text().splitlines()
    late = [line.replace('"at": 0.003', '"at": 4') for line in lines]
    (tmp_path / "late.jsonl").write_text("\n".join(late) + "\n")
    for options, slow in ((["--pace"], True), ([], False)):
        start = time.monotonic()
        assert replay(tmp_path, tmp_path / "late.jsonl", *options).code == 0
        # Without pauses it takes a fraction of that, also on a machine that has much to do.
        assert (time.monotonic() - start > 4) == slow


HERE = "import sys, time, asyncio, speclsp.server.replaying.waiting as waiting\n"
HERE += "from speclsp.server.requests import Requests\nfrom speclsp.cli.entry import main\n"
FORGETS = """
from speclsp.server.connection.protocol import Protocol
async def hover(*all): await asyncio.sleep(3600)
Protocol._drop = lambda *all: None
"""
GO = "sys.exit(main(sys.argv[1:]))\n"


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        # It forgets one request, and goes on.
        (
            FORGETS,
            "textDocument/hover (id 2): no answer now",
        ),
        # It hangs.
        ("hover = lambda *all: time.sleep(3600)\n", "the server hangs"),
        # It fails.
        ("def hover(*all): raise RuntimeError\n", "textDocument/hover (id 2): error -32603 now"),
    ],
)
def test_a_server_that_does_not_do_its_part_is_found_in_time(
    tmp_path: Path, broken: str, said: str
) -> None:
    hover = asked(2, "textDocument/hover", at("untitled:x", SPEC, "sy73"))
    file = made(tmp_path, *begin(), opened("untitled:x", SPEC), hover, got(2, None), *END)
    script = f"{HERE}{broken}Requests.hover = hover\nwaiting.PATIENCE = 1.0\n{GO}"
    start = time.monotonic()
    done = replay(tmp_path, file, program=[sys.executable, "-P", "-c", script])
    assert time.monotonic() - start < 20
    assert done.code == 1, done
    assert said in done.out
    assert done.out.endswith("it did not go as recorded\n")


def line(value: Any) -> str:
    return json.dumps(value) + "\n"


HEAD = line(HEADER)
CLIENT = {"at": 0, "from": "client"}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("", ": it is empty"),
        ("# Title\n", ":1: this is no recording of speclsp"),
        ("\0" * 100, ":1: this is no recording of speclsp"),
        ("[" * 100_000, ":1: this is no recording of speclsp"),
        ("[]\n", ":1: this is no recording of speclsp"),
        (line({**HEADER, "version": 2}), ":1: this version of speclsp reads version 1 only"),
        (line({**HEADER, "texts": "yes"}), ':1: "texts" is neither true nor false'),
        (HEAD + "\n", ":2: this is no JSON"),
        (HEAD + "x\n", ":2: this is no JSON"),
        (HEAD + "\0\n" + line(CLIENT), ":2: this is no JSON"),
        (HEAD + "7\n", ":2: this is no object"),
        (HEAD + "[" * 100_000 + "\n", ":2: this is nested too deeply"),
        (
            HEAD + '{"at":0,"from":"client","message":' + "[" * 900 + "]" * 900 + "}\n",
            None,
        ),
        (HEAD + line({"from": "client", "message": 1}), ':2: "at" is no number of seconds'),
        (HEAD + line({**CLIENT, "at": -1}), ':2: "at" is no number of seconds'),
        (HEAD + line({**CLIENT, "at": float("nan")}), ':2: "at" is no number of seconds'),
        (HEAD + line({**CLIENT, "from": "me"}), ':2: "from" is neither "client" nor "server"'),
        (HEAD + line({**CLIENT, "from": []}), ':2: "from" is neither "client" nor "server"'),
        (HEAD + line(CLIENT), ':2: one of "message", "raw" and "length" is to be given'),
        (HEAD + line({**CLIENT, "raw": "%%"}), ':2: "raw" is no base64'),
        (HEAD + line({**CLIENT, "raw": 7}), ':2: "raw" is not what it should be'),
        (HEAD + line({**CLIENT, "length": 1e99}), ':2: "length" is not what it should be'),
        (HEAD + '{"at":0,"from":"client","message":1e999}\n', ":2: "),
        (HEAD + "é\n".encode().decode("latin-1"), ":2: this is no JSON"),
    ],
)
def test_what_is_no_recording_is_refused_with_its_line(
    tmp_path: Path, content: str, where: str | None
) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text(content)
    done = replay(tmp_path, "odd.jsonl")
    if where is None:
        assert "Traceback" not in done.err
        assert done.code in (0, 2)
        return
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"speclsp: odd.jsonl{where}")
    assert done.err.count("\n") == 1


@POSIX
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, why in (
        ("pipe", "it is no regular file"),
        (".", "it is no regular file"),
        ("/dev/zero", "it is no regular file"),
        ("none", "no such file or directory"),
    ):
        done = replay(tmp_path, name)
        assert (done.code, done.out) == (2, "")
        assert done.err == f'speclsp: cannot read "{name}": {why}\n'


def test_a_recording_that_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "large.jsonl"
    with file.open("wb") as stream:
        stream.truncate(300 << 20)
    done = replay(tmp_path, "large.jsonl")
    assert (done.code, done.err) == (
        2,
        'speclsp: cannot read "large.jsonl": it has more than 256 MB\n',
    )


@pytest.mark.parametrize(
    "said",
    [
        [7, None, "x", [], [asked(1, "initialize")]],
        [asked(1, "shutdown"), told("exit")],
        [*begin(), asked(1, "initialize", INITIALIZE), asked("x", "textDocument/hover", 7)],
        [*begin(), asked(2, "textDocument/hover"), asked(2, "textDocument/hover")],
        [asked(1, "initialize", {"workspaceFolders": 7, "processId": []}), told("exit", [])],
        [*begin(), {"jsonrpc": "2.0", "id": [], "result": 1}, (7,), ([],), ({"id": {}},)],
        [*begin(), (told("textDocument/publishDiagnostics", 7),), (told("$/progress", []),), *END],
        [*begin(), (told("textDocument/publishDiagnostics", {"uri": [], "diagnostics": 1}),), *END],
        [*begin(), (asked([], "x"),), (asked(5, "workspace/diagnostic/refresh"),), *END],  # type: ignore[arg-type]
        [*begin(), told("textDocument/didClose", {"textDocument": {"uri": []}}), *END],
        [*begin(), told("$/cancelRequest", {"id": {}}), got(1, 1), got(1, 2), *END],
        [told("exit"), *begin()],
    ],
)
def test_a_recording_of_anything_ends_in_time(tmp_path: Path, said: list[Any]) -> None:
    start = time.monotonic()
    done = replay(tmp_path, made(tmp_path, *said))
    assert time.monotonic() - start < 15
    assert done.code in (0, 1), done
    assert "Traceback" not in done.err
    assert done.out.endswith("as recorded\n")


def test_nothing_in_a_recording_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    evil = "\x1b]0;x\x07::error::\u202e"
    header = {**HEADER, "speclsp": evil, "python": [evil], "platform": evil}
    folders = [{"uri": f"file:///{evil}", "name": evil}]
    bodies = [
        asked(1, "initialize", {**INITIALIZE, "workspaceFolders": folders}),
        told(evil, evil),
        asked(2, evil, evil),
        told("workspace/didChangeConfiguration", {"settings": {"speclsp": {"select": [evil]}}}),
    ]
    lines = [header, *({**CLIENT, "message": body} for body in bodies)]
    lines.append({"at": 0, "from": "server", "message": got(2, evil)[0]})
    file = tmp_path / "x.jsonl"
    file.write_text("".join(map(line, lines)))
    done = replay(tmp_path, file)
    assert done.code == 1
    for stream in (done.out, done.err):
        assert not {"\x1b", "\x07", "\u202e"} & {*stream}
        assert not [each for each in stream.splitlines() if each.lstrip().startswith("::")]


@POSIX
def test_it_can_be_interrupted(tmp_path: Path) -> None:
    lines = made(tmp_path, *begin(), *END).read_text().replace('"at": 0.003', '"at": 3000')
    (tmp_path / "slow.jsonl").write_text(lines)
    process = subprocess.Popen(
        [*command("replay", "slow.jsonl", "--pace")],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    finally:
        process.kill()
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["replay"], "expected one argument"),
        (["replay", "a", "b"], "a replay takes one recording"),
        (["--check", "--replay", "a"], "a replay takes one recording"),
        (["repaly", "a"], 'did you mean "replay"?'),
        (["replay", "a", "--pase"], 'did you mean "--pace"?'),
    ],
)
def test_how_it_is_called(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run(tmp_path, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_the_help_names_both(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    for words in ("--record FILE", "--record-text", "speclsp replay FILE", "--pace"):
        assert words in done.out


def test_lists_of_findings_have_the_names_of_now() -> None:
    uri, known = "file:///a.md", {"file:///a.md": "new"}
    one = {"textDocument": {"uri": uri}, "previousResultId": "old"}
    assert renewed("textDocument/diagnostic", one, known) == {**one, "previousResultId": "new"}
    assert renewed("textDocument/diagnostic", one, {}) is one
    odd: list[Any] = [7, {"uri": []}, {"uri": "file:///b.md", "value": "old"}]
    all_ = {"previousResultIds": [{"uri": uri, "value": "old"}, *odd]}
    assert renewed("workspace/diagnostic", all_, known) == {
        "previousResultIds": [{"uri": uri, "value": "new"}, *odd]
    }
    assert renewed("initialize", {"processId": 7}, {}) == {"processId": None}
    assert renewed("textDocument/hover", one, known) is one
