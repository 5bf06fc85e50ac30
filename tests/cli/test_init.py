"""`speclsp init` writes what it found as suggestions, and by itself that changes nothing."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from speclsp.config.parse import parse
from speclsp.config.values import Config
from tests.cli.process import BROKEN, CLEAN, WARNED, Run, check, plant, run

TAGGED = "# Tone {#tone}\n\nIt is kind[^sy73].\n\n# Kept {#kept}\n\nIt is brief[^bn20].\n"
FILES = {
    "a.md": WARNED + "\nIt MAY NOT ask, and MAY NOT wait.\n",
    "b.md": BROKEN,
    "spec.md": TAGGED,
    "examples/sy73.md": "Examples for [^sy73] in Tone:\n",
}


def findings(root: Path) -> Run:
    return check(root)


def test_the_file_says_what_there_is_and_changes_nothing(tmp_path: Path) -> None:
    plant(tmp_path, FILES)
    before = findings(tmp_path)
    done = run(tmp_path, "init")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("speclsp: wrote speclsp.toml: 4 files, ")
    text = (tmp_path / "speclsp.toml").read_text("utf-8")
    config, problems = parse(text, "speclsp.toml", frozenset())
    assert problems == ()
    assert config == Config("speclsp.toml", config.given)
    after = findings(tmp_path)
    assert after.report["diagnostics"] == before.report["diagnostics"]
    assert after.code == before.code == 1
    assert "#   examples: 1 test\n" in text
    assert "generic: 1 in 1 file, first in a.md" in text
    rules = [line for line in text.splitlines() if line.endswith(("warnings", "errors", "error"))]
    assert rules[0].startswith('# may-not = "off" ')
    assert rules[0].endswith("# 3 warnings")


def test_every_suggestion_can_be_taken(tmp_path: Path) -> None:
    plant(tmp_path, FILES)
    text = run(tmp_path, "init", "--stdout").out
    assert not (tmp_path / "speclsp.toml").exists()
    taken = "\n".join(
        line[2:] if line.startswith("# ") and " = " in line else line for line in text.splitlines()
    )
    assert len(tomllib.loads(taken)) == 5
    plant(tmp_path, {"speclsp.toml": taken, "speclsp-baseline.json": "{}"})
    assert check(tmp_path, "--select", "configuration", "--baseline", "none.json").code == 2
    assert run(tmp_path, "--check", "--config", "speclsp.toml", "--show-config", "a.md").code == 0


def test_it_is_written_where_the_project_begins(tmp_path: Path) -> None:
    plant(tmp_path, {".git/HEAD": "", "sub/a.md": CLEAN})
    assert run(tmp_path / "sub", "init").code == 0
    assert (tmp_path / "speclsp.toml").is_file()
    assert run(tmp_path, "init", "sub").code == 0
    assert (tmp_path / "sub/speclsp.toml").is_file()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"speclsp.toml": ""}, '"speclsp.toml" is there already'),
        ({"pyproject.toml": "[tool.speclsp]\n"}, '"pyproject.toml" is there already'),
    ],
)
def test_what_is_there_is_never_written_over(
    tmp_path: Path, files: dict[str, str], words: str
) -> None:
    plant(tmp_path, files)
    for more in ([], ["--stdout"]):
        done = run(tmp_path, "init", *more)
        assert (done.code, done.out) == (2, "")
        assert words in done.err
    assert os.listdir(tmp_path) == [*files]


def test_no_link_is_written_through(tmp_path: Path) -> None:
    root = plant(tmp_path / "root", {"a.md": CLEAN})
    (root / "speclsp.toml").symlink_to(tmp_path / "outside")
    assert run(root, "init").code == 2
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a", "b"], "one folder"),
        (["none"], 'no such folder: "none"'),
        (["--check"], "checks nothing"),
    ],
)
def test_what_cannot_be_meant_is_2(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = run(tmp_path, "init", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_names_of_files_cannot_leave_their_comment(tmp_path: Path) -> None:
    plant(tmp_path, {"a\nselect = []\x1b.md": WARNED, "x\u2028\u202e/examples/sy73.md": TAGGED})
    done = run(tmp_path, "init")
    assert done.code == 0
    text = (tmp_path / "speclsp.toml").read_text("utf-8")
    config, problems = parse(text, "speclsp.toml")
    assert problems == ()
    assert config == Config("speclsp.toml", config.given)


def test_an_empty_folder_gets_one_too(tmp_path: Path) -> None:
    assert run(tmp_path, "init").code == 0
    assert "Found in 0 files" in (tmp_path / "speclsp.toml").read_text("utf-8")
