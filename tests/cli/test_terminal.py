"""What is different when a person watches."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.cli.model_script import VAGUE, agree, hanging
from tests.cli.process import WARNED, command, environment, plant
from tests.cli.user import User
from tests.model.messages_server import MessagesServer, plain_environment

pty = pytest.importorskip("pty", reason="needs the terminals of a POSIX system")


def shown(cwd: Path, *arguments: str, **environ: str) -> tuple[int, str]:
    """Exit code, and what a terminal is sent on both streams."""
    ours, theirs = pty.openpty()
    try:
        process = subprocess.Popen(
            command(*arguments),
            cwd=cwd,
            env=environment(**{"TERM": "xterm", **environ}),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
    finally:
        os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(ours)
    return process.wait(60), b"".join(parts).decode()


def test_bare_speclsp_prints_help(tmp_path: Path) -> None:
    code, text = shown(tmp_path)
    assert code == 0
    assert "--fail-on" in text


def test_ctrl_c_goes_on_without_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain_environment(monkeypatch, str(tmp_path / "home"))
    with MessagesServer() as server:
        user = User(tmp_path)
        user.reaches(server.url)
        agree(user)
        plant(user.root, {"a.md": VAGUE})
        asked = hanging(server)
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            command("clarify", "--model"),
            cwd=user.root,
            env=environment(**{"TERM": "xterm", **user.environ}),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        assert asked.wait(60)
        os.write(ours, b"typed\n\x03")
        text = b""
        while b" left [" not in text:
            text += os.read(ours, 65536)
        assert b"(Ctrl-C goes on without it)" in text
        assert b"typed" not in text
        assert b"the model is not asked any more: you have interrupted it" in text
        os.write(ours, b"\x03")
        assert process.wait(60) == 130
        os.close(ours)


def test_a_report_is_coloured(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED})
    code, text = shown(tmp_path, "--check")
    assert code == 1
    assert "\x1b[1;33mwarning[may-not]\x1b[0m" in text
    for environ in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in shown(tmp_path, "--check", **environ)[1]


def test_a_report_in_a_file_is_not_coloured(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED})
    assert shown(tmp_path, "--check", "--output", "out.txt")[0] == 1
    assert "\x1b" not in (tmp_path / "out.txt").read_text("utf-8")


@pytest.mark.parametrize("quiet", [False, True])
def test_a_long_run_shows_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet: bool
) -> None:
    from speclsp.cli import progress

    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with open(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        bar = progress.Progress(quiet=quiet)
        bar("checking", 50, 100)
        bar.done("reporting")
        terminal.write("end")
        terminal.flush()
        text = ""
        while not text.endswith("end"):
            text += os.read(ours, 1000).decode()
    os.close(ours)
    drawn = "\r\x1b[Kchecking [############............] 50/100\r\x1b[K"
    assert text == ("" if quiet else drawn) + "end"
