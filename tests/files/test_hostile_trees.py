"""Trees made to break a walk: links, odd nodes and names, races, and too much of everything."""

from __future__ import annotations

import os
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest

from speclsp.files import skipped
from speclsp.files.listing import Bounds
from speclsp.files.reading import read
from speclsp.files.skipped import Skipped
from speclsp.files.walk import listing
from tests.endless import ENDLESS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nodes that Windows does not have")


def reasons(root: Path, bounds: Bounds | None = None) -> dict[str, str]:
    start = time.perf_counter()
    found = listing(root, bounds or Bounds())
    assert time.perf_counter() - start < ENDLESS
    return dict(found.skipped)


def test_links(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "docs").mkdir(parents=True)
    (root / "hidden/.git").mkdir(parents=True)
    (root / "hidden/.git/config").write_text("token")
    (root / "docs/spec.txt").write_text("# x")
    (root / "AGENTS.md").write_text("# x")
    (root / ".env").write_text("secret")
    (root / ".gitignore").write_text(".env\n")
    (tmp_path / "outside.md").write_text("# outside")
    for name, target in {
        "CLAUDE.md": "AGENTS.md",
        "spec.md": "docs/spec.txt",
        "spec2.md": "docs/spec.txt",
        "env.md": ".env",
        "config.md": "hidden/.git/config",
        "outside.md": "../outside.md",
        "zero.md": "/dev/zero",
        "nowhere.md": "nothing.md",
        "self.md": "self.md",
        "linked": "docs",
        "linked.md": "docs",
        "up": "..",
        "here": ".",
        "docs/again": "../docs",
        "plain.txt": "docs/spec.txt",
        "nowhere.txt": "nothing.txt",
    }.items():
        (root / name).symlink_to(target)
    for number in range(60):
        (root / f"loop{number}").symlink_to(f"loop{(number + 1) % 60}")
    found = listing(root)
    assert found.documents == ("AGENTS.md", "spec.md")
    assert dict(found.skipped) == {
        "CLAUDE.md": skipped.LINK_TO_DOCUMENT,
        "spec2.md": skipped.LINK_TO_DOCUMENT,
        "env.md": skipped.LINK_TO_SKIPPED,
        "config.md": skipped.LINK_TO_SKIPPED,
        "outside.md": skipped.LINK_OUTSIDE,
        "zero.md": skipped.LINK_OUTSIDE,
        "nowhere.md": skipped.DANGLING_LINK,
        "self.md": skipped.LINK_LOOP,
        "linked": skipped.LINK_TO_FOLDER,
        "linked.md": skipped.LINK_TO_FOLDER,
        "up": skipped.LINK_OUTSIDE,
        "here": skipped.LINK_TO_FOLDER,
        "docs/again": skipped.LINK_TO_FOLDER,
    }
    assert read(root, "spec.md", 100) == "# x"
    assert found.exists("CLAUDE.md") is True
    assert found.exists("plain.txt") is True
    assert found.exists("nowhere.txt") is False
    assert found.exists("linked/spec.txt") is None
    assert found.exists("up/outside.md") is None
    assert found.exists("outside.md") is None


def test_odd_nodes(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "folder.md/inner.md").write_text("# x")
    found = listing(tmp_path)
    assert found.documents == ("folder.md/inner.md",)
    assert dict(found.skipped) == {
        "fifo.md": skipped.NOT_REGULAR,
        "folder.md": skipped.NOT_REGULAR,
    }


def test_a_folder_without_permission(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("this user may read everything")
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        found = listing(tmp_path)
        assert found.skipped == (Skipped("closed", skipped.NO_PERMISSION),)
        assert found.exists("closed/x") is None
    finally:
        closed.chmod(0o700)


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.md").touch()
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "no")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = listing(tmp_path)
    assert found.documents == ("a.md",)
    assert found.skipped == (Skipped("closed", skipped.NO_PERMISSION),)
    assert found.opaque == {"closed"}


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    found = listing(tmp_path / "no")
    assert found.documents == ()
    assert found.skipped == (Skipped(".", skipped.GONE),)
    assert found.exists("x") is None


@pytest.mark.parametrize(
    "name",
    [
        b"new\nline.md",
        b"\x1b]0;t\x07.md",
        b"::error::.md",
        b"-rf.md",
        "\u202emd.md".encode(),
        b"a" * 252 + b".md",
        b"\xff\xfe.md",
        b"[a]*.md",
        b" .md",
        b"a\\b.md",
        "é.md".encode(),
    ],
)
def test_odd_names(tmp_path: Path, name: bytes) -> None:
    try:
        (tmp_path / os.fsdecode(name)).write_text("# x")
    except OSError:
        pytest.skip("the file system refuses this name")
    (path,) = listing(tmp_path).documents
    assert os.fsencode(path) == name
    assert read(tmp_path, path, 100) == "# x"


def test_files_vanish_between_listing_and_reading(tmp_path: Path) -> None:
    for name in ("gone.md", "cut.md", "folder.md", "link.md", "grown.md"):
        (tmp_path / name).write_text("# x\n")
    found = listing(tmp_path, Bounds(size=100))
    assert len(found.documents) == 5
    (tmp_path / "gone.md").unlink()
    (tmp_path / "cut.md").write_text("")
    (tmp_path / "folder.md").unlink()
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").unlink()
    (tmp_path / "link.md").symlink_to("/etc/hostname")
    (tmp_path / "grown.md").write_text("x" * 101)
    assert {path: read(tmp_path, path, 100) for path in found.documents} == {
        "cut.md": "",
        "folder.md": Skipped("folder.md", skipped.NOT_REGULAR),
        "gone.md": Skipped("gone.md", skipped.GONE),
        "grown.md": Skipped("grown.md", "too large (101 bytes)"),
        "link.md": Skipped("link.md", skipped.LINK_OUTSIDE),
    }


def test_a_folder_above_a_file_becomes_a_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "x").mkdir(parents=True)
    outside.mkdir()
    (root / "x/a.md").write_text("inside")
    (outside / "a.md").write_text("outside")
    (path,) = listing(root).documents
    (root / "x").rename(root / "y")
    (root / "x").symlink_to(outside)
    assert read(root, path, 100) == Skipped("x/a.md", skipped.LINK_OUTSIDE)


def test_a_tree_that_is_too_deep(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(500):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(os.open("a.md", os.O_CREAT | os.O_WRONLY, dir_fd=inner))
        os.close(here)
        here = inner
    os.close(here)
    found = listing(tmp_path)
    assert len(found.documents) == 40
    (left_out,) = found.skipped
    assert left_out.reason == skipped.TOO_DEEP
    assert left_out.path.count("d") == 41
    assert found.exists(left_out.path + "/a.md") is None


def test_a_tree_that_is_too_large(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"d{number:03}/x").mkdir(parents=True)
        (tmp_path / f"d{number:03}/a.md").touch()
    bounds = Bounds(files=700)
    found = listing(tmp_path, bounds)
    # The 300 folders, then 200 folders' two entries each.
    assert found.documents == tuple(f"d{number:03}/a.md" for number in range(200))
    assert len(found.files) + len(found.folders) == 700
    assert {reason for _, reason in found.skipped} == {skipped.TOO_MANY}
    assert found.exists("d250/a.md") is None
    assert found.exists("d100/b.md") is False
    assert listing(tmp_path, bounds) == found


def test_hidden_folders_take_no_room_from_documents(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    for number in range(100):
        (tmp_path / f".cache/{number}").touch()
    (tmp_path / "z/y").mkdir(parents=True)
    (tmp_path / "z/y/a.md").touch()
    found = listing(tmp_path, Bounds(files=50))
    assert found.documents == ("z/y/a.md",)
    assert found.skipped == (Skipped(".cache", skipped.HIDDEN),)
    assert found.exists(".cache/99") is None


class Entry:
    """A directory entry that is not on disk."""

    def __init__(self, number: int) -> None:
        self.name = f"{number:07}.txt"

    def is_symlink(self) -> bool:
        return False

    def is_dir(self, *, follow_symlinks: bool) -> bool:
        return False


class ManyEntries:
    """A folder with entries in no useful order."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __enter__(self) -> Iterator[Entry]:
        # 7919 is prime, so each number comes once.
        return (Entry(number * 7919 % self._count) for number in range(self._count))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        return None


def test_a_folder_of_a_million_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", lambda path: ManyEntries(300_000))
    tracemalloc.start()
    try:
        found = listing(tmp_path, Bounds(files=5_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Which ones are kept does not depend on the order in which the file system has them.
    assert found.files == {f"{number:07}.txt" for number in range(5_000)}
    assert found.skipped == (Skipped(".", skipped.TOO_MANY),)
    assert found.exists("0299999.txt") is None
    assert peak < 10_000_000
