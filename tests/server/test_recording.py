"""The recorder: what is in its file, what is not, and that the session never notices."""

from __future__ import annotations

import os
import resource
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.server.client import REPOSITORY, Client
from tests.server.commands import AT_ONCE
from tests.server.folder import SPEC, at, replaced, sync, written
from tests.server.recorded import entries, header, messages, patched, recording

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and limits of POSIX")
SAID = b"nothing more is recorded"


def session(client: Client, folder: Path) -> str:
    """Something of everything; gives the URI of the document."""
    client.initialize(written(folder))
    uri = (folder / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.diagnostics(uri, lambda params: bool(params["diagnostics"]))
    client.change(uri, 2, replaced(SPEC, "kind", "\U0001f642 gentle"))
    client.diagnostics(uri, version=2)
    for method in ("hover", "definition"):
        client.request(f"textDocument/{method}", at(uri, SPEC, "sy73"))
    client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    return uri


def test_a_recording_with_texts_has_every_message_as_it_was(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    file = tmp_path / "session.jsonl"
    client = recording(connect, file, texts=True)
    session(client, tmp_path / "project")
    client.shutdown()
    assert client.process.wait(10) == 0
    assert messages(file, "server") == client.received
    sent = messages(file, "client")
    assert [each["method"] for each in sent if "method" in each][:3] == [
        "initialize",
        "initialized",
        "textDocument/didOpen",
    ]
    assert sent[-1] == {"jsonrpc": "2.0", "method": "exit", "params": None}
    (opened,) = [each for each in sent if each.get("method") == "textDocument/didOpen"]
    assert opened["params"]["textDocument"]["text"] == SPEC
    times = [each["at"] for each in entries(file)]
    assert times == sorted(times)
    assert 0 <= times[-1] < 60


def test_the_header_says_what_made_it(connect: Callable[..., Client], tmp_path: Path) -> None:
    for texts in (False, True):
        file = tmp_path / f"{texts}.jsonl"
        recording(connect, file, texts=texts).initialize()
        said = header(file)
        assert (said["format"], said["version"], said["texts"]) == ("speclsp recording", 1, texts)
        assert said["platform"] == sys.platform
        assert {"speclsp", "python"} <= said.keys()


def test_without_texts_the_session_has_the_same_shape(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    file = tmp_path / "session.jsonl"
    client = recording(connect, file)
    session(client, tmp_path / "project")
    client.shutdown()
    client.process.wait(10)
    assert shape(messages(file, "server")) == shape(client.received)
    for then, now in zip(messages(file, "server"), client.received, strict=True):
        if now.get("method") == "textDocument/publishDiagnostics":
            recorded, real = (each["params"]["diagnostics"] for each in (then, now))
            assert [(each["range"], each["code"]) for each in recorded] == [
                (each["range"], each["code"]) for each in real
            ]


def shape(value: Any) -> Any:
    """The members, the lengths and the numbers."""
    if isinstance(value, dict):
        return [shape(each) for each in value.values()]
    if isinstance(value, list):
        return [shape(each) for each in value]
    return "" if isinstance(value, str) else value


def test_what_is_no_message_is_recorded_as_its_length_or_its_bytes(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    odd = [b"\xff\x00{", b'{"jsonrpc": NaN}', b"[" * 100_000]
    for texts, expected in ((False, {"length": 3}), (True, {"raw": "/wB7"})):
        file = tmp_path / f"{texts}.jsonl"
        client = recording(connect, file, texts=texts)
        client.initialize()
        for each in odd:
            client.send_raw(each)
        client.send_raw(b'["secret", 7]')
        sync(client)
        found = [each for each in entries(file) if each["from"] == "client"]
        without = [each for each in found if "message" not in each]
        assert without[0] == {**expected, "at": without[0]["at"], "from": "client"}
        assert len(without) == 3
        (batch,) = [each["message"] for each in found if isinstance(each.get("message"), list)]
        assert batch == (["secret", 7] if texts else ["aaaaaa", 0])


def test_an_earlier_recording_stays(connect: Callable[..., Client], tmp_path: Path) -> None:
    file = tmp_path / "my session.jsonl"
    file.write_text("of a crash")
    for _ in range(2):
        recording(connect, file).initialize()
    assert file.read_text() == "of a crash"
    for number in (2, 3):
        assert header(tmp_path / f"my session-{number}.jsonl")["version"] == 1


@POSIX
def test_a_recording_is_for_its_user_alone(connect: Callable[..., Client], tmp_path: Path) -> None:
    file = tmp_path / "session.jsonl"
    before = os.umask(0)
    try:
        recording(connect, file).initialize()
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def link(folder: Path) -> Path:
    (folder / "target").write_text("mine")
    (folder / "link").symlink_to(folder / "target")
    return folder / "link"


def dangling(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "target")
    return folder / "link"


@POSIX
@pytest.mark.parametrize(
    "place",
    [
        fifo,
        link,
        dangling,
        lambda folder: folder,
        lambda folder: Path("/dev/full"),
        lambda folder: folder / "no" / "folder.jsonl",
        lambda folder: folder / ("x" * 5_000),
    ],
)
def test_what_cannot_be_written_is_said_once_and_the_session_goes_on(
    connect: Callable[..., Client], tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    there = place(tmp_path)
    before = sorted(tmp_path.iterdir())
    client = recording(connect, there)
    client.initialize()
    sync(client)
    client.shutdown()
    client.process.wait(10)
    assert client.errors.count(SAID) == 1
    assert client.errors.count(b"\n") == 1
    assert sorted(tmp_path.iterdir()) == before
    assert not (tmp_path / "target").exists() or (tmp_path / "target").read_text() == "mine"


@pytest.mark.parametrize("arguments", [["--record"], ["--record-text"], ["--record", "--stdio"]])
def test_a_file_has_to_be_named(
    connect: Callable[..., Client], tmp_path: Path, arguments: list[str]
) -> None:
    client = connect([sys.executable, "-P", "-m", "speclsp", "serve", *arguments], cwd=tmp_path)
    client.initialize()
    sync(client)
    client.shutdown()
    client.process.wait(10)
    assert b"nothing is recorded: say --record FILE" in client.errors
    assert list(tmp_path.iterdir()) == []


def test_the_file_may_follow_an_equals_sign(connect: Callable[..., Client], tmp_path: Path) -> None:
    file = tmp_path / "session.jsonl"
    connect([sys.executable, "-P", "-m", "speclsp", "--stdio", f"--record={file}"]).initialize()
    assert header(file)["texts"] is False


@POSIX
def test_a_full_disk_ends_the_recording_and_not_the_session(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    assert resource.RLIMIT_FSIZE
    file = tmp_path / "session.jsonl"
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
    client = patched(connect, limit, file)
    client.initialize()
    for _ in range(20):
        sync(client)
    client.shutdown()
    client.process.wait(10)
    assert client.errors.count(SAID) == 1
    assert file.stat().st_size == 4_000


def test_a_disk_that_hangs_holds_nothing_up(connect: Callable[..., Client], tmp_path: Path) -> None:
    client = patched(connect, "rec.write = lambda *all: time.sleep(3600)\n", tmp_path / "x.jsonl")
    client.initialize()
    start = time.monotonic()
    for _ in range(50):
        sync(client)
    assert time.monotonic() - start < AT_ONCE
    client.shutdown()
    assert client.process.wait(4) == 0


def test_a_mistake_of_the_recorder_is_logged_and_nothing_else(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    fail = "def fail(*all): raise RuntimeError('no')\nrec.Lines.line = fail\n"
    client = patched(connect, fail, tmp_path / "x.jsonl")
    client.initialize()
    sync(client)
    client.shutdown()
    client.process.wait(10)
    assert client.errors.count(SAID) == 1


def test_a_recording_does_not_grow_without_end(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    file = tmp_path / "x.jsonl"
    client = patched(connect, "rec.MOST = 5000\n", file)
    client.initialize()
    for _ in range(20):
        sync(client)
    client.shutdown()
    client.process.wait(10)
    assert client.errors.count(SAID) == 1
    assert 2_000 < file.stat().st_size <= 5_000
    assert entries(file)


def test_the_message_that_ends_the_server_is_in_the_recording(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    file = tmp_path / "x.jsonl"
    crash = "from speclsp.server.requests import Requests\n"
    crash += "Requests.hover = lambda *all: os._exit(9)\n"
    client = patched(connect, crash, file)
    client.initialize(written(tmp_path / "project"))
    uri = (tmp_path / "project" / "spec.md").as_uri()
    client.open(uri, SPEC)
    client.abandoned.add(client.ask("textDocument/hover", at(uri, SPEC, "sy73")))
    client.exit_code = 9
    assert client.process.wait(10) == 9
    last = [each for each in messages(file, "client") if "method" in each][-1]
    assert last["method"] == "textDocument/hover"
    assert last["params"]["position"] == at(uri, SPEC, "sy73")["position"]


@POSIX
def test_a_server_that_is_killed_leaves_what_was_said(
    connect: Callable[..., Client], tmp_path: Path
) -> None:
    file = tmp_path / "x.jsonl"
    client = recording(connect, file)
    session(client, tmp_path / "project")
    end = time.monotonic() + 10
    # What is sent does not wait for the file.
    while file.read_bytes().count(b'"from":"server"') < len(client.received):
        assert time.monotonic() < end
        time.sleep(0.01)
    client.exit_code = -9
    client.process.kill()
    client.process.wait(10)
    assert len(messages(file, "client")) >= 8
    assert shape(messages(file, "server")) == shape(client.received)


def test_who_does_not_record_loads_nothing_of_it() -> None:
    import subprocess

    script = (
        "import sys, os, threading\n"
        "from speclsp.server.main import serve\n"
        "import speclsp.server.main as main\n"
        "main.leave = lambda code: print([m for m in sys.modules if 'record' in m], "
        "file=sys.stderr) or os._exit(code)\n"
        "serve([])\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        input=b"",
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        timeout=30,
        check=False,
    )
    assert done.stderr.strip() == b"[]", done.stderr
