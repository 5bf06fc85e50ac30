"""The files under each root that paths lead to.

A path limits what is reported, never what is known: all documents of its root are listed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from speclsp.config.parse import parse
from speclsp.files.listing import Listing
from speclsp.files.skipped import Skipped
from speclsp.files.walk import listing
from speclsp.globs import glob_problem
from speclsp.loading.asked import scope_of
from speclsp.loading.configurations import (
    found_configurations,
    named_configuration,
    without_excluded,
)
from speclsp.loading.request import ConfigError, Request, by_root, relative
from speclsp.loading.sources import candidates


@dataclass(frozen=True)
class Tree:
    """The files under one root. Paths are relative to it."""

    root: Path
    # The paths that led here, "" for the root itself.
    asked: tuple[str, ...]
    # Without the documents that a configuration excludes.
    listing: Listing
    # The text of each configuration file.
    configurations: Mapping[str, str]
    # Code that is looked into, sorted.
    sources: tuple[str, ...]
    # Documents and configuration files to be reported on, sorted.
    scope: tuple[str, ...]
    # What was asked for and left out.
    skipped: tuple[Skipped, ...]
    # Given texts, by path.
    texts: Mapping[str, str]
    # Where the configuration comes from, when it was named by the user.
    config: str | None = None
    # Folders and files outside the root that specs may be imported from, absolute.
    allowed: tuple[str, ...] = ()

    def reports(self, path: str) -> bool:
        """Whether what is found in the code at `path` is reported: it was asked for."""
        return any(_is_below(path, each) for each in self.asked)

    def shown(self, cwd: str) -> Callable[[str], str]:
        """How a path of the tree is shown: relative to the working directory, with `/`."""
        working = os.path.abspath(cwd)

        def shown(path: str) -> str:
            named = self.config is not None and path in self.configurations
            whole = os.path.join(working, self.config or "") if named else self.root / path
            try:
                return os.path.relpath(whole, working).replace(os.sep, "/")
            except ValueError:
                # On another drive.
                return Path(whole).as_posix()

        return shown


def _is_below(path: str, folder: str) -> bool:
    return not folder or path == folder or path.startswith(f"{folder}/")


def trees(request: Request) -> Iterator[Tree]:
    """The trees that the paths belong to, the innermost roots first. Raises ConfigError."""
    for pattern in request.exclude:
        if problem := glob_problem(pattern):
            raise ConfigError(f'unusable glob "{pattern}": {problem}')
    cwd = os.path.abspath(request.cwd)
    given = request.texts.items()
    texts = {os.path.normpath(os.path.join(cwd, path)): text for path, text in given}
    grouped = by_root(request, cwd, frozenset(texts))
    for root in sorted(grouped, key=lambda each: (-len(each), each)):
        asked = sorted(set(grouped[root]))
        inside = {name: text for path, text in texts.items() if (name := relative(path, root))}
        yield _tree(root, asked, inside, request, cwd)


def _tree(
    root: str, asked: Sequence[str], texts: Mapping[str, str], request: Request, cwd: str
) -> Tree:
    found = listing(Path(root), exclude=request.exclude)
    new = {path for path in texts if found.exists(path) is False}
    found = replace(found, documents=tuple(sorted({*found.documents, *new})))
    if request.config is None:
        configurations = found_configurations(found)
    else:
        configurations = named_configuration(request.config, cwd)
    parsed = {path: parse(text, path)[0] for path, text in configurations.items()}
    parsed = {path: config for path, config in parsed.items() if config.path}
    if request.config is not None and not parsed:
        raise ConfigError(f'"{request.config}" has no table [tool.speclsp]')
    found = without_excluded(found, parsed)
    code = candidates(found, parsed)
    named = frozenset(code.paths)
    scope, left_out = scope_of(found, [path for path in asked if path not in named], parsed)
    too_many = [each for each in code.left_out if any(_is_below(each.path, path) for path in asked)]
    return Tree(
        Path(root),
        tuple(asked),
        found,
        {path: configurations[path] for path in parsed},
        code.paths,
        tuple(sorted(scope)),
        tuple(sorted((*left_out, *too_many))),
        texts,
        request.config,
        tuple(os.path.join(cwd, path) for path in request.allowed_imports),
    )
