"""What is to be looked at, and which root each path belongs to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from speclsp.files.roots import root_of


class ConfigError(Exception):
    """The user's setup is wrong: a path that is not there, a configuration that cannot be read.

    The message is one line and says what to change.
    """


@dataclass(frozen=True)
class Request:
    """What is to be looked at. Paths are the operating system's, absolute or relative to `cwd`."""

    paths: tuple[str, ...] = (".",)
    cwd: str = "."
    # The one root of all paths, instead of the nearest folder with a configuration.
    root: str | None = None
    # The configuration of every root, instead of the files found there.
    config: str | None = None
    # Globs of documents that are left out, relative to the root.
    exclude: tuple[str, ...] = ()
    # What these files are to hold, whatever they hold on disk.
    texts: Mapping[str, str] = field(default_factory=dict)
    # The baseline, instead of those that configurations name, and whether it is yet to be written.
    baseline: str | None = None
    baseline_is_new: bool = False
    # A revision: only what has changed since, and what that causes, is reported.
    changed_since: str | None = None
    # Another branch, which documents are compared with.
    base: str | None = None
    # Folders and files outside the root that specs may be imported from.
    allowed_imports: tuple[str, ...] = ()
    # Folders, all links followed, that something is to stay inside of: where there is no mark of
    # a root, such a one stands in for a working directory above it.
    bounds: frozenset[str] = frozenset()


def by_root(request: Request, cwd: str, given: frozenset[str]) -> dict[str, list[str]]:
    """The paths, relative to their roots, by root. "" is the root itself."""
    grouped: dict[str, list[str]] = {}
    roots: dict[str, str] = {}
    fixed = None if request.root is None else os.path.abspath(os.path.join(cwd, request.root))
    if fixed is not None and not os.path.isdir(fixed):
        raise ConfigError(f'no such folder: "{request.root}"')
    for path in request.paths:
        here = os.path.normpath(os.path.join(cwd, path))
        if not path or "\0" in here or not (here in given or os.path.lexists(here)):
            raise ConfigError(f'no such file or folder: "{path}"')
        folder = here if os.path.isdir(here) else os.path.dirname(here)
        if folder not in roots:
            roots[folder] = fixed or os.fspath(_root(Path(folder), Path(cwd), request.bounds))
        name = relative(here, roots[folder])
        if name is None:
            raise ConfigError(f'"{path}" is not below the root "{request.root}"')
        grouped.setdefault(roots[folder], []).append(name)
    return grouped


def _root(folder: Path, cwd: Path, bounds: frozenset[str]) -> Path:
    root = root_of(folder, cwd=cwd)
    inside = [each for each in (folder, *folder.parents) if _real(each) in bounds] if bounds else []
    if not inside or any(_real(each) in bounds for each in (root, *root.parents)):
        return root
    return root_of(folder, cwd=inside[-1])


def _real(folder: Path) -> str:
    return os.path.normcase(os.path.realpath(folder))


def relative(path: str, root: str) -> str | None:
    """`path` from `root` with `/`, None where it is not below it."""
    if path == root:
        return ""
    above = os.path.join(root, "")
    return path[len(above) :].replace(os.sep, "/") if path.startswith(above) else None
