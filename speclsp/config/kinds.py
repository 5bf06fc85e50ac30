"""The kinds of value that a key can take: how each is read from TOML, and its JSON Schema.

A kind returns None for a value that it refuses, having said why; the key then keeps its default.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from speclsp.config.patterns import pattern_problem
from speclsp.config.reading import NOT_ALLOWED, UNKNOWN_RULE, Reading, shown, type_name
from speclsp.config.toml import KeyPath
from speclsp.config.values import LEVELS
from speclsp.globs import glob_problem
from speclsp.text import Span

Schema = dict[str, Any]


class Kind(Protocol):
    def read(self, value: object, path: KeyPath, reading: Reading) -> object | None: ...

    def schema(self, rules: Sequence[str]) -> Schema:
        """`rules` are the names of rules and groups to be offered; none stand for any."""
        ...


class Key(NamedTuple):
    """A key, its kind and what it is for. A dotted name stands in a table of that name."""

    name: str
    kind: Kind
    doc: str
    required: bool = False

    @property
    def attribute(self) -> str:
        """The field of the configuration that holds it."""
        return self.name.replace(".", "_").replace("-", "_")


@dataclass(frozen=True)
class Text:
    """A string that says something, and that `problem` has nothing against."""

    problem: Callable[[str], str | None] | None = None

    def read(self, value: object, path: KeyPath, reading: Reading) -> str | None:
        if not isinstance(value, str):
            reading.object_to_value(path, f"expected a string, not {type_name(value)}")
        elif not value.strip():
            reading.object_to_value(path, "this must not be empty")
        elif self.problem and (message := self.problem(value)):
            reading.object_to_value(path, message)
        else:
            return value
        return None

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True)
class Regex:
    """A pattern that cannot take for ever."""

    def read(self, value: object, path: KeyPath, reading: Reading) -> str | None:
        pattern = Text().read(value, path, reading)
        problem = pattern_problem(pattern) if pattern else None
        if problem:
            part = Span(problem.start, problem.end)
            reading.object_to_value(path, f"unsafe or faulty pattern: {problem.message}", part)
            return None
        return pattern

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": 500}


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: object, path: KeyPath, reading: Reading) -> str | None:
        if isinstance(value, str) and value in self.words:
            return value
        choice = ", ".join(self.words)
        if isinstance(value, str):
            hint = reading.suggestion(value, self.words) or f", expected one of {choice}"
            reading.object_to_value(path, f"unknown value {shown(value)}{hint}")
        else:
            reading.object_to_value(path, f"expected one of {choice}, not {type_name(value)}")
        return None

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Off:
    """`false`: what the user may have switched on is switched off, and never the other way."""

    def read(self, value: object, path: KeyPath, reading: Reading) -> bool | None:
        if value is True:
            name = ".".join(map(str, path))
            message = f"{shown(name)} is for the user's own settings, it can only be false here"
            reading.object_to_key(path, message, NOT_ALLOWED)
        elif value is not False:
            reading.object_to_value(path, f"expected false, not {type_name(value)}")
        return False if value is False else None

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"type": "boolean", "enum": [False]}


@dataclass(frozen=True)
class RuleName:
    """A rule, or a group of rules."""

    def read(self, value: object, path: KeyPath, reading: Reading) -> str | None:
        if not isinstance(value, str):
            reading.object_to_value(path, f"expected a rule, not {type_name(value)}")
            return None
        return value if _is_known(value, path, reading) else None

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"enum": list(rules)} if rules else {"type": "string", "minLength": 1}


@dataclass(frozen=True)
class Levels:
    """A table of rules, or groups of rules, and how grave their findings are."""

    def read(
        self, value: object, path: KeyPath, reading: Reading
    ) -> tuple[tuple[str, object], ...] | None:
        if not isinstance(value, dict):
            reading.object_to_value(path, f"expected a table, not {type_name(value)}")
            return None
        found = []
        for rule, level in value.items():
            known = _is_known(rule, (*path, rule), reading)
            read = OneOf(LEVELS).read(level, (*path, rule), reading)
            if known and read:
                found.append((rule, read))
        return tuple(found)

    def schema(self, rules: Sequence[str]) -> Schema:
        level = OneOf(LEVELS).schema(rules)
        table: Schema = {"type": "object", "additionalProperties": level}
        return table | {"propertyNames": {"enum": list(rules)}} if rules else table


@dataclass(frozen=True)
class Several:
    """An array of values of one kind, none of them twice. What is refused is left out."""

    item: Kind
    most: int = 200

    def read(self, value: object, path: KeyPath, reading: Reading) -> tuple[object, ...] | None:
        if not isinstance(value, list):
            reading.object_to_value(path, f"expected an array, not {type_name(value)}")
            return None
        found: dict[object, None] = {}
        if len(value) > self.most:
            reading.object_to_value(path, f"more than {self.most} values, the rest is not read")
        for number, item in enumerate(value[: self.most]):
            read = self.item.read(item, (*path, number), reading)
            if read is not None and read in found:
                reading.object_to_value((*path, number), f"{shown(str(read))} is given twice")
            elif read is not None:
                found[read] = None
        return tuple(found)

    def schema(self, rules: Sequence[str]) -> Schema:
        return {
            "type": "array",
            "items": self.item.schema(rules),
            "uniqueItems": True,
            "maxItems": self.most,
        }


def glob(pattern: str) -> str | None:
    problem = glob_problem(pattern)
    return problem and f"unusable glob: {problem}"


def folder(name: str) -> str | None:
    """Why this is not a folder below the one that it is relative to."""
    if name.startswith(("/", "~", "\\")) or ":" in name or ".." in name.split("/"):
        return f"{shown(name)} is not a folder below the one with the document"
    if "\\" in name:
        return "folders are separated by /"
    return "this is too long for a folder" if len(name) > 200 else None


def json_file(name: str) -> str | None:
    """Why this is no JSON file below the folder of the configuration."""
    if name.startswith(("/", "~", "\\")) or ":" in name or ".." in name.split("/"):
        return f"{shown(name)} is not below the folder of this file"
    if "\\" in name:
        return "folders are separated by /"
    if not name.endswith(".json"):
        return f'{shown(name)} does not end in ".json"'
    return "this is too long for a file" if len(name) > 200 else None


def _is_known(rule: str, path: KeyPath, reading: Reading) -> bool:
    known = reading.known_rules
    if known is None or rule in known:
        return True
    near = reading.nearest(rule, known)
    hint = f', did you mean "{near}"?' if near else ""
    reading.object_to_key(path, f"unknown rule {shown(rule)}{hint}", UNKNOWN_RULE, near)
    return False
