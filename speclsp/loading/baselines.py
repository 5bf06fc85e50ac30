"""Which baseline holds for a document, and what is in it: the one the user names, or the one that
the document's configuration does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from speclsp.config.values import Config
from speclsp.files import skipped
from speclsp.files.reading import read
from speclsp.files.skipped import Skipped
from speclsp.loading.request import ConfigError
from speclsp.suppression.baseline import Baseline
from speclsp.suppression.baseline_file import LIMIT, BaselineError, parsed


def baseline_path(config: Config) -> str:
    """Where the baseline of a configuration is, relative to the root; "" for none."""
    if not config.baseline:
        return ""
    return f"{config.folder}/{config.baseline}" if config.folder else config.baseline


def baseline_at(root: Path, path: str, *, may_be_missing: bool = False) -> Baseline:
    """The baseline in the file at `path`, relative to the root. Raises ConfigError."""
    text = read(root, path, LIMIT)
    if isinstance(text, Skipped):
        if may_be_missing and text.reason == skipped.GONE:
            return Baseline()
        raise ConfigError(f'cannot read the baseline "{path}": {text.reason}')
    try:
        return parsed(text)
    except BaselineError as error:
        raise ConfigError(f'cannot use the baseline "{path}": {error}') from None


def baselines(root: Path, configs: Mapping[str, Config]) -> dict[str, Baseline]:
    """The baselines that configurations name, by path. Raises ConfigError."""
    paths = {path for config in configs.values() if (path := baseline_path(config))}
    return {path: baseline_at(root, path) for path in sorted(paths)}
