"""The text of the user's own settings, and whether others could have written or can read it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from speclsp.model.folders import is_own

_ASIDE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class UserText(NamedTuple):
    text: str
    # Nobody else can read it.
    private: bool


def user_text(path: Path, limit: int) -> tuple[UserText | None, str]:
    """The text, or None and what is wrong: "" where there is no such file.

    A link is followed: settings are often kept elsewhere.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _ASIDE)
    except FileNotFoundError:
        return None, ""
    except (OSError, ValueError) as error:
        return None, f"cannot be read: {(getattr(error, 'strerror', None) or '').lower()}"
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None, "is no regular file"
        if sys.platform != "win32" and (
            status.st_mode & 0o022 or status.st_uid not in (0, os.getuid())
        ):
            return None, "others can write this file, so nothing in it holds"
        content = os.read(descriptor, limit + 1)
    except OSError as error:
        return None, f"cannot be read: {(error.strerror or '').lower()}"
    finally:
        os.close(descriptor)
    if len(content) > limit:
        return None, f"has more than {limit} bytes"
    try:
        return UserText(content.decode("utf-8-sig"), is_own(status)), ""
    except UnicodeDecodeError:
        return None, "is not UTF-8"
