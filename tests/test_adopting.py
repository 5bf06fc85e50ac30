"""What other repositories take from this one: the hooks of pre-commit and the action of GitHub."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import CLEAN, PROJECT, WARNED, environment, plant, run
from tests.report.runner import commands
from tests.yaml_subset import load

HOOKS: list[dict[str, Any]] = load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: dict[str, Any] = load((PROJECT / "action.yml").read_text("utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]


def hook(name: str) -> dict[str, Any]:
    (found,) = [each for each in HOOKS if each["id"] == name]
    return found


@pytest.mark.parametrize("name", ["speclsp", "speclsp-all"])
def test_a_hook_is_described_as_pre_commit_wants_it(name: str) -> None:
    each = hook(name)
    assert {"id", "name", "entry", "language", "description"} <= set(each)
    assert each["language"] == "python"
    assert each["types"] == ["markdown"]
    assert each["require_serial"] == "true"


def run_hook(name: str, cwd: Path, *files: str) -> int:
    """What pre-commit does: the entry, the arguments, the files."""
    each = hook(name)
    program, *words = each["entry"].split()
    assert program == "speclsp"
    passed = files if each.get("pass_filenames") != "false" else ()
    return run(cwd, *words, *each.get("args", []), *passed).code


def test_a_hook_checks_what_is_committed(tmp_path: Path) -> None:
    plant(tmp_path, {"docs/a.md": CLEAN, "docs/b.md": WARNED.replace("REQ-1", "REQ-2")})
    assert run_hook("speclsp", tmp_path, "docs/a.md") == 0
    assert run_hook("speclsp", tmp_path, "docs/b.md") == 1
    assert run_hook("speclsp", tmp_path, "docs/a.md", "docs/b.md") == 1
    assert run_hook("speclsp-all", tmp_path, "docs/a.md") == 1


def test_no_file_is_an_option_of_a_hook(tmp_path: Path) -> None:
    name = "--output=../x.md"
    plant(tmp_path / "in", {name: CLEAN, "-rf.md": WARNED.replace("REQ-1", "REQ-2")})
    assert run_hook("speclsp", tmp_path / "in", name) == 0
    assert run_hook("speclsp", tmp_path / "in", "-rf.md") == 1
    assert not (tmp_path / "x.md").exists()


def test_the_action_is_described_as_github_wants_it() -> None:
    assert set(ACTION) == {"name", "description", "inputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    for each in ACTION["inputs"].values():
        assert set(each) == {"description", "default"}
    for step in (INSTALL, CHECK):
        assert step["shell"] == "bash"
        assert "uses" not in step


def test_no_input_becomes_part_of_a_script() -> None:
    text = (PROJECT / "action.yml").read_text("utf-8")
    assert "secrets" not in text
    for step in (INSTALL, CHECK):
        assert "${{" not in step["run"]
    inputs = re.findall(r"\$\{\{(.*?)\}\}", text)
    assert sorted(each.strip() for each in inputs) == ["inputs.args", "inputs.path", "inputs.sarif"]
    assert len(CHECK["env"]) == len(inputs)


def test_what_is_installed_is_this_very_checkout() -> None:
    assert '"$GITHUB_ACTION_PATH"' in INSTALL["run"]
    assert (PROJECT / "constraints.txt").is_file()


@pytest.fixture
def shell(tmp_path: Path) -> str:
    """A bash, with a `speclsp` in a folder of the test."""
    found = shutil.which("bash")
    if found is None:
        pytest.skip("needs bash")
    program = tmp_path / "bin" / "speclsp"
    plant(tmp_path, {"bin/speclsp": f'#!/bin/sh\nexec {sys.executable} -P -m speclsp "$@"\n'})
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return found


def step(shell: str, cwd: Path, page: Path, **inputs: str) -> tuple[int, str, str]:
    given = {name: each["default"].strip('"') for name, each in ACTION["inputs"].items()} | inputs
    done = subprocess.run(
        # As the runner starts it.
        [shell, "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
        cwd=cwd,
        env=environment(
            PATH=f"{cwd.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
            GITHUB_ACTIONS="true",
            GITHUB_STEP_SUMMARY=str(page),
            PATHS=given["path"],
            ARGS=given["args"],
            SARIF=given["sarif"],
        ),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_action_checks_and_shows_what_it_found(shell: str, tmp_path: Path) -> None:
    cwd = plant(tmp_path / "in", {"docs/a b.md": WARNED, "clean/*.md": CLEAN.replace("1", "2")})
    page = tmp_path / "page"
    code, out, _ = step(shell, cwd, page)
    assert code == 1
    assert [each.properties["file"] for each in commands(out)] == ["docs/a b.md"]
    code, out, _ = step(shell, cwd, page, path="clean/*.md")
    assert (code, commands(out)) == (0, [])
    code, out, _ = step(shell, cwd, page, path="clean\n\ndocs/a b.md\n", args="--ignore may-not")
    assert code == 0
    page.unlink()
    code, *_ = step(shell, cwd, page, sarif="out.sarif", args="--fail-on error")
    assert code == 0
    assert '"ruleId":"may-not"' in (cwd / "out.sarif").read_text("utf-8")
    assert page.read_text("utf-8").count("## speclsp") == 1


def test_no_input_of_the_action_is_run(shell: str, tmp_path: Path) -> None:
    cwd = plant(tmp_path / "in", {"a.md": CLEAN})
    for evil in ("$(touch x)", "`touch x`", "; touch x", '"; touch x; "', "--output=x"):
        code, out, err = step(shell, cwd, tmp_path / "page", path=evil)
        assert (code, out) == (2, "")
        assert err == f'speclsp: no such file or folder: "{evil}"\n'
        code, *_ = step(shell, cwd, tmp_path / "page", sarif=f"../{evil}")
        assert code == 0
    assert [each.name for each in cwd.iterdir()] == ["a.md"]
