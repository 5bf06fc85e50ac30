"""The file that a session is written to: always a new one, and for its user alone."""

from __future__ import annotations

import os
import stat

_MOST = 1_000
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)


def created(path: str) -> tuple[int, str]:
    """A descriptor of a new file and its path: `path`, or where that is taken, it with a number.

    What was recorded before stays: an editor starts a server anew that has crashed. Raises OSError.
    """
    path = os.path.abspath(os.path.expanduser(path))
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    if not stat.S_ISREG(mode):
        raise OSError("it is no regular file")
    stem, ending = os.path.splitext(path)
    for number in range(1, _MOST):
        name = path if number == 1 else f"{stem}-{number}{ending}"
        try:
            # Exclusive, so no link is followed, and nothing is opened that was there.
            return os.open(name, _FLAGS | _BINARY, 0o600), name
        except FileExistsError:
            continue
    raise OSError("there are too many recordings of this name")


def write(file: int, data: bytes) -> None:
    """Writes all of it, unbuffered. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
