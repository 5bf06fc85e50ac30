"""The texts of configuration files: those that hold for documents, or the one the user names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from speclsp.config.parse import NAMES
from speclsp.config.scope import is_excluded
from speclsp.config.values import Config
from speclsp.files import skipped
from speclsp.files.listing import Listing
from speclsp.files.reading import read
from speclsp.files.skipped import Skipped
from speclsp.loading.request import ConfigError

# A configuration up to this size is read, if only to say that it is too large.
_MOST = 2_000_000


def found_configurations(found: Listing) -> dict[str, str]:
    """The texts of the configuration files in the root and in folders above documents."""
    folders = {""}
    for path in found.documents:
        folders.update(_folders(path))
    texts: dict[str, str] = {}
    for folder in sorted(folders):
        for name in NAMES:
            path = folder + name
            if path not in found.files:
                continue
            text = read(found.root, path, _MOST)
            if isinstance(text, str):
                texts[path] = text
            elif name == NAMES[0]:
                raise ConfigError(f'cannot read the configuration "{path}": {text.reason}')
    return texts


def named_configuration(path: str, cwd: str) -> dict[str, str]:
    """The user's own configuration, as if it stood in the root."""
    folder, name = os.path.split(os.path.join(cwd, path))
    text = read(Path(folder), name, _MOST)
    if isinstance(text, Skipped):
        raise ConfigError(f'cannot read the configuration "{path}": {text.reason}')
    return {name if name in NAMES else NAMES[0]: text}


def without_excluded(found: Listing, configs: Mapping[str, Config]) -> Listing:
    """The listing less the documents that the configuration of any folder above them excludes."""
    excluding = {path: config for path, config in configs.items() if config.exclude}
    if not excluding:
        return found
    excluded = {path for path in found.documents if excludes(excluding, path)}
    left_out = {Skipped(path, skipped.EXCLUDED) for path in excluded}
    return replace(
        found,
        documents=tuple(path for path in found.documents if path not in excluded),
        skipped=tuple(sorted({*found.skipped, *left_out})),
    )


def excludes(configs: Mapping[str, Config], path: str) -> bool:
    """Whether the configuration of any folder above the document at `path` excludes it."""
    return any(is_excluded(config, path) for config in _above(path, configs))


def _above(path: str, configs: Mapping[str, Config]) -> Iterator[Config]:
    """The configurations in all folders above a path."""
    for folder in _folders(path):
        for name in NAMES:
            if (config := configs.get(folder + name)) is not None:
                yield config


def _folders(path: str) -> Iterator[str]:
    """All folders above a path, each with its slash, the root as nothing."""
    while path:
        path = path.rpartition("/")[0]
        yield path + "/" if path else ""
