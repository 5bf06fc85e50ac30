"""A repository of somebody else's: its names, its texts and its modules."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.process import BROKEN, CLEAN, WARNED, check, command, plant, run

NAMES = [
    "new\nline.md",
    "esc\x1b[2J.md",
    "::error::x.md",
    "##[error]x.md",
    "-rf.md",
    "bidi\u202e.md",
    "x" * 252 + ".md",
    "raw\udcff.md",
    " .md",
    "c1\x9b31m.md",
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    try:
        return plant(tmp_path, dict.fromkeys(NAMES, WARNED.replace("REQ-1", "words")))
    except OSError as error:
        pytest.skip(f"this file system has no such names: {error}")


def test_any_name_is_listed_safely(hostile: Path) -> None:
    done = run(hostile, "--check", environ={"GITHUB_ACTIONS": "true"})
    assert done.code == 1
    assert done.err == ""
    for line in done.out.splitlines():
        assert line.isprintable()
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
    for shown in ("new\\u000aline.md", "esc\\u001b[2J.md", "bidi\\u202e.md", "raw\\udcff.md"):
        assert f"--> {shown}:3:" in done.out
    files = run(hostile, "--show-files", environ={"GITHUB_ACTIONS": "true"})
    assert files.out.splitlines()[-1] == f"{len(NAMES)} files to check"
    assert len(files.out.splitlines()) == len(NAMES) + 2


@pytest.mark.parametrize("text", ["", "\ufeff", "\n", "---\n---", "---\n", "\r"])
def test_a_file_without_words_is_checked_like_any_other(tmp_path: Path, text: str) -> None:
    plant(tmp_path, {"a.md": text, "b.md": CLEAN, "speclsp.toml": ""})
    for arguments in (("a.md",), (), ("--statistics",), ("--fix", "--diff")):
        done = run(tmp_path, "--check", *arguments)
        assert (done.code, "error" in done.err) == (0, False), done


def test_a_program_gets_the_names_as_they_are(hostile: Path) -> None:
    done = check(hostile)
    assert sorted(each["path"] for each in done.report["diagnostics"]) == sorted(NAMES)
    assert done.out.isascii()


def test_a_name_in_an_error_is_safe_too(hostile: Path) -> None:
    done = run(hostile, "--check", "\x1b[2Jnone.md")
    assert done.err == 'speclsp: no such file or folder: "\\u001b[2Jnone.md"\n'


def test_texts_are_shown_safely(tmp_path: Path) -> None:
    evil = "\x1b]0;t\x07 \x9b31m \u202e \u200b ##[add-mask]x ::stop-commands::y"
    plant(tmp_path, {"a.md": f"# A\n\n::error:: It MAY NOT {evil}\n\nSee [x{evil}](y.md).\n"})
    done = run(tmp_path, "--check", environ={"GITHUB_ACTIONS": "true"})
    assert done.code == 1
    for line in done.out.splitlines():
        assert line.isprintable()
        assert "##[" not in line


MODULES = ("json", "anthropic", "sitecustomize", "usercustomize", "argparse", "typing", "logging")


@pytest.mark.parametrize("how", ["script", "module", "module without -P"])
def test_no_module_of_the_repository_is_imported(tmp_path: Path, how: str) -> None:
    trap = "open('trapped', 'w').write(__name__)\nraise SystemExit(99)\n"
    repository = plant(tmp_path / "in", {f"{name}.py": trap for name in MODULES})
    plant(repository, {".env": "PYTHONSTARTUP=json.py\n", "a.md": BROKEN})
    plant(repository, {"speclsp_rules/__init__.py": trap, "tree_sitter.py": trap})
    script = tmp_path / "bin" / "speclsp"
    plant(tmp_path, {"bin/speclsp": "import sys\nfrom speclsp.cli.entry import main\n"})
    with open(script, "a") as file:
        file.write("sys.exit(main())\n")
    program = {
        "script": [sys.executable, str(script)],
        "module": command(),
        "module without -P": [sys.executable, "-m", "speclsp"],
    }[how]
    for arguments, code in ((["--check"], 1), (["--version"], 0), (["--list-rules"], 0)):
        done = run(repository, *arguments, program=program)
        assert (done.code, done.err) == (code, "")
    assert not (repository / "trapped").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs the nodes of a POSIX system")
def test_odd_nodes_are_skipped_with_a_reason(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": CLEAN, "locked.md": CLEAN, "folder.md/x.txt": ""})
    os.mkfifo(tmp_path / "fifo.md")
    os.symlink("/dev/zero", tmp_path / "zero.md")
    os.symlink("none.md", tmp_path / "dangling.md")
    os.symlink("loop.md", tmp_path / "loop.md")
    reasons = {each["path"] for each in check(tmp_path).report["summary"]["skipped"]}
    assert reasons >= {"fifo.md", "zero.md", "dangling.md", "loop.md", "folder.md"}
    for name in ("fifo.md", "zero.md", "dangling.md", "loop.md"):
        assert check(tmp_path, name).code == 2
