"""A file is changed whole or not at all, only while it holds what was read, and only inside."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from speclsp.files import skipped, writing
from speclsp.files.writing import CHANGED, READ_ONLY, THERE, change, create, put, refusal

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are another matter")


def planted(root: Path, name: str = "docs/a.md", content: bytes = b"one\r\ntwo") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def alone(folder: Path, *names: str) -> bool:
    """Whether nothing was left beside these files."""
    return sorted(path.name for path in folder.iterdir()) == sorted(names)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_is_changed_and_keeps_its_mark(tmp_path: Path, mark: bytes) -> None:
    path = planted(tmp_path, content=mark + "één\r\ntwo\r".encode())
    assert change(tmp_path, "docs/a.md", "één\r\ntwo\r", "één\r\n2\r") == ""
    assert path.read_bytes() == mark + "één\r\n2\r".encode()
    assert alone(path.parent, "a.md")


@POSIX
@pytest.mark.parametrize("mode", [0o644, 0o751, 0o600])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    path = planted(tmp_path)
    path.chmod(mode)
    assert change(tmp_path, "docs/a.md", "one\r\ntwo", "x") == ""
    assert path.stat().st_mode & 0o777 == mode


def test_what_has_changed_meanwhile_is_left(tmp_path: Path) -> None:
    for content in (b"another", b"one\r\ntwo and more", b"", b"one\ntwo"):
        path = planted(tmp_path, content=content)
        assert change(tmp_path, "docs/a.md", "one\r\ntwo", "x") == CHANGED
        assert path.read_bytes() == content
        assert alone(path.parent, "a.md")


def test_what_changes_while_it_is_written_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = planted(tmp_path)
    written = writing._write

    def slowly(*arguments: object) -> None:
        written(*arguments)  # type: ignore[arg-type]
        path.write_bytes(b"an editor was faster")

    monkeypatch.setattr(writing, "_write", slowly)
    assert change(tmp_path, "docs/a.md", "one\r\ntwo", "x") == CHANGED
    assert path.read_bytes() == b"an editor was faster"
    assert alone(path.parent, "a.md")


def test_a_full_disk_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = planted(tmp_path)

    def full(descriptor: int, *others: object) -> None:
        os.close(descriptor)
        raise OSError(28, "no space left")

    monkeypatch.setattr(writing, "_write", full)
    assert change(tmp_path, "docs/a.md", "one\r\ntwo", "x") == skipped.UNREADABLE
    assert create(tmp_path, "docs/b.md", "x") == skipped.UNREADABLE
    assert path.read_bytes() == b"one\r\ntwo"
    assert alone(path.parent, "a.md")


@POSIX
def test_what_is_read_only_is_left(tmp_path: Path) -> None:
    path = planted(tmp_path)
    path.chmod(0o444)
    assert refusal(tmp_path, "docs/a.md") == READ_ONLY
    assert change(tmp_path, "docs/a.md", "one\r\ntwo", "x") == READ_ONLY
    assert path.read_bytes() == b"one\r\ntwo"


@POSIX
def test_no_link_leads_out(tmp_path: Path) -> None:
    outside = planted(tmp_path, "elsewhere/a.md")
    root = tmp_path / "root"
    root.mkdir()
    (root / "file.md").symlink_to(outside)
    (root / "folder").symlink_to(outside.parent)
    (root / "dangling.md").symlink_to(tmp_path / "elsewhere" / "new.md")
    for name in ("file.md", "folder/a.md", "../elsewhere/a.md"):
        assert refusal(root, name) == skipped.LINK_OUTSIDE
        assert change(root, name, "one\r\ntwo", "x") == skipped.LINK_OUTSIDE
    for name in ("folder/new.md", "dangling.md", "../elsewhere/new.md"):
        assert create(root, name, "x") == skipped.LINK_OUTSIDE
    assert outside.read_bytes() == b"one\r\ntwo"
    assert alone(outside.parent, "a.md")


@POSIX
def test_a_link_inside_is_kept_and_its_file_changed(tmp_path: Path) -> None:
    path = planted(tmp_path)
    (tmp_path / "link.md").symlink_to(path)
    assert change(tmp_path, "link.md", "one\r\ntwo", "x") == ""
    assert (tmp_path / "link.md").is_symlink()
    assert path.read_bytes() == b"x"


def test_nothing_is_written_into_a_repository(tmp_path: Path) -> None:
    planted(tmp_path, ".git/a.md")
    assert change(tmp_path, ".git/a.md", "one\r\ntwo", "x") == skipped.OUTSIDE
    assert create(tmp_path, ".git/b.md", "x") == skipped.OUTSIDE


@POSIX
def test_what_is_no_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    for name in ("folder.md", "pipe.md"):
        assert change(tmp_path, name, "", "x") == skipped.NOT_REGULAR


def test_a_file_is_created_and_never_written_over(tmp_path: Path) -> None:
    path = planted(tmp_path)
    assert create(tmp_path, "docs/b.md", "é\r\n") == ""
    assert (tmp_path / "docs/b.md").read_bytes() == "é\r\n".encode()
    assert create(tmp_path, "docs/a.md", "x") == THERE
    assert path.read_bytes() == b"one\r\ntwo"
    assert create(tmp_path, "nowhere/c.md", "x") == skipped.GONE


def test_a_file_is_put_over_what_is_accepted_alone(tmp_path: Path) -> None:
    path = planted(tmp_path, content=b"ours, before")
    path.chmod(0o640)
    assert put(tmp_path, "docs/a.md", "x", lambda text: text.startswith(b"theirs")) == THERE
    assert path.read_bytes() == b"ours, before"
    assert put(tmp_path, "docs/a.md", "één", lambda text: text.startswith(b"ours")) == ""
    assert path.read_bytes() == "één".encode()
    assert path.stat().st_mode & 0o777 == 0o640 or sys.platform == "win32"
    assert put(tmp_path, "docs/new.md", "x", lambda text: False) == ""
    assert put(tmp_path, "none/new.md", "x", lambda text: True) == skipped.GONE
    assert alone(path.parent, "a.md", "new.md")


@POSIX
def test_nothing_is_put_where_a_link_leads_out(tmp_path: Path) -> None:
    outside = planted(tmp_path, "elsewhere/a.md")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "a.md").symlink_to(outside)
    assert put(tmp_path / "root", "a.md", "x", lambda text: True) == skipped.LINK_OUTSIDE
    assert outside.read_bytes() == b"one\r\ntwo"
