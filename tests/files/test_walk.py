"""Which documents a root has, what else is known to be there, and what was left out."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from speclsp.files import skipped
from speclsp.files.listing import Bounds
from speclsp.files.skipped import Skipped
from speclsp.files.walk import listing


def make(root: Path, *files: str, **texts: str) -> Path:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# x\n")
    return root


def ignore(folder: Path, *lines: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("\n".join(lines) + "\n")


def test_markdown_is_a_document_and_everything_is_known(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.markdown", "x/c.mdx", "x/D.MD", "x/e.txt", "f.md.bak", "g", ".h.md")
    found = listing(tmp_path)
    assert found.documents == (".h.md", "a.markdown", "b.md", "x/D.MD", "x/c.mdx")
    assert found.files == {*found.documents, "x/e.txt", "f.md.bak", "g"}
    assert found.folders == {"x"}
    assert found.skipped == ()
    assert found.root == tmp_path


def test_hidden_folders_are_known_but_not_indexed(tmp_path: Path) -> None:
    make(
        tmp_path,
        ".github/workflows/x.yml",
        ".github/README.md",
        ".kiro/specs/a.md",
        ".kiro/.inner/b.md",
        "sub/.specify/memory/c.md",
        ".claude/specs/d.md",
        ".claude/commands/e.md",
        ".other/.kiro/f.md",
        ".other/.claude/specs/g.md",
    )
    found = listing(tmp_path)
    assert found.documents == (
        ".claude/specs/d.md",
        ".kiro/specs/a.md",
        "sub/.specify/memory/c.md",
    )
    assert {".github/workflows/x.yml", ".claude/commands/e.md", ".other/.kiro/f.md"} <= found.files
    assert found.skipped == tuple(
        Skipped(folder, skipped.HIDDEN)
        for folder in (".claude", ".github", ".kiro/.inner", ".other")
    )
    assert found.opaque == set()


def test_repositories_and_packages_are_not_entered(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.md", "x/node_modules/p/b.md", "x/.git", ".hg/c.md", "d.md")
    found = listing(tmp_path)
    assert found.documents == ("d.md",)
    assert found.opaque == {".git", ".hg", "x/node_modules"}
    assert found.skipped == (Skipped("x/node_modules", skipped.PACKAGES),)
    assert found.exists("x/node_modules/p/b.md") is None
    assert found.exists(".git/HEAD") is None


def test_gitignore_holds_below_its_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "draft.md", "x/draft.md", "x/b.md", "x/y/b.md", "out/c.md", "k/out/d.md")
    ignore(tmp_path, "draft.md", "/out/", "# comment", "")
    ignore(tmp_path / "x", "!draft.md", "/b.md")
    found = listing(tmp_path)
    assert found.documents == ("a.md", "k/out/d.md", "x/draft.md", "x/y/b.md")
    assert found.skipped == (
        Skipped("draft.md", skipped.IGNORED),
        Skipped("out", skipped.IGNORED),
        Skipped("x/b.md", skipped.IGNORED),
    )
    assert found.opaque == {"out"}


def test_whether_a_target_of_a_link_exists(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "x/b.txt", "made.md", "out/c.md", ".github/w.yml")
    ignore(tmp_path, "made.md", "out", "also-made.md")
    found = listing(tmp_path)
    for path in (
        "a.md",
        "x/b.txt",
        "x",
        "x/",
        "./x/./b.txt",
        ".github/w.yml",
        ".gitignore",
        "",
        ".",
    ):
        assert found.exists(path) is True, path
    for path in ("b.md", "x/a.md", "a.md/x", "X/b.txt"):
        assert found.exists(path) is False, path
    # What is generated may be missing in the next checkout, what is outside is not known.
    for path in ("made.md", "also-made.md", "x/also-made.md", "out/c.md", "out", "../z", "/a.md"):
        assert found.exists(path) is None, path


def test_excluded_documents_are_known(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "old/b.md", "old/x/c.md", "x/d.md", "x/e.md")
    found = listing(tmp_path, exclude=["old", "x/e.md"])
    assert found.documents == ("a.md", "x/d.md")
    assert {"old/x/c.md", "x/e.md"} <= found.files
    assert found.skipped == (
        Skipped("old", skipped.EXCLUDED),
        Skipped("x/e.md", skipped.EXCLUDED),
    )
    kept = listing(tmp_path, exclude=["old/**", "!old/x/**"])
    assert kept.documents == ("a.md", "old/x/c.md", "x/d.md", "x/e.md")


def test_a_document_that_is_too_large(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.txt")
    (tmp_path / "a.md").write_text("x" * 11)
    (tmp_path / "b.txt").write_text("x" * 11)
    found = listing(tmp_path, Bounds(size=10))
    assert found.documents == ()
    assert found.skipped == (Skipped("a.md", "too large (11 bytes)"),)
    assert found.files == {"a.md", "b.txt"}


def test_a_faulty_gitignore_is_said_and_ignores_nothing(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "x/b.md")
    (tmp_path / ".gitignore").write_text("*.md\n" * 1001)
    (tmp_path / "x/.gitignore").write_text("#" * 64_001)
    found = listing(tmp_path)
    assert found.documents == ("a.md", "x/b.md")
    assert found.skipped == (
        Skipped(".gitignore", skipped.TOO_MANY_PATTERNS),
        Skipped("x/.gitignore", "too large (64001 bytes)"),
    )


def test_the_patterns_of_a_tree_are_bounded_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("speclsp.files.walk.MOST_PATTERNS_OF_A_TREE", 3)
    for folder in "abc":
        make(tmp_path, f"{folder}/x.md", f"{folder}/y.md")
        ignore(tmp_path / folder, "y.md", "z.md")
    found = listing(tmp_path)
    assert found.documents == ("a/x.md", "b/x.md", "b/y.md", "c/x.md", "c/y.md")
    assert Skipped("b/.gitignore", skipped.TOO_MANY_PATTERNS) in found.skipped


def test_a_gitignore_need_not_be_utf_8(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.md")
    (tmp_path / ".gitignore").write_bytes(b"\xff\nb.md\r\n")
    assert listing(tmp_path).documents == ("a.md",)


NAMES = ["a", "b", "ab", "a.md", "b.md", "c.md"]


def random_tree(root: Path, random_: random.Random) -> None:
    for _ in range(25):
        parts = [random_.choice(NAMES[:3]) for _ in range(random_.randint(0, 3))]
        folder = root.joinpath(*parts)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / random_.choice(NAMES[3:])).write_text("x")
        if random_.random() < 0.3:
            lines = [
                random_.choice(["", "", "!"]) + random_.choice(["", "/"]) + random_.choice(line)
                for line in random_.choices(
                    [NAMES, ["*.md", "a/", "a*/", "**/b", "a/**", "*"]], k=3
                )
            ]
            ignore(folder, *lines)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("seed", range(12))
def test_git_lists_the_same(tmp_path: Path, seed: int) -> None:
    random_tree(tmp_path, random.Random(seed))
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "--", "*.md"]
    listed = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    assert set(listing(tmp_path).documents) == set(listed.decode().split("\0")) - {""}


def test_every_document_of_a_corpus_is_listed_and_every_other_file_known(corpus: object) -> None:
    assert callable(corpus)
    root: Path = corpus("model-spec")
    found = listing(root)
    expected = {path.relative_to(root).as_posix() for path in root.rglob("*.md")}
    assert set(found.documents) == expected
    assert len(found.documents) > 100
    assert found.skipped == ()
