"""Why a file or folder was left out, in phrases that never vary, so that they can be counted."""

from __future__ import annotations

import errno
from typing import NamedTuple


class Skipped(NamedTuple):
    """A file or folder, relative to the root, that was not looked into."""

    path: str
    reason: str


BINARY = "binary"
DANGLING_LINK = "dangling symbolic link"
EXCLUDED = "excluded by configuration"
GONE = "not found"
HIDDEN = "hidden folder"
IGNORED = "ignored by .gitignore"
LINK = "symbolic link"
LINK_LOOP = "symbolic link loop"
LINK_OUTSIDE = "symbolic link outside the root"
LINK_TO_DOCUMENT = "symbolic link to another document"
LINK_TO_FOLDER = "symbolic link to a folder"
LINK_TO_SKIPPED = "symbolic link to a skipped file"
MINIFIED = "minified"
NAME_TOO_LONG = "name too long"
NO_PERMISSION = "no permission"
NOT_REGULAR = "not a regular file"
NOT_UTF_8 = "not UTF-8"
OUTSIDE = "outside the root"
PACKAGES = "installed packages"
TOO_DEEP = "too deep"
TOO_MANY = "too many files"
TOO_MANY_PATTERNS = "too many patterns"
UNREADABLE = "cannot be read"

_BY_ERROR = {
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.ELOOP: LINK_LOOP,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.EISDIR: NOT_REGULAR,
    # What opening a socket, or a FIFO for which nobody waits, gives.
    errno.ENXIO: NOT_REGULAR,
}


def too_large(size: int) -> str:
    return f"too large ({size} bytes)"


def refusal(error: OSError) -> str:
    """The phrase for what the operating system said."""
    return _BY_ERROR.get(error.errno or 0, UNREADABLE)
