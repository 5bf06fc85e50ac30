"""What the user has set about models: in a file of their own, in the environment, in their editor.

A repository has no say here but one: it can forbid that a model is asked about it.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from speclsp.config.parse import LIMIT
from speclsp.config.reading import Reading, shown
from speclsp.config.tables import read_table
from speclsp.config.toml import places
from speclsp.config.values import Config, Problem
from speclsp.model.access import HERE, PROVIDERS, Access, Provider, check_address
from speclsp.model.asking import ModelError
from speclsp.model.budget import Limits
from speclsp.model.folders import settings_file
from speclsp.model.setting_kinds import DEFAULTS, KEYS, NAME
from speclsp.model.user_file import user_text

_ON: Final = {"on": True, "1": True, "true": True, "off": False, "0": False, "false": False}
# Variable -> what it sets. The last is that of the client library, and counts less than the file.
_VARIABLES: Final = (("SPECLSP_MODEL_NAME", "model"), ("SPECLSP_MODEL_URL", "base_url"))
_LIBRARY_URL: Final = "ANTHROPIC_BASE_URL"
_EDITOR: Final = {
    "enabled": "enabled",
    "model": "model",
    "baseUrl": "base_url",
    "provider": "provider",
}
# What a server on this machine is told where no key is set; it asks for none.
_NO_KEY: Final = "none"


@dataclass(frozen=True)
class Settings:
    """What holds. `sources` says of each value that is no default where it is from."""

    enabled: bool = False
    provider: Provider = "anthropic"
    model: str = "claude-sonnet-5-5"
    # "": the provider's own.
    base_url: str = ""
    key_variable: str = "ANTHROPIC_API_KEY"
    key: str = field(default="", repr=False)
    # In seconds, for one question.
    deadline: float = 60.0
    limits: Limits = field(default_factory=Limits)
    file: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    # What is wrong, a line each, without any value that may be a secret.
    problems: tuple[str, ...] = ()
    # Why it is off though the user has not said so.
    forbidden: str = ""

    @property
    def access(self) -> Access:
        """Who is asked; not checked yet."""
        return Access(
            self.provider, self.model, self.base_url, self.key, self.deadline, self.key_variable
        )

    def source(self, name: str) -> str:
        """Where a value is from, in words."""
        return self.sources.get(name, "default")


def user_settings(environ: Mapping[str, str] = os.environ, file: Path | None = None) -> Settings:
    """What the file and the environment say. Never raises: see `problems`."""
    path = file or settings_file(environ)
    values, sources, problems = _from_file(path)
    if (
        _LIBRARY_URL in environ
        and "base_url" not in values
        and values.get("provider", "anthropic") == "anthropic"
    ):
        values["base_url"], sources["base_url"] = environ[_LIBRARY_URL], _LIBRARY_URL
    for variable, name in _VARIABLES:
        if environ.get(variable):
            values[name], sources[name] = environ[variable], variable
    said = environ.get("SPECLSP_MODEL", "").strip().lower()
    if said in _ON:
        values["enabled"], sources["enabled"] = _ON[said], "SPECLSP_MODEL"
    elif said:
        problems.append("SPECLSP_MODEL is neither on nor off")
    variable = str(values.get("key_variable", DEFAULTS["key_variable"]))
    if environ.get(variable):
        values["key"], sources["key"] = environ[variable], variable
    return _made(values, sources, problems, str(path))


def with_editor(settings: Settings, given: object) -> Settings:
    """The settings with those that the user's editor has for this machine, which count more; only
    SPECLSP_MODEL=off has the last word."""
    if given is None:
        return settings
    if not isinstance(given, Mapping):
        return replace(settings, problems=(*settings.problems, "the editor's settings are none"))
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, inner in _EDITOR.items():
        value = given.get(name)
        if value is None or value == "":
            continue
        kind = bool if inner == "enabled" else str
        if type(value) is not kind or (inner == "provider" and value not in PROVIDERS):
            problems.append(f'the editor\'s setting "{name}" is not understood')
        else:
            values[inner] = value
    off = settings.sources.get("enabled") == "SPECLSP_MODEL" and not settings.enabled
    if off:
        values.pop("enabled", None)
    sources = {**settings.sources, **dict.fromkeys(values, "the editor")}
    changed = replace(settings, **values, sources=sources)
    return _keyed(replace(changed, problems=(*settings.problems, *problems, *_wrong(changed))))


def restricted(settings: Settings, configs: Iterable[Config]) -> Settings:
    """The settings where these configurations of a workspace hold, which can only forbid."""
    for config in configs:
        if not config.model_enabled and settings.enabled:
            return replace(settings, enabled=False, forbidden=config.path)
    return settings


class _Read(NamedTuple):
    values: dict[str, Any]
    sources: dict[str, str]
    problems: list[str]


def _from_file(path: Path) -> _Read:
    text, problem = user_text(path, LIMIT)
    if text is None:
        return _Read({}, {}, [f"{path}: {problem}"] if problem else [])
    found = places(text.text)
    if found.objection:
        return _Read({}, {}, [_line(path, text.text, found.objection.span.start, "is too much")])
    try:
        data = tomllib.loads(text.text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError, MemoryError) as error:
        # Of what the parser says the line alone: the rest may show what stands there.
        line = re.search(r"\(at line (\d+), column \d+\)\Z", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        return _Read({}, {}, [f"{where}: not valid TOML"])
    reading = Reading(text.text, found, None)
    for name in data:
        if name != NAME:
            reading.object_to_key((name,), f"unknown key {shown(name)}, [{NAME}] is all there is")
    table = data.get(NAME, {})
    if not isinstance(table, dict):
        reading.object_to_key((NAME,), f"[{NAME}] is expected to be one table")
        table = {}
    bare: dict[str, Any] = read_table(table, KEYS, (NAME,), reading)
    problems = [_told(path, text.text, each) for each in sorted(reading.problems)]
    if "key" in bare and not text.private:
        del bare["key"]
        problems.append(f"{path}: others can read this file, so the key in it is not used")
    return _Read(bare, dict.fromkeys(bare, str(path)), problems)


def _told(path: Path, text: str, problem: Problem) -> str:
    words = problem.message
    if problem.rule == "not-allowed-here":
        words = "this key is not known"
    return _line(path, text, problem.start, words)


def _line(path: Path, text: str, offset: int, words: str) -> str:
    return f"{path}:{text.count(chr(10), 0, offset) + 1}: {words}"


def _made(
    values: Mapping[str, Any], sources: Mapping[str, str], problems: Collection[str], file: str
) -> Settings:
    limits = Limits(**{name: values[name] for name in Limits._fields if name in values})
    plain = {name: value for name, value in values.items() if name not in Limits._fields}
    settings = Settings(**plain, limits=limits, file=file, sources=dict(sources))
    return _keyed(replace(settings, problems=(*problems, *_wrong(settings))))


def _wrong(settings: Settings) -> tuple[str, ...]:
    """What is wrong with the address, wherever it is from."""
    if not settings.base_url:
        return ()
    try:
        check_address(settings.base_url)
    except ModelError as error:
        return (f"{settings.source('base_url')}: {error}",)
    return ()


def _keyed(settings: Settings) -> Settings:
    """A server on this machine may do without a key."""
    if settings.key or not settings.base_url or settings.problems:
        return settings
    host = settings.base_url.partition("://")[2].partition("/")[0]
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    if settings.provider == "anthropic" and name.strip("[]") in HERE:
        return replace(settings, key=_NO_KEY)
    return settings
