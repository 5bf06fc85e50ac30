"""The client's settings, whatever their shape, as overrides of the configuration files."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from typing import cast

from speclsp.checking.levels import Overrides
from speclsp.config.values import LEVELS, Level
from speclsp.server.client import at
from speclsp.server.connection.values import Json
from speclsp.server.diagnostics.unopened import Scope

log = logging.getLogger(__name__)

SECTION = "speclsp"
_KEYS = frozenset(
    {"select", "ignore", "severity", "diagnosticScope", "features", "allowImports", "model"}
)


def pushed(settings: Json) -> Json:
    """Our section of what a client sends unasked; None where there is none."""
    section = at(settings, SECTION)
    if section is not None:
        return section
    ours = isinstance(settings, dict) and any(key in settings for key in _KEYS)
    return settings if ours else None


def pulled(answer: Json, count: int) -> list[Json]:
    """A client's answer to a question for `count` sections; None for each that it does not give."""
    sections = answer if isinstance(answer, list) else []
    return [*sections, *([None] * count)][:count]


def overrides(section: Json, known_rules: Collection[str]) -> Overrides:
    """What a section asks for. What is wrong in it is left out, and logged."""
    if section is None or section == {}:
        return Overrides()
    if not isinstance(section, dict):
        log.warning("the settings of the client are no object, so none holds")
        return Overrides()
    return Overrides(
        tuple(_rules(section, "select", known_rules)),
        tuple(_rules(section, "ignore", known_rules)),
        tuple(_severities(section.get("severity"), known_rules)),
    )


def scope(section: Json) -> Scope | None:
    """Which documents findings are wanted of; None where that is left open."""
    wanted = at(section, "diagnosticScope")
    if wanted in ("open", "workspace"):
        return cast(Scope, wanted)
    if wanted is not None:
        log.warning('the setting "diagnosticScope" is neither "open" nor "workspace"')
    return None


def _rules(section: Json, key: str, known_rules: Collection[str]) -> Iterator[str]:
    names = section.get(key)
    if names is None:
        return
    if not isinstance(names, list):
        log.warning('the setting "%s" is no array, so it does not hold', key)
        return
    for name in names:
        if _is_known(name, known_rules):
            yield name


def _severities(levels: Json, known_rules: Collection[str]) -> Iterator[tuple[str, Level]]:
    if levels is None:
        return
    if not isinstance(levels, dict):
        log.warning('the setting "severity" is no object, so it does not hold')
        return
    for name, level in levels.items():
        if level not in LEVELS:
            log.warning('the severity of "%s" is none of %s', name, ", ".join(LEVELS))
        elif _is_known(name, known_rules):
            yield name, cast(Level, level)


def _is_known(name: Json, known_rules: Collection[str]) -> bool:
    if isinstance(name, str) and name in known_rules:
        return True
    log.warning("the settings name %r, which is no rule and no group", name)
    return False
