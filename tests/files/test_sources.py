"""Which code is looked into, and what is left out of it and why."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from speclsp.config.parse import parse
from speclsp.config.values import Config
from speclsp.files import skipped
from speclsp.files.skipped import Skipped
from speclsp.files.walk import listing
from speclsp.loading import sources
from speclsp.loading.sources import candidates, source_of

MARK = "// r[impl a.b]\n"


def plant(root: Path, *paths: str, text: str = MARK) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def found(root: Path, config: str = "") -> tuple[str, ...]:
    parsed = {"speclsp.toml": parse(config, "speclsp.toml")[0]}
    return candidates(listing(root), parsed).paths


def test_code_is_looked_into_and_data_is_not(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "src/b.rs", "c.feature", "C.JAVA")
    plant(tmp_path, "a.json", "b.csv", "c.lock", "d.svg", "e.md", "f", "g.min.js", "h.txt")
    plant(tmp_path, ".hidden/a.py", "node_modules/a.js", "vendor/a.go", ".git/a.py")
    assert found(tmp_path) == ("C.JAVA", "a.py", "c.feature", "src/b.rs")


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "gen/a.py", "src/b_pb2.py", "src/c.py")
    plant(tmp_path, ".gitignore", text="gen/\n")
    plant(tmp_path, "src/.gitignore", text="*_pb2.py\n")
    assert found(tmp_path) == ("a.py", "src/c.py")


def test_a_configuration_names_and_leaves_out(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "gen/a.py", "cases/a.json", "b.json", "old/c.py")
    config = 'exclude = ["old/"]\n[evidence]\ninclude = ["cases/"]\nexclude = ["gen/"]\n'
    assert found(tmp_path, config=config) == ("a.py", "cases/a.json")


def test_too_many_files_are_counted_and_tests_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    plant(tmp_path, "a.py", "b.py", "tests/c.py")
    known = candidates(listing(tmp_path), {})
    assert known.paths == ("a.py", "tests/c.py")
    assert known.left_out == (Skipped("b.py", sources.TOO_MUCH_CODE),)


def test_a_file_without_marks_is_not_read_on(tmp_path: Path) -> None:
    plant(tmp_path, "a.rs", text="fn a() {}\n")
    plant(tmp_path, "b.rs")
    assert source_of(tmp_path, "a.rs", {}) is None
    assert source_of(tmp_path, "b.rs", {}) == MARK
    assert source_of(tmp_path, "a.rs", {"": Config()}) is None


HOSTILE: dict[str, tuple[bytes, str]] = {
    "binary": (b"\0" + MARK.encode(), skipped.BINARY),
    "latin": (MARK.encode() + b"\xff\xfe", skipped.NOT_UTF_8),
    "minified": (MARK.encode() + b"x" * 50_000, skipped.MINIFIED),
    "large": (MARK.encode() * 100_000, skipped.too_large(len(MARK) * 100_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_odd_is_refused_with_a_reason(name: str, tmp_path: Path) -> None:
    data, reason = HOSTILE[name]
    (tmp_path / "a.rs").write_bytes(data)
    assert source_of(tmp_path, "a.rs", {}) == Skipped("a.rs", reason)


@pytest.mark.skipif(sys.platform == "win32", reason="nodes that Windows does not have")
def test_links_and_nodes_are_never_waited_for(tmp_path: Path) -> None:
    plant(tmp_path, "real.rs")
    os.mkfifo(tmp_path / "fifo.rs")
    (tmp_path / "link.rs").symlink_to("real.rs")
    (tmp_path / "zero.rs").symlink_to("/dev/zero")
    (tmp_path / "folder.rs").mkdir()
    start = time.perf_counter()
    refused = {
        path: source_of(tmp_path, path, {}) for path in ("fifo.rs", "link.rs", "folder.rs", "no.rs")
    }
    assert time.perf_counter() - start < 1
    assert refused == {
        "fifo.rs": Skipped("fifo.rs", skipped.NOT_REGULAR),
        "link.rs": Skipped("link.rs", skipped.LINK),
        "folder.rs": Skipped("folder.rs", skipped.NOT_REGULAR),
        "no.rs": Skipped("no.rs", skipped.GONE),
    }
    assert "zero.rs" not in found(tmp_path)
