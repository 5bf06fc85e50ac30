"""0 clean, 1 findings, 2 usage or configuration, 3 internal; the highest holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import BROKEN, CLEAN, WARNED, check, plant, run


def test_a_clean_tree_is_0(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    done = check(tmp_path)
    assert (done.code, done.rules, done.err) == (0, [], "")
    assert done.report["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (WARNED, None, 1),
        (WARNED, "warning", 1),
        (WARNED, "error", 0),
        (WARNED, "info", 1),
        (WARNED, "never", 0),
        (BROKEN, "error", 1),
        (BROKEN, "never", 0),
    ],
)
def test_a_finding_is_1_from_a_severity_on(
    tmp_path: Path, text: str, fail_on: str | None, code: int
) -> None:
    plant(tmp_path, {"a.md": text})
    done = check(tmp_path, *(["--fail-on", fail_on] if fail_on else []))
    assert len(done.rules) == 1
    assert done.code == code


def test_both_ways_of_saying_check_are_one(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": WARNED})
    assert run(tmp_path, "check", "a.md") == run(tmp_path, "--check", "a.md")
    assert run(tmp_path, "a.md", "--check") == run(tmp_path, "--check", "a.md")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--check", "--formt", "json"], 'unknown option "--formt", did you mean "--format"?'),
        (["--chek"], 'unknown option "--chek", did you mean "--check"?'),
        (["--check", "--select", "may-knot"], 'unknown rule "may-knot", did you mean "may-not"?'),
        (["--check", "--ignore", "may-not,nonsense"], 'unknown rule "nonsense"'),
        (["--check", "--severity", "may-not=loud"], "error|warning|info|hint|off"),
        (["--check", "--severity", "may-knot=off"], 'did you mean "may-not"?'),
        (["--check", "--fail-on", "sometimes"], "--fail-on"),
        (["--check", "--format", "xml"], "--format"),
        (["--check", "--exclude", "../x"], 'unusable glob "../x"'),
        (["--check", "--config", "none.toml"], '"none.toml": not found'),
        (["--check", "--config", "pyproject.toml"], "has no table [tool.speclsp]"),
        (["--check", "--root", "nowhere"], 'no such folder: "nowhere"'),
        (["--check", "nowhere.md"], 'no such file or folder: "nowhere.md"'),
        (["--check", ""], 'no such file or folder: ""'),
        (["--check", "--output"], "--output"),
        (["--explain", "may-knot"], 'did you mean "may-not"?'),
        (["a.md"], "speclsp --check a.md"),
        (["chekc", "."], 'unknown command "chekc", did you mean "check"?'),
        (["explan", "may-not"], 'did you mean "--explain"?'),
        (["nonsense"], 'unknown command "nonsense"'),
        (["--quiet"], "speclsp --check"),
    ],
)
def test_what_cannot_be_meant_is_2_and_one_line(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    plant(tmp_path, {"a.md": CLEAN, "pyproject.toml": "[tool.other]\n"})
    done = run(tmp_path, *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.startswith("speclsp: ")
    assert done.err.count("\n") == 1


def test_a_path_outside_the_root_is_2(tmp_path: Path) -> None:
    plant(tmp_path, {"in/a.md": CLEAN, "b.md": CLEAN})
    done = check(tmp_path, "--root", "in", "b.md")
    assert done.code == 2
    assert '"b.md" is not below the root "in"' in done.err


@pytest.mark.parametrize(
    "files",
    [{}, {"a.txt": "words"}, {".hidden/a.md": CLEAN}, {"a.md": CLEAN, ".gitignore": "*.md"}],
)
def test_nothing_to_check_is_2_and_not_a_pass(tmp_path: Path, files: dict[str, str]) -> None:
    plant(tmp_path, files)
    done = check(tmp_path)
    assert done.code == 2
    assert done.report["summary"]["files"] == 0
    assert "nothing to check" in done.err


def test_an_invalid_configuration_is_2_whatever_else(tmp_path: Path) -> None:
    plant(tmp_path, {"speclsp.toml": "selct = []\n", "a.md": WARNED})
    done = check(tmp_path)
    assert done.code == 2
    assert sorted(done.rules) == ["invalid-configuration", "may-not"]
    assert check(tmp_path, "--fail-on", "never").code == 2
    # Whatever is selected, and however little is asked for.
    assert check(tmp_path, "--select", "placeholder", "a.md").code == 2
    assert check(tmp_path, "--ignore", "invalid-configuration").code == 1


def test_bare_speclsp_without_a_terminal_is_2(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "--check" in done.err
    assert "exit codes" in done.err


def test_help_is_0(tmp_path: Path) -> None:
    for argument in ("--help", "-h"):
        done = run(tmp_path, argument)
        assert (done.code, done.err) == (0, "")
        for option in ("--check", "--fail-on", "--stdin-filename", "--show-config", "serve"):
            assert option in done.out
