"""What the options ask for, as a request."""

from __future__ import annotations

import os
from collections.abc import Sequence

from speclsp.cli.options import Options
from speclsp.cli.standard_input import piped
from speclsp.loading.request import ConfigError, Request


def request_of(
    options: Options, paths: Sequence[str], texts: dict[str, str] | None = None
) -> Request:
    """What is to be looked at; reads standard input where that is asked for and not done yet."""
    if texts is None:
        _, texts = piped(paths, options.stdin_filename)
    named = [path for path in paths if path != "-"] + list(texts)
    if not named:
        named = [options.root or "."]
    try:
        cwd = os.getcwd()
    except OSError:
        raise ConfigError("the working directory does not exist") from None
    return Request(
        tuple(named),
        cwd,
        options.root,
        options.config,
        options.exclude,
        texts,
        options.write_baseline or options.baseline,
        options.write_baseline is not None,
        options.changed_since,
        options.base,
    )
