"""Where the specs of git repositories are kept that the user has fetched. Nothing is fetched here.

Each address has a folder for every revision, which is named by a digest of both, in the user's own
cache: never in a workspace, and never one that somebody else may write to.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from hashlib import sha256
from pathlib import Path

_SPECS = "specs"


def cache() -> Path:
    """The folder of all that was fetched, whether or not it is there."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        above = os.path.join(home, "Library", "Caches")
    else:
        above = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    if not os.path.isabs(above):
        above = os.path.join(home, ".cache")
    return Path(above) / "speclsp" / "modules"


def folder_of(address: str, revision: str) -> Path:
    """Where the files of a repository at a revision are kept."""
    return cache() / named(address, revision) / _SPECS


def named(address: str, revision: str) -> str:
    """The name of the folder of a repository at a revision."""
    return sha256(json.dumps([address, revision]).encode("utf-8")).hexdigest()[:40]


def is_ours(folder: Path) -> bool:
    """Whether a folder is there, is no link, belongs to the user and can be written by nobody
    else."""
    try:
        status = os.lstat(folder)
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022
