"""A configuration as a list of keys and values, and which of them its file set."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from speclsp.config.keys import KEYS
from speclsp.config.kinds import Key, Levels
from speclsp.config.values import Config

_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Setting(NamedTuple):
    key: str
    # As TOML has it, on one line.
    value: str
    explicit: bool


def settings(config: Config) -> tuple[Setting, ...]:
    return tuple(
        Setting(key.name, _toml(plain_value(config, key)), key.name in config.given) for key in KEYS
    )


def plain_value(config: Config, key: Key) -> Any:
    """The value that the configuration has for a key, as JSON has it."""
    value = _plain(getattr(config, key.attribute))
    return value or ({} if isinstance(key.kind, Levels) else value)


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        shown = (member.name for member in fields(value) if member.repr)
        members = {name: getattr(value, name) for name in shown}
        return {name: _plain(member) for name, member in members.items() if member}
    if not isinstance(value, tuple):
        return value
    if value and isinstance(value[0], tuple):
        return dict(value)
    return [_plain(item) for item in value]


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        members = ", ".join(f"{_name(name)} = {_toml(member)}" for name, member in value.items())
        return f"{{ {members} }}" if members else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _name(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)
