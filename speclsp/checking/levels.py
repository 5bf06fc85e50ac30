"""How grave the findings of each rule are at a path: what is configured, and said above that."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from speclsp.config.scope import severity
from speclsp.config.values import Config, Level
from speclsp.diagnostic import WORDING, Severity
from speclsp.rules.rule import Rule


class Overrides(NamedTuple):
    """What the command line or the editor says above every configuration file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Level], ...] = ()
    # "" where the configuration decides.
    profile: str = ""


NOTHING_SAID = Overrides()


def levels_at(
    config: Config, path: str, overrides: Overrides, rules: tuple[Rule, ...]
) -> dict[str, Severity]:
    """The level of each rule that runs at `path`, by its name. Not to be changed."""
    strict = (overrides.profile or config.profile) == "strict"
    # Where nothing is said of single documents, all have the same.
    return _levels(config, path if config.overrides else "", overrides, _asked(rules, strict))


_Asked = tuple[str, str, Severity | None]


@lru_cache(maxsize=8)
def _asked(rules: tuple[Rule, ...], strict: bool) -> tuple[_Asked, ...]:
    return tuple(
        (
            rule.name,
            rule.group,
            rule.severity or ("hint" if strict and rule.group in WORDING else None),
        )
        for rule in rules
    )


# A keystroke changes none of it.
@lru_cache(maxsize=256)
def _levels(
    config: Config, path: str, overrides: Overrides, asked: tuple[_Asked, ...]
) -> dict[str, Severity]:
    levels = ((each[0], _level(config, path, overrides, *each)) for each in asked)
    return {name: level for name, level in levels if level is not None}


def _level(
    config: Config,
    path: str,
    overrides: Overrides,
    rule: str,
    group: str,
    default: Severity | None,
) -> Severity | None:
    level = severity(config, path, rule, default or "off", group=group)
    for names, given in ((overrides.select, True), (overrides.ignore, False)):
        if rule in names or (group in names and rule not in overrides.select):
            on = rule in names or default is not None
            level = (level or default or "warning") if given and on else None
        elif given and names:
            level = None
    for name, said in overrides.severities:
        if name == rule or (name == group and default is not None):
            level = None if said == "off" else said
    return None if level is None or level == "off" else level
