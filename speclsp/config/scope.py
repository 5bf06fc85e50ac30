"""Which configuration holds for a document, and how grave a rule's findings are in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclsp.config.parse import NAMES
from speclsp.config.values import Choice, Config, Level
from speclsp.globs import matches

# The level of a rule that is off by default and has been selected.
_SELECTED: Level = "warning"


def config_for(path: str, configs: Mapping[str, Config]) -> tuple[str | None, Config]:
    """The nearest file upwards from `path`, by its path, and what it says; nothing is merged."""
    for file in _upwards(path):
        config = configs.get(file)
        # One without a path is a pyproject.toml that says nothing to us.
        if config is not None and config.path:
            return file, config
    return None, Config()


def module_for(path: str, configs: Mapping[str, Config]) -> Config | None:
    """The nearest configuration upwards from `path` that declares a module."""
    declared = (configs.get(file) for file in _upwards(path))
    return next((each for each in declared if each is not None and each.module_name), None)


def _upwards(path: str) -> Iterator[str]:
    """Where configurations may stand that hold for `path`, the nearest first. Those of the root do
    not hold for what is outside."""
    outside = is_outside(path)
    folder = path
    while folder:
        folder = folder.rpartition("/")[0]
        if folder or not outside:
            yield from (f"{folder}/{name}" if folder else name for name in NAMES)


def is_outside(path: str) -> bool:
    """Whether a path, relative to the root or absolute, is not below it."""
    return path == ".." or path.startswith(("../", "/")) or path[1:3] == ":/"


def is_excluded(config: Config, path: str) -> bool:
    """Whether the configuration takes this document out."""
    inner = _relative(config, path)
    return inner is not None and matches(config.exclude, inner)


def is_named_evidence(config: Config, path: str) -> bool:
    """Whether the configuration has this file looked into, whatever it is."""
    inner = _relative(config, path)
    return inner is not None and matches(config.evidence_include, inner)


def is_no_evidence(config: Config, path: str) -> bool:
    """Whether the configuration has this file left alone."""
    inner = _relative(config, path)
    return inner is not None and matches(config.evidence_exclude, inner)


def placed_level(config: Config, path: str) -> str:
    """The level of authority at which the configuration places this document, "" for none."""
    inner = _relative(config, path)
    if inner is None:
        return ""
    levels = [each.level for each in config.authority_documents if matches(each.paths, inner)]
    return levels[-1] if levels else ""


def severity(
    config: Config, path: str, rule: str, default: Level, *, group: str = ""
) -> Level | None:
    """The level of a rule in a document, None where it does not run.

    The overrides for the document have their say one after the other, the last one the last word.
    In each, and in the file itself, the exact name of a rule counts more than its group, and of two
    that are equally exact `ignore` counts more than `rules`, and that more than `select`. What is
    off by default is switched on by its own name alone.
    """
    level: Level = _SELECTED if default == "off" else default
    runs = default != "off"
    for choice in _choices(config, path):
        levels = dict(choice.rules)
        named = levels.get(rule, levels.get(group))
        if named is not None and named != "off":
            level = named
        runs = _runs(choice, rule, group, before=runs, on=default != "off")
    return level if runs else None


def _choices(config: Config, path: str) -> Iterator[Choice]:
    yield config
    inner = _relative(config, path)
    if inner is not None:
        yield from (override for override in config.overrides if matches(override.paths, inner))


def _runs(choice: Choice, rule: str, group: str, *, before: bool, on: bool) -> bool:
    levels = dict(choice.rules)
    for name in (rule, group):
        if name in choice.ignore:
            return False
        if name in levels:
            return levels[name] != "off" and (name == rule or on)
        if name in choice.select:
            return name == rule or on
    return before and not choice.select


def _relative(config: Config, path: str) -> str | None:
    """The path from the configuration's folder, None where it is not below it."""
    if not config.folder:
        return path
    above = config.folder + "/"
    return path.removeprefix(above) if path.startswith(above) else None
