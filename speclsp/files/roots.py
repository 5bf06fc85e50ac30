"""Which folder a path belongs to: the nearest that holds a configuration or a repository."""

from __future__ import annotations

import os
import re
from pathlib import Path

_PYPROJECT_LIMIT = 64_000
# The table's header, or its dotted key. Looked for without reading TOML, which can be made costly.
_TABLE = re.compile(
    rb"^[ \t]*(?:\[\[?[ \t]*)?[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?speclsp[\"']?[ \t]*[\].=]",
    re.MULTILINE,
)


def root_of(path: Path, *, cwd: Path) -> Path:
    """The nearest folder upwards with a configuration or .git, else `cwd` or `path` itself."""
    here = Path(os.path.abspath(cwd / path))
    folder = here if os.path.isdir(here) else here.parent
    for candidate in (folder, *folder.parents):
        if _is_root(candidate):
            return candidate
    working = Path(os.path.abspath(cwd))
    return working if here.is_relative_to(working) else folder


def _is_root(folder: Path) -> bool:
    return (
        os.path.isfile(folder / "speclsp.toml")
        or _has_table(folder / "pyproject.toml")
        or os.path.exists(folder / ".git")
    )


def _has_table(pyproject: Path) -> bool:
    if not os.path.isfile(pyproject):
        return False
    try:
        with open(pyproject, "rb") as file:
            return _TABLE.search(file.read(_PYPROJECT_LIMIT)) is not None
    except OSError:
        return False
