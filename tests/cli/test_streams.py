"""Where output goes may be closed, full, narrow-minded or not a file at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import CLEAN, WARNED, check, command, environment, plant, run

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs the devices of a POSIX system")


@pytest.fixture
def wordy(tmp_path: Path) -> Path:
    """A folder with more findings than a pipe holds."""
    return plant(tmp_path, {"a.md": "# A\n\n" + "It MAY NOT é 日本 wait.\n\n" * 3000})


@POSIX
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_pipe_that_is_closed_is_no_complaint(wordy: Path, form: str) -> None:
    with subprocess.Popen(
        command("--check", "--format", form),
        cwd=wordy,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@POSIX
@pytest.mark.parametrize("arguments", [["--check"], ["--version"], ["--list-rules"], ["--help"]])
def test_a_full_disk_is_2_and_one_line(wordy: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command(*arguments),
            cwd=wordy,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "speclsp: cannot write to standard output: no space left on device"
    ]


@POSIX
def test_a_stream_that_is_not_there_is_2(wordy: Path) -> None:
    shell = 'exec "$0" -P -m speclsp --check >&-'
    done = run(wordy, program=["sh", "-c", shell, sys.executable])
    assert done.code == 2
    assert done.err == "speclsp: cannot write to standard output: it is closed\n"
    shell = 'exec "$0" -P -m speclsp --check 2>&- <&-'
    assert run(wordy, program=["sh", "-c", shell, sys.executable]).code == 1


def test_a_report_can_be_written_to_a_file(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED.replace("server", "sérver")})
    to_stream = check(tmp_path)
    to_file = check(tmp_path, "--output", "out.json")
    assert (to_file.code, to_file.out) == (1, "")
    assert "Found 1 warning" in to_file.err
    assert (tmp_path / "out.json").read_text("ascii") == to_stream.out
    assert check(tmp_path, "--output", "out.json", "--quiet").err == ""
    run(tmp_path, "--check", "--output", "out.txt")
    assert "sérver" in (tmp_path / "out.txt").read_text("utf-8")


@POSIX
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("folder", "it is a folder"),
        ("fifo", "it is not a regular file"),
        ("nowhere/out", "its folder does not exist"),
        ("a.md/out", "not a directory"),
        ("x" * 300, "file name too long"),
        ("/dev/full", "no space left on device"),
    ],
)
def test_an_output_that_cannot_be_written_is_2(tmp_path: Path, path: str, words: str) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "fifo")
    done = check(tmp_path, "--output", path)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "environ",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=str,
)
def test_any_encoding_can_show_a_report(wordy: Path, environ: dict[str, str]) -> None:
    for arguments in (["--check"], ["--check", "--format", "json"], ["--check", "日本.md"]):
        done = run(wordy, *arguments, environ=environ)
        assert done.code == (2 if "日本.md" in arguments else 1)
        assert "Error" not in done.err
        assert "Traceback" not in done.err


def test_what_an_encoding_lacks_is_escaped(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "# A\n\nIt MAY NOT é 日 wait.\n"})
    assert (
        "It MAY NOT \\xe9 \\u65e5 wait."
        in run(tmp_path, "--check", environ={"PYTHONIOENCODING": "ascii"}).out
    )
    assert (
        "It MAY NOT é 日 wait."
        in run(tmp_path, "--check", environ={"PYTHONIOENCODING": "utf-8"}).out
    )


def test_times_go_to_standard_error_only(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    done = check(tmp_path, "--timing")
    assert done.out == check(tmp_path).out
    assert "in all" in done.err


def test_quiet_leaves_the_findings(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    assert run(tmp_path, "--check", "--quiet") == (0, "", "")
    plant(tmp_path, {"a.md": WARNED})
    done = run(tmp_path, "--check", "--quiet")
    assert "may-not" in done.out
    assert "Checked" not in done.out
