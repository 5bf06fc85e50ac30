"""Changing a file inside a root, and making a new one: whole or not at all, and never elsewhere.

A file is changed only while it holds what was read. A link to a file inside the root is kept, and
what it leads to is changed; one that leads outside is refused. The mode stays.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from speclsp.files import skipped

READ_ONLY = "read-only"
CHANGED = "changed meanwhile"
THERE = "there is a file already"

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_ASIDE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_FILE = os.O_RDONLY | _ASIDE | _NO_LINK
_FOLDER = os.O_RDONLY | _ASIDE | getattr(os, "O_DIRECTORY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _ASIDE | _NO_LINK
_STEPWISE = os.open in os.supports_dir_fd and os.rename in os.supports_dir_fd and _NO_LINK != 0
_BOM = b"\xef\xbb\xbf"
_MOST_NAMES = 100
_LONGEST_NAME = 60
# Bytes of a file by which it is known.
_BEGINNING = 4_096


class _RefusedError(Exception):
    """The reason, in the words of `skipped`."""


class _Spot(NamedTuple):
    """A name in a folder: by the folder's descriptor where the system can, else by its path."""

    folder: str
    descriptor: int | None
    name: str

    def at(self, name: str) -> str:
        return name if self.descriptor is not None else os.path.join(self.folder, name)

    def open(self, name: str, flags: int, mode: int = 0o600) -> int:
        return os.open(self.at(name), flags, mode, dir_fd=self.descriptor)

    def status(self) -> os.stat_result:
        return os.stat(self.at(self.name), dir_fd=self.descriptor, follow_symlinks=False)

    def remove(self, name: str) -> None:
        os.unlink(self.at(name), dir_fd=self.descriptor)

    def replace(self, name: str) -> None:
        """Puts the file of that name in place of the one that the spot is of."""
        os.replace(
            self.at(name),
            self.at(self.name),
            src_dir_fd=self.descriptor,
            dst_dir_fd=self.descriptor,
        )


def refusal(root: Path, path: str) -> str:
    """Why the file cannot be changed, as far as that can be told before; "" where it can."""
    try:
        with _spot(root, path) as spot:
            return _objection(spot.status())
    except _RefusedError as error:
        return str(error)
    except OSError as error:
        return skipped.refusal(error)


def change(root: Path, path: str, before: str, after: str) -> str:
    """Puts `after` in place of `before`, the text of the file without its byte order mark.

    Gives the reason where that was not done, and then the file is as it was.
    """
    try:
        with _spot(root, path) as spot:
            _change(spot, before.encode(), after.encode())
    except _RefusedError as error:
        return str(error)
    except OSError as error:
        return skipped.refusal(error)
    return ""


def create(root: Path, path: str, text: str) -> str:
    """Makes a file that is not there yet, in a folder that is. Gives the reason where not."""
    try:
        with _spot(root, path) as spot:
            descriptor = spot.open(spot.name, _NEW, 0o666)
            try:
                _write(descriptor, text.encode())
            except OSError:
                spot.remove(spot.name)
                raise
    except FileExistsError:
        return THERE
    except _RefusedError as error:
        return str(error)
    except OSError as error:
        return skipped.refusal(error)
    return ""


def put(root: Path, path: str, text: str, over: Callable[[bytes], bool]) -> str:
    """Makes a file, or puts the text in place of one that begins with bytes that `over` accepts.
    Gives the reason where not."""
    if (refused := create(root, path, text)) != THERE:
        return refused
    try:
        with _spot(root, path) as spot:
            _replace(spot, _accepting(over), text.encode())
    except _RefusedError as error:
        return str(error)
    except OSError as error:
        return skipped.refusal(error)
    return ""


@contextmanager
def _spot(root: Path, path: str) -> Iterator[_Spot]:
    """Where a path leads when all links are followed; it must be inside the root."""
    real_root = os.path.realpath(root)
    real = os.path.realpath(os.path.join(real_root, *path.split("/")))
    if not real.startswith(os.path.join(real_root, "")) or "\0" in path:
        raise _RefusedError(skipped.LINK_OUTSIDE)
    *folders, name = os.path.relpath(real, real_root).split(os.sep)
    if ".git" in (*folders, name):
        raise _RefusedError(skipped.OUTSIDE)
    if not _STEPWISE:
        yield _Spot(os.path.dirname(real), None, name)
        return
    # From each folder into the next, so that none can be exchanged for a link meanwhile.
    descriptor = os.open(real_root, _FOLDER)
    try:
        for folder in folders:
            inner = os.open(folder, _FOLDER | _NO_LINK, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = inner
        yield _Spot(os.path.dirname(real), descriptor, name)
    finally:
        os.close(descriptor)


def _objection(status: os.stat_result) -> str:
    if not stat.S_ISREG(status.st_mode):
        return skipped.NOT_REGULAR
    return "" if status.st_mode & 0o222 else READ_ONLY


def _change(spot: _Spot, before: bytes, after: bytes) -> None:
    def mark(file: BinaryIO) -> bytes:
        content = file.read(len(_BOM) + len(before) + 1)
        if content not in (before, _BOM + before):
            raise _RefusedError(CHANGED)
        return _BOM if content != before else b""

    _replace(spot, mark, after)


def _accepting(over: Callable[[bytes], bool]) -> Callable[[BinaryIO], bytes]:
    def nothing(file: BinaryIO) -> bytes:
        if not over(file.read(_BEGINNING)):
            raise _RefusedError(THERE)
        return b""

    return nothing


def _replace(spot: _Spot, look: Callable[[BinaryIO], bytes], after: bytes) -> None:
    """Puts `after` in place of the file, behind what `look` gives, which may refuse the file."""
    status = spot.status()
    if objection := _objection(status):
        raise _RefusedError(objection)
    if not os.access(spot.at(spot.name), os.W_OK, dir_fd=spot.descriptor):
        raise _RefusedError(READ_ONLY)
    descriptor = spot.open(spot.name, _FILE)
    with open(descriptor, "rb") as file:
        before = look(file)
    name, descriptor = _beside(spot)
    try:
        _write(descriptor, before + after, status)
        now = spot.status()
        if (now.st_ino, now.st_mtime_ns, now.st_size) != (
            status.st_ino,
            status.st_mtime_ns,
            status.st_size,
        ):
            raise _RefusedError(CHANGED)
        spot.replace(name)
    except BaseException:
        with suppress(OSError):
            spot.remove(name)
        raise


def _beside(spot: _Spot) -> tuple[str, int]:
    """A new file in the same folder, so that it can take the other's place."""
    for number in range(_MOST_NAMES):
        name = f".{spot.name[:_LONGEST_NAME]}.speclsp-{os.getpid()}-{number}"
        with suppress(FileExistsError):
            return name, spot.open(name, _NEW)
    raise FileExistsError


def _write(descriptor: int, content: bytes, like: os.stat_result | None = None) -> None:
    """Writes everything and closes; owner and mode as those of another file."""
    with open(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        if like is not None and hasattr(os, "fchown"):
            with suppress(OSError):
                os.fchown(descriptor, like.st_uid, like.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
        os.fsync(descriptor)
