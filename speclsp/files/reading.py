"""One file's text, from a tree whose names, links and nodes may be hostile; what is odd is refused.

No link below the root is followed blindly: a path is opened folder by folder, and only where a link
is in the way is it resolved, and then it must end inside the root. Nothing is waited for, and
nothing read beyond the limit, whatever size a node claims to have.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from speclsp.files import skipped
from speclsp.files.skipped import Skipped

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_ASIDE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_FILE = os.O_RDONLY | _ASIDE | _NO_LINK
_FOLDER = os.O_RDONLY | _ASIDE | getattr(os, "O_DIRECTORY", 0)
_STEPWISE = os.open in os.supports_dir_fd and _NO_LINK != 0
_LINK_IN_THE_WAY = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK)
_BINARY_WITHIN = 8_000
_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")


def read(root: Path, path: str, limit: int) -> str | Skipped:
    """The text of the file, without its byte order mark and with the line ends it has."""
    content = contents(root, path, limit)
    return content if isinstance(content, Skipped) else decoded(path, content)


def decoded(path: str, content: bytes) -> str | Skipped:
    """The text that these bytes are."""
    if content.startswith(_OTHER_BOMS):
        return Skipped(path, skipped.NOT_UTF_8)
    if b"\0" in content[:_BINARY_WITHIN]:
        return Skipped(path, skipped.BINARY)
    try:
        return content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return Skipped(path, skipped.NOT_UTF_8)


def contents(root: Path, path: str, limit: int) -> bytes | Skipped:
    """The bytes of a regular file inside the root that has at most `limit` of them."""
    parts = path.split("/")
    if not _is_inside(parts):
        return Skipped(path, skipped.OUTSIDE)
    try:
        descriptor = _opened(root, parts)
        if descriptor is None:
            return Skipped(path, skipped.LINK_OUTSIDE)
        try:
            return _bounded(descriptor, path, limit)
        finally:
            os.close(descriptor)
    except OSError as error:
        return Skipped(path, skipped.refusal(error))


def _is_inside(parts: Sequence[str]) -> bool:
    """Whether these are plain names that can neither leave the root nor enter a repository."""
    return not any(
        part in ("", ".", "..", ".git")
        or "\0" in part
        or (os.sep != "/" and (set(part) & set("\\:")))
        for part in parts
    )


def _opened(root: Path, parts: Sequence[str]) -> int | None:
    """A descriptor of the file, or None where a link leads out of the root."""
    if _STEPWISE:
        try:
            return _stepwise(os.fspath(root), parts)
        except OSError as error:
            if error.errno not in _LINK_IN_THE_WAY:
                raise
    real_root = os.path.realpath(root)
    real = os.path.realpath(os.path.join(real_root, *parts))
    if not real.startswith(os.path.join(real_root, "")):
        return None
    resolved = os.path.relpath(real, real_root).split(os.sep)
    if not _is_inside(resolved):
        return None
    return _stepwise(real_root, resolved) if _STEPWISE else os.open(real, _FILE)


def _stepwise(root: str, parts: Sequence[str]) -> int:
    """Opens each folder from within the one above, so that none can be exchanged for a link."""
    folder = os.open(root, _FOLDER)
    try:
        for part in parts[:-1]:
            inner = os.open(part, _FOLDER | _NO_LINK, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _FILE, dir_fd=folder)
    finally:
        os.close(folder)


def _bounded(descriptor: int, path: str, limit: int) -> bytes | Skipped:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return Skipped(path, skipped.NOT_REGULAR)
    if status.st_size > limit:
        return Skipped(path, skipped.too_large(status.st_size))
    chunks: list[bytes] = []
    missing = limit + 1
    while missing > 0:
        chunk = os.read(descriptor, min(missing, 1 << 20))
        if not chunk:
            break
        chunks.append(chunk)
        missing -= len(chunk)
    if missing <= 0:
        # It claimed to be smaller, as the files of /proc do, or grew meanwhile.
        return Skipped(path, f"too large (more than {limit} bytes)")
    return b"".join(chunks)
