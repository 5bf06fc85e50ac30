"""The commands `speclsp model agree` and `revoke`: of which folder text may be sent."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from speclsp.cli.confirming import confirmed
from speclsp.cli.output import write
from speclsp.config.parse import parse
from speclsp.config.values import Config
from speclsp.files.roots import root_of
from speclsp.loading.request import ConfigError, Request
from speclsp.loading.trees import trees
from speclsp.model.asking import ModelError
from speclsp.model.consent import SENT, Consents
from speclsp.model.folders import state_folder
from speclsp.model.opening import unusable
from speclsp.model.settings import Settings, restricted
from speclsp.report.safe import plain_line, safe

_DONE, _NOT_DONE = 0, 1


def agreed(request: Request, settings: Settings) -> tuple[list[str], int]:
    """What was agreed to, once a person who is there has said yes, and the exit code. Raises
    ConfigError."""
    path = request.paths[0]
    if not os.path.exists(os.path.join(request.cwd, path)):
        raise ConfigError(f'no such file or folder: "{path}"')
    if settings.problems:
        raise ConfigError(settings.problems[0])
    folder, access, consents = _folder(request), settings.access, Consents(state_folder())
    try:
        consents.check(folder)
        if _is_watched():
            said = (f"folder: {folder}", f"endpoint: {access.endpoint}", f"model: {access.model}")
            write(plain_line(safe(line)) for line in (*said, SENT))
            if not confirmed("Agree that it is sent?"):
                return ["nothing is agreed to"], _NOT_DONE
        consents.agree(folder, access.identity)
    except ModelError as error:
        raise ConfigError(str(error)) from None
    lines = [
        f'agreed: clauses of "{folder}" that you ask about are sent to {access.endpoint}',
        f"the model is {access.model}; speclsp model revoke takes it back",
    ]
    at = os.fspath(folder)
    reason = unusable(restricted(settings, configs(Request((at,), at))))
    if reason is not None and reason.kind == "off":
        lines.append(f"nothing is sent until that changes: {reason}")
    return lines, _DONE


def revoked(request: Request) -> tuple[list[str], int]:
    """What was taken back, and the exit code: 1 where there was nothing. Raises ConfigError."""
    folder = _folder(request)
    try:
        folders = Consents(state_folder()).revoke(folder)
    except ModelError as error:
        raise ConfigError(str(error)) from None
    if not folders:
        return [f'nothing was agreed to for "{folder}"'], _NOT_DONE
    return [f'taken back: text of "{each}" is sent to nobody' for each in folders], _DONE


def configs(request: Request) -> list[Config]:
    """What the configurations say that hold where this looks. Raises ConfigError."""
    return [
        parse(text, path)[0]
        for tree in trees(request)
        for path, text in tree.configurations.items()
    ]


def _folder(request: Request) -> Path:
    """The repository or the folder with a configuration that is meant, else the folder itself,
    wherever this is asked. It need not be there."""
    if request.root is not None:
        return Path(os.path.abspath(os.path.join(request.cwd, request.root)))
    path = Path(os.path.abspath(os.path.join(request.cwd, request.paths[0])))
    here = path.parent if os.path.isfile(path) else path
    return root_of(here, cwd=here)


def _is_watched() -> bool:
    streams = (sys.stdin, sys.stdout)
    return all(each is not None and each.isatty() for each in streams)
