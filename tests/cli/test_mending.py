"""`--fix`, `--diff` and `--unsafe-fixes`: what is written, what is printed, and the exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from speclsp.cli import mending
from speclsp.cli.command import run
from tests.cli.process import CLEAN, plant

HALF = "# A\n\nIt MUST not wait.\n"
WHOLE = HALF.replace("MUST not", "MUST NOT")
TWICE = "# B\n\nIt **MUST** must wait.\n"
ONCE = "# B\n\nIt **MUST** wait.\n"


class Done(NamedTuple):
    code: int
    out: bytes
    err: str


Command = Callable[..., Done]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Command:
    """Runs a check in the folder of the test."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def done(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(["--check", *arguments])
        said = capfdbinary.readouterr()
        return Done(code, said.out, said.err.decode())

    return done


def test_what_is_safe_is_fixed_and_what_remains_decides(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": HALF, "docs/b.md": TWICE, "speclsp.toml": ""})
    done = command("--fix")
    assert (done.code, done.err) == (1, "speclsp: fixed 1 finding in 1 file\n")
    assert b"doubled-modal" in done.out
    assert b"negated-keyword-case" not in done.out
    assert (tmp_path / "a.md").read_text() == WHOLE
    assert (tmp_path / "docs/b.md").read_text() == TWICE
    done = command("--fix", "--unsafe-fixes")
    assert (done.code, done.err) == (0, "speclsp: fixed 1 finding in 1 file\n")
    assert (tmp_path / "docs/b.md").read_text() == ONCE
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert command("--fix", "--unsafe-fixes").err == "speclsp: fixed nothing\n"
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_diff_changes_nothing_and_is_1_where_there_is_one(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {"a.md": "\ufeff" + HALF[5:], "b.md": TWICE, "speclsp.toml": ""})
    done = command("--diff")
    assert done.out.decode().splitlines() == [
        "--- a/a.md",
        "+++ b/a.md",
        "@@ -1 +1 @@",
        "-\ufeffIt MUST not wait.",
        "+\ufeffIt MUST NOT wait.",
    ]
    assert (done.code, done.err) == (1, "speclsp: would fix 1 finding in 1 file\n")
    assert command("--fix", "--diff").out == done.out
    assert (tmp_path / "b.md").read_text() == TWICE
    # What cannot be fixed is for the check to say.
    assert command("--diff", "b.md") == (0, b"", "speclsp: would fix nothing\n")
    assert command("--diff", "--unsafe-fixes", "--quiet", "b.md").err == ""
    command("--diff", "--output", "x.diff")
    assert (tmp_path / "x.diff").read_bytes() == done.out


def test_only_what_is_asked_for_is_fixed(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": HALF, "b.md": HALF, "speclsp.toml": ""})
    assert command("--fix", "a.md").code == 0
    assert (tmp_path / "a.md").read_text() == WHOLE
    assert (tmp_path / "b.md").read_text() == HALF
    done = command("--fix", "--ignore", "keyword")
    assert (done.code, done.err) == (0, "speclsp: fixed nothing\n")


def test_bytes_outside_a_fix_stay(tmp_path: Path, command: Command) -> None:
    content = "\ufeff# 漢\r\n\r\n\ttab  \r\n😀 MUST not go\rA door MUST not go\u2028\n\n\n  x\t"
    plant(tmp_path, {"a.md": content, "speclsp.toml": ""})
    command("--fix")
    assert (tmp_path / "a.md").read_bytes() == content.replace("not", "NOT").encode()


def test_standard_input_is_printed_as_it_is_fixed(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"docs/a.md": HALF, "docs/b.md": HALF, "speclsp.toml": 'exclude = ["out/"]\n'})
    done = command("--fix", "-", stdin="\ufeffé MUST not go\r\nA door MUST must".encode())
    assert done.out == "\ufeffé MUST NOT go\r\nA door MUST must".encode()
    assert done.code == 1
    assert "doubled-modal" in done.err
    # A file of that name is left to whoever piped its text.
    done = command("--fix", "--stdin-filename", "docs/a.md", stdin=TWICE.encode())
    assert done.out == TWICE.encode()
    assert (tmp_path / "docs/a.md").read_text() == HALF
    # Also what is left out, and what has nothing to be fixed, comes back.
    for name in ("out/x.md", "docs/a.md"):
        assert command("--fix", "--stdin-filename", name, stdin=b"x\r").out == b"x\r"
    assert b"+MUST NOT" in command("--diff", "-", stdin=b"MUST not").out


@pytest.mark.skipif(sys.platform == "win32", reason="modes are another matter")
def test_what_cannot_be_written_is_said_and_found(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": HALF, "b.md": HALF, "speclsp.toml": ""})
    (tmp_path / "a.md").chmod(0o444)
    assert command("--diff").err == "speclsp: would fix 2 findings in 2 files\n"
    done = command("--fix")
    assert done.code == 1
    assert done.err == "speclsp: cannot fix a.md: read-only\nspeclsp: fixed 1 finding in 1 file\n"
    assert b"a.md:3:4" in done.out
    assert b"b.md" not in done.out
    assert (tmp_path / "a.md").read_text() == HALF


def test_what_changes_meanwhile_is_left_and_found(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {"a.md": HALF, "speclsp.toml": ""})
    monkeypatch.setattr(mending, "change", lambda *arguments: "changed meanwhile")
    done = command("--fix")
    assert done.code == 1
    assert "cannot fix a.md: changed meanwhile\n" in done.err
    assert "fixed nothing" in done.err
    assert b"a.md:3:4" in done.out


def test_tests_are_created_where_that_is_agreed(tmp_path: Path, command: Command) -> None:
    text = "# Tone {#tone authority=user}\n\nBe kind[^sy73] and brief[^bn20].\n"
    test = "Examples for [^sy73] in Tone:\n"
    plant(tmp_path, {"spec.md": text, "examples/sy73.md": test, "speclsp.toml": ""})
    assert command("--fix").err == "speclsp: fixed nothing\n"
    assert b"--- /dev/null\n+++ b/examples/bn20.md\n" in command("--diff", "--unsafe-fixes").out
    assert os.listdir(tmp_path / "examples") == ["sy73.md"]
    done = command("--fix", "--unsafe-fixes")
    assert (tmp_path / "examples/bn20.md").read_text().startswith("Examples for [^bn20] in Tone:")
    # What is left to do is said at once.
    assert done.code == 1
    assert b"malformed-example" in done.out


def test_a_configuration_named_on_the_command_line_is_left(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {"a.md": CLEAN, "own.toml": 'select = ["dangling-lnk"]\n', "speclsp.toml": ""})
    command("--fix", "--unsafe-fixes", "--config", "own.toml")
    assert (tmp_path / "own.toml").read_text() == 'select = ["dangling-lnk"]\n'
    assert (tmp_path / "speclsp.toml").read_text() == ""


def test_consent_to_nothing_is_a_mistake(command: Command) -> None:
    done = command("--unsafe-fixes")
    assert (done.code, done.out) == (2, b"")
    assert "--unsafe-fixes goes with --fix or --diff" in done.err
