"""Configurations, globs and texts that are made to hurt: said in place, and soon."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from speclsp import check as library_check
from speclsp.files.reading import read
from speclsp.files.skipped import Skipped
from speclsp.loading import snapshots
from tests.cli.process import CLEAN, WARNED, check, plant
from tests.endless import ENDLESS

CONFIGURATIONS = {
    "a key of 20,000 parts": ".".join(["a"] * 20_000) + " = 1",
    "100,000 brackets": "x = " + "[" * 100_000,
    "a number of 5,000 digits": "x = " + "9" * 5_000,
    "a key twice": "select = []\nselect = []",
    "a wrong type": "select = 1",
    "an unknown key": "selct = []",
    "no TOML": "[[[",
    "a megabyte": "# " + "x" * 1_000_000,
    "a mark, then a mistake": "\ufeffselct = []",
    "control characters": 'x = "\x1b[2J"',
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
@pytest.mark.parametrize("file", ["speclsp.toml", "pyproject.toml"])
def test_a_bad_configuration_is_2_with_its_line(tmp_path: Path, name: str, file: str) -> None:
    text = CONFIGURATIONS[name]
    if file == "pyproject.toml":
        text = "[tool.speclsp]\n" + text.removeprefix("\ufeff")
    plant(tmp_path, {file: text, "a.md": CLEAN})
    start = time.monotonic()
    done = check(tmp_path)
    assert time.monotonic() - start < ENDLESS
    assert done.code == 2
    assert "Traceback" not in done.err
    (finding, *_) = done.report["diagnostics"]
    assert (finding["path"], finding["rule"]) == (file, "invalid-configuration")
    assert finding["line"] >= 1


GLOBS = ["../../**", "/etc/*", "C:\\*", "~/*", "**/" * 21, "{" * 100, "x" * 501, "!"]


@pytest.mark.parametrize("glob", GLOBS)
def test_a_glob_that_leaves_the_root_or_explodes_is_2(tmp_path: Path, glob: str) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    assert check(tmp_path, f"--exclude={glob}").code == 2
    plant(tmp_path, {"speclsp.toml": f"exclude = ['{glob}']\n"})
    done = check(tmp_path)
    assert (done.code, done.rules) == (2, ["invalid-configuration"])


MARKDOWN = {
    "underscores": "_" * 200_000,
    "stars": "*a " * 100_000,
    "brackets": "[" * 200_000,
    "quotes": ">" * 100_000,
    "code": " ".join("`" * count for count in range(1, 600)),
    "headings": "# a\n" * 50_000,
    "a table": "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n",
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_costly_markdown_is_read_in_part(tmp_path: Path, name: str) -> None:
    plant(tmp_path, {"a.md": MARKDOWN[name] + "\n\n" + WARNED})
    start = time.monotonic()
    done = check(tmp_path, "--select", "may-not")
    assert time.monotonic() - start < ENDLESS
    assert (done.code, done.err) == (1, "") or done.report["summary"]["skipped"]


def test_words_too_costly_to_read_are_counted(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "[" * 200_000})
    assert check(tmp_path).report["summary"]["skipped"] == [
        {"path": "a.md", "reason": "markup too costly to read"}
    ]


@pytest.mark.parametrize("kind", ["deleted", "a folder", "not UTF-8"])
def test_a_file_that_changes_behind_the_listing_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    plant(tmp_path, {"a.md": CLEAN, "b.md": WARNED})

    def read_late(root: Path, path: str, limit: int) -> str | Skipped:
        if path == "a.md":
            os.unlink(root / path)
            if kind == "a folder":
                os.mkdir(root / path)
            elif kind == "not UTF-8":
                (root / path).write_bytes(b"\xff")
        return read(root, path, limit)

    monkeypatch.setattr(snapshots, "read", read_late)
    monkeypatch.chdir(tmp_path)
    result = library_check()
    assert [each.rule for each in result.diagnostics] == ["may-not"]
    assert [each.path for each in result.summary.skipped] == ["a.md"]
    assert result.summary.files == 1
