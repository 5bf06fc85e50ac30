"""A repository whose configuration names programs: comparing with a revision runs none of them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.cli.process import check, plant, run
from tests.cli.repository import committed, git, needs_git, repository

pytestmark = [
    needs_git,
    pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts"),
]

CONFIG = """
[core]
\tfsmonitor = {trap}
\thooksPath = {hooks}
\tpager = {trap}
\teditor = {trap}
\tsshCommand = {trap}
\taskPass = {trap}
\tgitProxy = {trap}
\talternateRefsCommand = {trap}
[diff]
\texternal = {trap}
[diff "x"]
\ttextconv = {trap}
\tcommand = {trap}
[filter "x"]
\tclean = {trap}
\tsmudge = {trap}
\tprocess = {trap}
\trequired = true
[credential]
\thelper = !{trap}
[gpg]
\tprogram = {trap}
[log]
\tshowSignature = true
[pager]
\tls-tree = {trap}
\tcat-file = {trap}
\trev-parse = {trap}
[alias]
\trev-parse = !{trap}
\tls-tree = !{trap}
\tcat-file = !{trap}
[protocol]
\tallow = always
[protocol "ext"]
\tallow = always
[remote "origin"]
\turl = ext::{trap}
\tpromisor = true
\tpartialclonefilter = blob:none
\tuploadpack = {trap}
"""


@pytest.fixture
def trapped(tmp_path: Path) -> Path:
    root = repository(tmp_path / "root", {"a.md": "# A\n\nIt MAY NOT wait.\n", "b.md": "# B\n"})
    committed(root, {"a.md": "# A\n\nIt waits.\n", ".gitattributes": "*.md diff=x filter=x\n"})
    trap = tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $@" >> {tmp_path / "sprung"}\nexit 1\n', "utf-8")
    trap.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for folder in (hooks, root / ".git/hooks"):
        for name in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor"):
            (folder / name).write_text(trap.read_text("utf-8"), "utf-8")
            (folder / name).chmod(0o755)
    with open(root / ".git/config", "a", encoding="utf-8") as file:
        file.write(CONFIG.format(trap=trap, hooks=hooks))
    git_config = root / ".git/config"
    text = git_config.read_text("utf-8").replace(
        "repositoryformatversion = 0", "repositoryformatversion = 1"
    )
    git_config.write_text(text + "[extensions]\n\tpartialClone = origin\n", "utf-8")
    for name in ("git", "git.exe"):
        (root / name).write_text(trap.read_text("utf-8"), "utf-8")
        (root / name).chmod(0o755)
    return root


def sprung(root: Path) -> bool:
    return (root.parent / "sprung").exists()


def test_the_traps_are_set(trapped: Path) -> None:
    with suppress(CalledProcessError):
        git(trapped, "status")
    assert sprung(trapped)


def test_nothing_of_the_repository_is_run(trapped: Path) -> None:
    path = os.pathsep.join([".", str(trapped), "", os.environ["PATH"]])
    environ = {
        "PATH": path,
        "GIT_EXTERNAL_DIFF": str(trapped.parent / "trap"),
        "GIT_PAGER": str(trapped.parent / "trap"),
        "GIT_SSH_COMMAND": str(trapped.parent / "trap"),
        "GIT_DIR": "/nowhere",
        "GIT_TRACE": str(trapped.parent / "sprung"),
        "GIT_EXEC_PATH": str(trapped),
    }
    done = run(trapped, "--check", "--base", "HEAD^", "--changed-since", "HEAD^", environ=environ)
    assert (done.code, sprung(trapped)) == (0, False)
    assert "1 of 2 documents have changed since HEAD^" in done.err


def test_what_the_clone_lacks_is_not_fetched(trapped: Path) -> None:
    blob = git(trapped, "rev-parse", "HEAD^:a.md")
    (trapped / ".git/objects" / blob[:2] / blob[2:]).unlink()
    done = check(trapped, "--changed-since", "HEAD^")
    assert done.code in (0, 2)
    assert not sprung(trapped)


def test_a_folder_that_only_looks_like_a_repository_is_none(trapped: Path) -> None:
    fake = trapped / "docs"
    plant(
        fake, {"a.md": "# A\n", "speclsp.toml": "", "HEAD": "ref: refs/heads/main\n", "refs/x": ""}
    )
    (fake / "objects").mkdir()
    trap = trapped.parent / "trap"
    plant(fake, {"config": f"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = {trap}\n"})
    done = run(fake, "--check", "--changed-since", "HEAD")
    assert done.code in (0, 2)
    assert not sprung(trapped)
