"""One file is read, or refused with the reason; never waited for, never more than the limit."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.files import skipped
from speclsp.files.reading import contents, read
from speclsp.files.skipped import Skipped

posix = pytest.mark.skipif(sys.platform == "win32", reason="nodes that Windows does not have")


def reason(root: Path, path: str, limit: int = 1000) -> str:
    start = time.perf_counter()
    found = read(root, path, limit)
    assert time.perf_counter() - start < 0.5
    assert isinstance(found, Skipped)
    assert found.path == path
    return found.reason


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ""),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
        (b"no final newline", "no final newline"),
        (b"\xef\xbb\xbf# A\n", "# A\n"),
        (b"\xef\xbb\xbf", ""),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa"),
        ("é\u2028𝄞\x0c\x85".encode(), "é\u2028𝄞\x0c\x85"),
    ],
)
def test_a_text_is_given_as_it_is(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert read(tmp_path, "a.md", 1000) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a\xff", skipped.NOT_UTF_8),
        (b"\xed\xa0\x80", skipped.NOT_UTF_8),
        (b"\xc0\xaf", skipped.NOT_UTF_8),
        ("# Ä".encode("utf-16"), skipped.NOT_UTF_8),
        (b"\xfe\xff\0a", skipped.NOT_UTF_8),
        ("ab".encode("utf-16-le"), skipped.BINARY),
        (b"a\0b", skipped.BINARY),
        (b"a" * 1001, "too large (1001 bytes)"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert reason(tmp_path, "a.md") == expected


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * 1000)
    assert read(tmp_path, "a.md", 1000) == "a" * 1000


@given(content=st.binary(max_size=40))
def test_reading_is_strict_utf_8(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = tmp_path_factory.mktemp("root")
    (root / "a.md").write_bytes(content)
    found = read(root, "a.md", 1000)
    if isinstance(found, str):
        assert found.encode() == content.removeprefix(b"\xef\xbb\xbf")
    assert contents(root, "a.md", 1000) == content


@pytest.mark.parametrize(
    "path",
    ["../a.md", "x/../../a.md", "/etc/passwd", "", ".", "a//b", "a\0b", ".git/config", "./a"],
)
def test_a_path_cannot_leave_the_root(tmp_path: Path, path: str) -> None:
    assert reason(tmp_path, path) == skipped.OUTSIDE


def fifo(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        try:
            # The name of a socket must be short.
            os.chdir(path.parent)
            listener.bind(path.name)
        finally:
            os.chdir(here)


def to_zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.md")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def into_git(path: Path) -> None:
    (path.parent / ".git").mkdir()
    (path.parent / ".git/config").write_text("token")
    path.symlink_to(".git/config")


@posix
@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (Path.mkdir, skipped.NOT_REGULAR),
        (fifo, skipped.NOT_REGULAR),
        (bound_socket, skipped.NOT_REGULAR),
        (to_zero, skipped.LINK_OUTSIDE),
        (dangling, skipped.GONE),
        (loop, skipped.LINK_LOOP),
        (into_git, skipped.LINK_OUTSIDE),
    ],
)
def test_an_odd_node_is_refused(
    tmp_path: Path, make: Callable[[Path], None], expected: str
) -> None:
    make(tmp_path / "x.md")
    assert reason(tmp_path, "x.md") == expected


@posix
def test_a_link_is_followed_as_far_as_the_root_reaches(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (root / "folder/a.md").write_text("inside")
    (tmp_path / "b.md").write_text("outside")
    (root / "a.md").symlink_to("folder/a.md")
    (root / "b.md").symlink_to("../b.md")
    (root / "linked").symlink_to("folder")
    (root / "up").symlink_to("..")
    assert read(root, "a.md", 100) == "inside"
    assert read(root, "linked/a.md", 100) == "inside"
    assert reason(root, "b.md") == skipped.LINK_OUTSIDE
    assert reason(root, "up/b.md") == skipped.LINK_OUTSIDE


@posix
def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.md").write_text("a")
    (tmp_path / "root").symlink_to("real")
    assert read(tmp_path / "root", "a.md", 100) == "a"


@posix
def test_a_file_without_permission(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("this user may read everything")
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "a.md").chmod(0)
    assert reason(tmp_path, "a.md") == skipped.NO_PERMISSION


def test_a_missing_file(tmp_path: Path) -> None:
    assert reason(tmp_path, "a.md") == skipped.GONE
    assert reason(tmp_path, "x/a.md") == skipped.GONE
    (tmp_path / "f.md").touch()
    assert reason(tmp_path, "f.md/a.md") == skipped.GONE
    assert reason(tmp_path, "a" * 300) == skipped.NAME_TOO_LONG
    assert reason(tmp_path / "no root", "a.md") == skipped.GONE


@pytest.mark.skipif(not Path("/proc/kallsyms").exists(), reason="no /proc")
def test_a_file_may_lie_about_its_size() -> None:
    assert reason(Path("/proc"), "kallsyms", 10) == "too large (more than 10 bytes)"


@posix
def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc")
    (tmp_path / "x").mkdir()
    (tmp_path / "x/l.md").symlink_to("/dev/zero")
    (tmp_path / "x/b.md").write_bytes(b"\xff")
    before = len(os.listdir("/proc/self/fd"))
    for path in ("x", "x/l.md", "x/b.md", "x/no.md", "x/b.md/c", "y/z"):
        read(tmp_path, path, 100)
    assert len(os.listdir("/proc/self/fd")) == before
