"""Which folder a path belongs to: the topmost of its repository that holds a configuration."""

from __future__ import annotations

import os
import re
from pathlib import Path

_LIMIT = 64_000
# The table's header, or its dotted key. Looked for without reading TOML, which can be made costly.
_TABLE = re.compile(
    rb"^[ \t]*(?:\[\[?[ \t]*)?[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?speclsp[\"']?[ \t]*[\].=]",
    re.MULTILINE,
)
_MODULE = re.compile(
    rb"^[ \t]*(?:\[[ \t]*)?[\"']?module[\"']?[ \t]*[\].=]",
    re.MULTILINE,
)
_TOOL_MODULE = re.compile(
    rb"^[ \t]*(?:\[[ \t]*)?[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?speclsp[\"']?[ \t]*\.[ \t]*"
    rb"[\"']?module[\"']?[ \t]*[\].=]",
    re.MULTILINE,
)


def root_of(path: Path, *, cwd: Path) -> Path:
    """The topmost folder upwards with a configuration, inside the repository that `path` is in, and
    else the repository; outside of any the topmost up to `cwd`, else the nearest, else `cwd` or
    `path` itself."""
    here = Path(os.path.abspath(cwd / path))
    folder = here if os.path.isdir(here) else here.parent
    working = Path(os.path.abspath(cwd))
    around = working if here.is_relative_to(working) else None
    above = (folder, *folder.parents)
    repository = next((each for each in above if os.path.exists(each / ".git")), None)
    top = repository or around
    configured = [each for each in above if _is_configured(each)]
    inside = [each for each in configured if top and each.is_relative_to(top)]
    if repository is not None:
        # A module is one part of a repository, which the others are compared with.
        inside = [each for each in inside if not _is_module(each)]
    if inside:
        return inside[-1]
    if repository is None and configured:
        return configured[0]
    return top or folder


def _is_configured(folder: Path) -> bool:
    return os.path.isfile(folder / "speclsp.toml") or _has_table(folder / "pyproject.toml")


def _is_module(folder: Path) -> bool:
    """Whether the configuration of a folder declares a module."""
    own = folder / "speclsp.toml"
    if os.path.isfile(own):
        return _holds(_MODULE, own)
    return _holds(_TOOL_MODULE, folder / "pyproject.toml")


def _has_table(pyproject: Path) -> bool:
    return os.path.isfile(pyproject) and _holds(_TABLE, pyproject)


def _holds(pattern: re.Pattern[bytes], path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            return pattern.search(file.read(_LIMIT)) is not None
    except OSError:
        return False
