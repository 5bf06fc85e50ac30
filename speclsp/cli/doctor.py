"""The commands `speclsp doctor` and `speclsp model`: what is set about models, whether it works,
and whether text of a workspace may be sent. The key is never shown."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from speclsp.cli.consenting import agreed, configs, revoked
from speclsp.loading.request import ConfigError, Request, by_root
from speclsp.model.asking import ModelError
from speclsp.model.budget import Budget
from speclsp.model.claude import Claude
from speclsp.model.consent import Consents
from speclsp.model.folders import cache_folder, state_folder
from speclsp.model.opening import unusable
from speclsp.model.secrets import secret_in
from speclsp.model.settings import Settings, restricted, user_settings
from speclsp.model.store import Store
from speclsp.model.switching import switched

WELL, WRONG = 0, 1
ACTIONS = ("on", "off", "status", "agree", "revoke")


def examined(request: Request, *, network: bool) -> tuple[list[str], int]:
    """What is to be said, and the exit code: 1 where a model is wanted and cannot be asked."""
    root = _root(request)
    settings = restricted(user_settings(), configs(request))
    lines = list(_settings(settings))
    error = unusable(settings)
    wrong = list(settings.problems)
    if error is not None and error.kind == "off" and not wrong:
        return [*lines, f"nothing is sent: {error}"], WELL
    lines += _kept(settings, root)
    if error is not None:
        wrong = wrong or [str(error)]
    elif not Consents(state_folder()).agreed(root, settings.access.identity):
        wrong.append(f'nobody has agreed that text of "{root}" is sent there: speclsp model agree')
    elif not network:
        lines.append("reachable: not tried")
    else:
        reached, fault = asyncio.run(_reached(settings))
        lines += [f"reachable: {reached}"] if reached else []
        wrong += [fault] if fault else []
    return [*lines, *(f"wrong: {each}" for each in wrong)], WRONG if wrong else WELL


def done(action: str, paths: Sequence[str], request: Request) -> tuple[list[str], int]:
    """What `speclsp model ACTION` did. Raises ConfigError for what it cannot do."""
    if len(paths) > 1 or (paths and action in ("on", "off")):
        raise ConfigError(f"speclsp model {action} takes {'no' if paths[1:] == () else 'one'} path")
    if action == "status":
        return examined(request, network=False)
    settings = user_settings()
    if action in ("on", "off"):
        try:
            file = switched(Path(settings.file), on=action == "on")
        except ModelError as error:
            raise ConfigError(str(error)) from None
        return [f'models are {action}, as "{file}" says'], WELL
    if len(request.paths) > 1:
        raise ConfigError("name one folder")
    if action == "revoke":
        return revoked(request)
    return agreed(request, settings)


def _root(request: Request) -> Path:
    """The workspace that is meant. Raises ConfigError where there is none."""
    if len(request.paths) > 1:
        raise ConfigError("name one folder")
    return Path(next(iter(by_root(request, os.path.abspath(request.cwd), frozenset()))))


def _settings(settings: Settings) -> Iterator[str]:
    there = "" if os.path.exists(settings.file) else " (not there)"
    yield f"settings: {settings.file}{there}"
    yield f"models: {'on' if settings.enabled else 'off'} ({settings.source('enabled')})"
    if settings.forbidden:
        yield f"forbidden by {settings.forbidden}"
    access = settings.access
    model = "not shown" if secret_in(access.model) else access.model
    yield f"model: {model} ({settings.source('model')})"
    yield f"provider: {access.provider} ({settings.source('provider')})"
    if not settings.problems:
        yield f"endpoint: {access.endpoint} ({settings.source('base_url')})"
    if "key" in settings.sources:
        yield f"key: from {settings.sources['key']}"
    else:
        yield f"key: none, {settings.key_variable} is not set"


def _kept(settings: Settings, root: Path) -> Iterator[str]:
    store = Store(cache_folder(), root)
    store.get("")
    yield f"answers: {store.trouble or f'kept in {store.folder}'}"
    store.close()
    budget = Budget(settings.limits, state_folder())
    spent, limits = budget.today(), settings.limits
    yield f"calls today: {spent.calls:,} of {limits.calls_per_day:,}"
    yield f"tokens of input today: {spent.input_tokens:,} of {limits.tokens_per_day:,}"
    if budget.note:
        yield f"note: {budget.note}"


async def _reached(settings: Settings) -> tuple[str, str]:
    """What the model says of itself, or why it is not reached."""
    claude = Claude(settings.access)
    try:
        name, most = await claude.about()
    except ModelError as error:
        return "", f"{settings.access.endpoint} is not reached: {error}"
    finally:
        await claude.aclose()
    return f"yes, {name} reads at most {most:,} tokens at once", ""
