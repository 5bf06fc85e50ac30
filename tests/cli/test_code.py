"""Code on the command line: what is found in it, and how it may be asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import check, plant, run

TREE = {
    "docs/lamp.md": "# Lamp\n\nr[lamp.dim]\nA lamp dims.\n",
    "tests/lamp.rs": "// r[verify lamp.glow]\n#[test]\nfn a() {}\n",
    "src/lamp.rs": "// r[impl lamp.dim]\nfn a() {}\n",
    "src/other.rs": "fn b() {}\n",
    "speclsp.toml": "",
}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ((), ["tests/lamp.rs"]),
        (("tests/lamp.rs",), ["tests/lamp.rs"]),
        (("docs", "tests"), ["tests/lamp.rs"]),
        (("docs",), []),
        (("docs", "src/other.rs"), []),
    ],
)
def test_a_path_says_which_code_is_reported(
    paths: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    plant(tmp_path, TREE)
    found = check(tmp_path, *paths).report["diagnostics"]
    assert [(each["path"], each["rule"]) for each in found] == [
        (path, "dangling-test") for path in expected
    ]


def test_code_that_names_nothing_may_be_asked_for(tmp_path: Path) -> None:
    plant(tmp_path, TREE)
    assert run(tmp_path, "--check", "src/other.rs").code == 0
    assert run(tmp_path, "--check", "tests/lamp.rs").code == 1


def test_the_code_that_is_looked_into_is_counted(tmp_path: Path) -> None:
    plant(tmp_path, TREE)
    assert "1 file to check, 3 files of code to look into" in run(tmp_path, "--show-files").out
    assert "2 marks in 2 files of code" in run(tmp_path, "--check").out
