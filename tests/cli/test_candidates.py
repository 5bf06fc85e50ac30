"""`speclsp --candidates`: what is listed, in which form, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import plant, run
from tests.cli.test_hostile import NAMES as FILES

ON_GITHUB = {"GITHUB_ACTIONS": "true"}
BELLS = "# Bells\n\n- **B-1**: The bell MUST ring at noon.\n- **B-2**: The rope MUST be dry.\n"
TOWER = "# Tower\n\n**T-1**: At noon the bell MUST be silent.\n"


@pytest.fixture
def tower(tmp_path: Path) -> Path:
    return plant(tmp_path, {"bells.md": BELLS, "in/tower.md": TOWER})


def test_each_statement_is_listed_with_those_near_it(tower: Path) -> None:
    done = run(tower, "--candidates", "1", "--format", "json", "in")
    assert (done.code, done.err) == (0, "")
    ((score, near),) = [
        (each.pop("score"), each) for each in done.report["candidates"][0]["candidates"]
    ]
    assert score > 0
    assert near == {
        "path": "bells.md",
        "line": 3,
        "clause": "B-1",
        "text": "The bell MUST ring at noon.",
    }
    assert done.report["version"] == 1
    assert [each["path"] for each in done.report["candidates"]] == ["in/tower.md"]
    assert done.report["candidates"][0]["clause"] == "T-1"


def test_the_text_has_a_line_for_each(tower: Path) -> None:
    lines = run(tower, "--candidates", "1").out.splitlines()
    assert lines[0] == "bells.md:3 B-1: The bell MUST ring at noon."
    assert lines[1].endswith("  in/tower.md:3 T-1: At noon the bell MUST be silent.")
    assert "in/tower.md:3 T-1: At noon the bell MUST be silent." in lines


def test_the_same_files_give_the_same_bytes(tower: Path) -> None:
    arguments = ("--candidates", "3", "--format", "json")
    first = run(tower, *arguments)
    assert run(tower, *arguments, environ={"PYTHONHASHSEED": "5"}) == first
    assert run(tower, *arguments, ".", "--output", "found.json").out == ""
    assert (tower / "found.json").read_text("utf-8") == first.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--candidates", "0"), '--candidates takes a number from 1 to 1,000, not "0"'),
        (("--candidates", "many"), '--candidates takes a number from 1 to 1,000, not "many"'),
        (("--candidates", "1001"), '--candidates takes a number from 1 to 1,000, not "1001"'),
        (("--candidates",), "argument --candidates: expected one argument"),
        (("--candidates", "3", "--format", "sarif"), "candidates are text or json, not sarif"),
        (("--check", "--candidates", "3"), "--candidates goes without --check"),
        (("--candidates", "3", "--fix"), "--candidates goes without --fix"),
        (("--candidates", "3", "none"), 'no such file or folder: "none"'),
    ],
)
def test_what_makes_no_sense_is_refused(tower: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(tower, *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"speclsp: {said}\n")


def test_over_nothing_it_fails(tmp_path: Path) -> None:
    done = run(tmp_path, "--candidates", "3")
    assert (done.code, done.out) == (2, "")
    assert done.err == 'speclsp: nothing to look at: no Markdown in "."\n'


@pytest.mark.parametrize("name", ["text", "json"])
def test_a_hostile_text_stays_words(tmp_path: Path, name: str) -> None:
    text = "# A\n\n- It MUST \x1b]0;t\x07 ring ##[error]x.\n- ::error:: It MUST ring \u202e not.\n"
    try:
        hostile = plant(tmp_path, dict.fromkeys(FILES, text))
    except OSError as error:
        pytest.skip(f"this file system has no such names: {error}")
    done = run(hostile, "--candidates", "2", "--format", name, environ=ON_GITHUB)
    assert (done.code, done.err) == (0, "")
    for line in done.out.splitlines():
        assert line.isprintable() or not line
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
