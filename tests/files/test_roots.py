"""Which folder a path belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.config.parse import parse
from speclsp.files.roots import root_of


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    inner = tmp_path / "outer" / "project" / "docs"
    inner.mkdir(parents=True)
    (inner / "a.md").touch()
    return tmp_path / "outer"


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("marker", "text"),
    [
        ("speclsp.toml", ""),
        ("pyproject.toml", "[tool.speclsp]\n"),
        (".git/HEAD", "ref: x"),
        (".git", "gitdir: elsewhere"),
    ],
)
def test_the_nearest_marker_upwards_makes_the_root(tree: Path, marker: str, text: str) -> None:
    write(tree / "project" / marker, text)
    write(tree / ".git/HEAD")
    for path in ("docs/a.md", "docs", "docs/new.md", "."):
        assert root_of(tree / "project" / path, cwd=tree) == tree / "project"
    assert root_of(Path("docs/a.md"), cwd=tree / "project") == tree / "project"
    assert root_of(Path("../docs/a.md"), cwd=tree / "project/docs") == tree / "project"


def test_of_several_in_a_repository_the_topmost_makes_the_root(tree: Path) -> None:
    write(tree / "project/docs/speclsp.toml")
    write(tree / "speclsp.toml")
    assert root_of(tree / "project/docs/a.md", cwd=tree / "project") == tree / "project/docs"
    write(tree / ".git/HEAD")
    assert root_of(tree / "project/docs/a.md", cwd=tree / "project") == tree
    write(tree / "project/.git")
    assert root_of(tree / "project/docs/a.md", cwd=tree) == tree / "project/docs"


def test_outside_a_repository_the_working_directory_is_the_limit(tree: Path) -> None:
    write(tree / "speclsp.toml")
    assert root_of(tree / "project/docs", cwd=tree / "project") == tree
    write(tree / "project/speclsp.toml")
    write(tree / "project/docs/speclsp.toml")
    assert root_of(tree / "project/docs", cwd=tree / "project") == tree / "project"
    assert root_of(tree / "project/docs", cwd=tree / "project/docs") == tree / "project/docs"
    assert root_of(tree / "project/docs", cwd=tree) == tree


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("speclsp.toml", '[module]\nname = "a"\n'),
        ("speclsp.toml", '[rules]\n\n[ "module" ]\nname = "a"\n'),
        ("speclsp.toml", 'module.name = "a"\n'),
        ("speclsp.toml", 'module = { name = "a" }\n'),
        ("speclsp.toml", '[[module.imports]]\nname = "b"\n\n[module]\nname = "a"\n'),
        ("pyproject.toml", '[tool.speclsp.module]\nname = "a"\n'),
    ],
)
def test_a_module_makes_none_in_a_repository(tree: Path, name: str, text: str) -> None:
    write(tree / "project" / name, text)
    assert root_of(tree / "project/docs/a.md", cwd=tree / "project/docs") == tree / "project"
    write(tree / ".git/HEAD")
    assert root_of(tree / "project/docs/a.md", cwd=tree) == tree


def test_any_other_pyproject_makes_none(tree: Path) -> None:
    write(tree / "project/pyproject.toml", "[tool.other]\n# [tool.speclsp]\n")
    assert root_of(tree / "project/docs/a.md", cwd=tree) == tree


def test_a_folder_named_like_a_configuration_makes_none(tree: Path) -> None:
    (tree / "project/speclsp.toml").mkdir()
    (tree / "project/pyproject.toml").mkdir()
    assert root_of(tree / "project/docs/a.md", cwd=tree) == tree


def test_without_a_marker_the_working_directory_counts_if_it_contains_the_path(tree: Path) -> None:
    assert root_of(tree / "project/docs/a.md", cwd=tree) == tree
    assert root_of(tree / "project/docs/a.md", cwd=tree / "elsewhere") == tree / "project/docs"
    assert root_of(tree / "project/docs", cwd=tree / "elsewhere") == tree / "project/docs"


@pytest.mark.parametrize(
    "text",
    [
        "[tool.speclsp]",
        "[tool.speclsp.rules]",
        "[[tool.speclsp.overrides]]",
        ' [ "tool" . speclsp ]',
        "a = 1\r\n[tool.speclsp]\r\n",
        "tool.speclsp.exclude = []",
        "[tool.speclspy]",
        "# [tool.speclsp]",
        "[tool.other]\nspeclsp = 1",
        "",
    ],
)
def test_the_table_that_makes_a_root_is_the_one_that_is_read(tree: Path, text: str) -> None:
    write(tree / "pyproject.toml", text)
    is_root = root_of(tree, cwd=tree.parent) == tree
    config, _ = parse(text, "pyproject.toml")
    assert is_root == bool(config.path)
