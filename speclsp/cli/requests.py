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
        options.allow_import,
        _agreed(options),
    )


def _agreed(options: Options) -> frozenset[str]:
    """What has been agreed to, where a model is asked: text of nothing else is to be sent, so it
    is not read. What a baseline says is of the root that it was written for, which stays."""
    asks = options.model or options.batch or options.doctor or options.about_model is not None
    if not asks or options.baseline or options.write_baseline:
        return frozenset()
    # What knows of models is no matter for others.
    from speclsp.model.consent import Consents
    from speclsp.model.folders import state_folder
    from speclsp.model.settings import user_settings

    return Consents(state_folder()).folders(user_settings().access.identity)
