"""Where the user's own settings, answers and consents are kept: outside every workspace, in folders
that nobody else can read or write."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "speclsp"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_ASIDE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
OPEN = _NO_LINK | _ASIDE
"""How a file of ours is opened: no link is followed, and nothing is waited for."""


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where answers are kept, whether or not it is there; SPECLSP_CACHE moves it."""
    if own := environ.get("SPECLSP_CACHE"):
        return Path(os.path.abspath(own)) / "model"
    above = _above(environ, "XDG_CACHE_HOME", ".cache", "LOCALAPPDATA", ("Library", "Caches"))
    return above / "model"


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where it is kept what was spent, and who has agreed."""
    support = ("Library", "Application Support")
    return _above(environ, "XDG_STATE_HOME", ".local/state", "LOCALAPPDATA", support) / "state"


def settings_file(environ: Mapping[str, str] = os.environ) -> Path:
    """What the user has set."""
    home = _home(environ)
    if sys.platform == "win32":
        above = environ.get("APPDATA") or os.path.join(home, "AppData", "Roaming")
    else:
        above = environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(above):
        above = os.path.join(home, ".config")
    return Path(above) / _NAME / "config.toml"


def made_private(folder: Path) -> bool:
    """Makes a folder that the user alone can enter, and says whether it is one.

    One that is a link, belongs to somebody else or can be entered by others is left alone.
    """
    try:
        os.makedirs(folder.parent, 0o700, exist_ok=True)
        os.mkdir(folder, 0o700)
    except FileExistsError:
        pass
    except (OSError, ValueError):
        return False
    return is_private(folder)


def is_private(folder: Path) -> bool:
    """Whether a folder is there, is no link, and is the user's alone."""
    try:
        status = os.lstat(folder)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(status.st_mode) and is_own(status)


def is_own(status: os.stat_result) -> bool:
    """Whether a file or folder belongs to the user, and nobody else may do anything with it."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o077


def own_bytes(file: Path, limit: int) -> bytes:
    """At most `limit` bytes of a regular file that is the user's alone. Raises OSError."""
    descriptor = os.open(file, os.O_RDONLY | OPEN)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or not is_own(status):
            raise PermissionError("this is no file of the user's alone")
        return _read(descriptor, limit)
    finally:
        os.close(descriptor)


def bytes_from(file: Path, offset: int, limit: int) -> bytes:
    """What stands behind `offset`; nothing where the file is shorter. Raises OSError."""
    descriptor = os.open(file, os.O_RDONLY | OPEN)
    try:
        os.lseek(descriptor, offset, os.SEEK_SET)
        return _read(descriptor, limit)
    finally:
        os.close(descriptor)


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, all links followed, is the root or below it."""
    real, above = (os.path.normcase(os.path.realpath(each)) for each in (path, root))
    return real == above or real.startswith(os.path.join(above, ""))


def _read(descriptor: int, limit: int) -> bytes:
    chunks: list[bytes] = []
    while limit > 0 and (chunk := os.read(descriptor, min(limit, 1 << 20))):
        chunks.append(chunk)
        limit -= len(chunk)
    return b"".join(chunks)


def _above(
    environ: Mapping[str, str], variable: str, below: str, windows: str, mac: tuple[str, ...]
) -> Path:
    home = _home(environ)
    if sys.platform == "win32":
        above = environ.get(windows) or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin" and not environ.get(variable):
        above = os.path.join(home, *mac)
    else:
        above = environ.get(variable, "")
    # A relative one would be below the working directory, and that may be a repository.
    return Path(above if os.path.isabs(above) else os.path.join(home, below)) / _NAME


def _home(environ: Mapping[str, str]) -> str:
    own = environ.get("HOME", "") if sys.platform != "win32" else environ.get("USERPROFILE", "")
    return own if os.path.isabs(own) else os.path.expanduser("~")
