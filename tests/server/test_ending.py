"""How the server ends: when it is told to, when nobody is left, and in time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from speclsp.server.connection.parent import is_alive, named
from tests.server.client import Client
from tests.server.commands import AT_ONCE, SERVING, command, until
from tests.server.folder import BAD, sync, written

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and descriptors of POSIX")


def test_something_that_hangs_does_not_keep_it(connect: Callable[..., Client]) -> None:
    client = connect(SERVING)
    client.initialize()
    hanging = command(client, "test.hang")
    until(client, "hang begun")
    start = time.monotonic()
    client.shutdown()
    assert client.process.wait(10) == 0
    assert time.monotonic() - start < AT_ONCE
    assert hanging


@pytest.mark.parametrize("how", ["exit", "end of input"])
@pytest.mark.parametrize("what", ["a thread that hangs", "a long read"])
def test_it_ends_at_once_without_shutdown(
    what: str, how: str, connect: Callable[..., Client]
) -> None:
    client = connect(SERVING)
    client.initialize()
    if what == "a long read":
        client.open("untitled:long", BAD * 300_000)
    else:
        client.abandoned.add(command(client, "test.hang"))
        until(client, "hang begun")
    client.exit_code = 1
    start = time.monotonic()
    if how == "exit":
        client.notify("exit", None)
    elif client.process.stdin is not None:
        client.process.stdin.close()
    assert client.process.wait(20) == 1
    assert time.monotonic() - start < AT_ONCE


def test_the_end_of_input_after_exit_changes_nothing(connect: Callable[..., Client]) -> None:
    client = connect(SERVING)
    client.initialize()
    # Nothing is done meanwhile, so that both have come before the end is made.
    client.notify("test/block", {"seconds": 1})
    client.request_later("shutdown")
    client.notify("exit", None)
    assert client.process.stdin is not None
    client.process.stdin.close()
    assert client.process.wait(20) == 0


@POSIX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it(number: int, connect: Callable[..., Client], tmp_path: Path) -> None:
    client = connect()
    client.initialize(written(tmp_path))
    sync(client)
    client.open("untitled:long", BAD * 60_000)
    client.exit_code = 1
    start = time.monotonic()
    client.process.send_signal(number)
    assert client.process.wait(10) == 1
    assert time.monotonic() - start < AT_ONCE


@POSIX
@pytest.mark.parametrize("how", ["initialize", "--clientProcessId"])
def test_it_ends_with_the_editor_though_the_pipe_is_open(
    how: str, connect: Callable[..., Client]
) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as editor:
        argument = [f"--clientProcessId={editor.pid}"] if how != "initialize" else []
        client = connect([sys.executable, "-P", "-m", "speclsp", "--stdio", *argument])
        client.initialize(processId=editor.pid if how == "initialize" else None)
        sync(client)
        client.exit_code = 1
        editor.kill()
        # It is not asked about, as an editor's own parent may not have done yet.
        assert client.process.wait(15) == 1


@pytest.mark.parametrize("process", [None, 0, -1, True, "12", 1.5, 1 << 70, [], {}])
def test_what_is_no_process_is_not_watched(
    process: Any, client: Client, connect: Callable[..., Client]
) -> None:
    client.initialize(processId=process)
    sync(client)
    watched = connect()
    watched.initialize(processId=os.getpid())
    sync(watched)
    unwatched, with_watch = (psutil.Process(each.process.pid) for each in (client, watched))
    assert unwatched.num_threads() < with_watch.num_threads()


def test_which_process_the_command_line_names() -> None:
    assert named(["--stdio", "--clientProcessId=123"]) == 123
    assert named(["--clientProcessId", "45", "--stdio"]) == 45
    assert named(["--clientProcessId"]) is None
    assert named(["--clientProcessId=x"]) is None
    assert named(["--clientProcessId=99999999999999"]) is None
    assert named([]) is None


def test_which_processes_are_alive() -> None:
    assert is_alive(os.getpid())
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        while process.pid and is_alive(process.pid):
            # Ended, and not asked about.
            time.sleep(0.01)
    assert not is_alive(process.pid)


@POSIX
def test_a_process_of_somebody_else_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(process: int, number: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert is_alive(os.getpid())
