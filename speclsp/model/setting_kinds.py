"""The keys of the user's table [model], and how each is read. No message shows a value: one that
was put at the wrong key may be a secret."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from speclsp.config.kinds import Key, Schema
from speclsp.config.reading import Reading, type_name
from speclsp.config.toml import KeyPath
from speclsp.model.access import PROVIDERS

NAME: Final = "model"

DEFAULTS: Final[dict[str, Any]] = {"key_variable": "ANTHROPIC_API_KEY"}

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_LONGEST: Final = 2_000


@dataclass(frozen=True)
class _Switch:
    def read(self, value: object, path: KeyPath, reading: Reading) -> bool | None:
        if isinstance(value, bool):
            return value
        reading.object_to_value(path, f"{path[-1]} is true or false, not {type_name(value)}")
        return None

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class _Words:
    expected: str
    fits: Callable[[str], bool]

    def read(self, value: object, path: KeyPath, reading: Reading) -> str | None:
        if isinstance(value, str) and 0 < len(value) <= _LONGEST and self.fits(value):
            return value
        reading.object_to_value(path, f"{path[-1]} is expected to be {self.expected}")
        return None

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True)
class _Number:
    least: int
    most: int
    whole: bool = True

    def read(self, value: object, path: KeyPath, reading: Reading) -> float | None:
        number = isinstance(value, int) and not isinstance(value, bool)
        if not self.whole and isinstance(value, float) and math.isfinite(value):
            number = True
        if number and isinstance(value, int | float) and self.least <= value <= self.most:
            return value
        span = f"from {self.least:,} to {self.most:,}"
        reading.object_to_value(path, f"{path[-1]} is expected to be a number {span}")
        return None

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"type": "number"}


def _anything(words: str) -> bool:
    return True


def _visible(words: str) -> bool:
    return words.isascii() and words.isprintable() and " " not in words


KEYS: Final = (
    Key("enabled", _Switch(), "Whether a model may be asked."),
    Key(
        "provider",
        _Words(f"one of {', '.join(PROVIDERS)}", PROVIDERS.__contains__),
        "Whose client is used.",
    ),
    Key("model", _Words("the name of a model", _visible), "The model that is asked."),
    Key("base_url", _Words("an address", _anything), "Another server with the Messages API."),
    Key(
        "key_variable",
        _Words("the name of a variable", lambda words: bool(_VARIABLE.fullmatch(words))),
        "The variable of the environment that holds the key.",
    ),
    Key("key", _Words("a key", _anything), "The key, in a file that nobody else can read."),
    Key("deadline", _Number(1, 600, whole=False), "Seconds for one question."),
    Key("calls_per_day", _Number(0, 1_000_000), "Calls on a day of UTC."),
    Key("tokens_per_day", _Number(0, 1_000_000_000), "Tokens of input on a day of UTC."),
    Key("calls_per_run", _Number(0, 1_000_000), "Calls of one command."),
)
