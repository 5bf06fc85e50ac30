"""Tables of keys: each is read by its kind, and what is no key is objected to where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from speclsp.config.kinds import Key, Schema
from speclsp.config.reading import NOT_ALLOWED, Reading, shown, type_name
from speclsp.config.toml import KeyPath

# What decides where data goes, or which code runs, is not for a repository to set.
_USER_ONLY = frozenset(
    [
        "allow_import",
        "allow_imports",
        "api_key",
        "auth",
        "base_url",
        "cache",
        "cache_dir",
        "command",
        "endpoint",
        "env",
        "headers",
        "interpreter",
        "key",
        "model",
        "plugin",
        "plugins",
        "provider",
        "proxy",
        "python",
        "timeout",
        "token",
    ]
)
# A table of theirs, in which a repository has a say in one key alone.
_MODEL = "model."


@dataclass(frozen=True)
class Tables:
    """An array of tables that have the same keys. One that lacks a required key is left out."""

    keys: tuple[Key, ...]
    make: Callable[..., object]

    def read(self, value: object, path: KeyPath, reading: Reading) -> tuple[object, ...] | None:
        if not isinstance(value, list):
            name = path[-1]
            message = f"expected [[{name}]], an array of tables, not {type_name(value)}"
            reading.object_to_value(path, message)
            return None
        elements = [self.element(item, (*path, at), reading) for at, item in enumerate(value)]
        return tuple(element for element in elements if element is not None)

    def schema(self, rules: Sequence[str]) -> Schema:
        return {"type": "array", "items": table_schema(self.keys, rules)}

    def element(self, value: object, path: KeyPath, reading: Reading) -> object | None:
        """One of the tables; None where it cannot be made."""
        if not isinstance(value, dict):
            reading.object_to_value(path, f"expected a table, not {type_name(value)}")
            return None
        found = read_table(value, self.keys, path, reading)
        complete = True
        for key in self.keys:
            if key.required and key.name not in value:
                reading.object_to_key(path, f'"{key.name}" is missing here')
            if key.required and not found.get(key.name):
                complete = False
                if found.get(key.name) == ():
                    self._object_to_empty(key, value, path, reading)
        return self.make(**attributes(found, self.keys)) if complete else None

    def _object_to_empty(
        self, key: Key, value: Mapping[str, object], path: KeyPath, reading: Reading
    ) -> None:
        """An empty array, unless it is empty because all that it had was refused."""
        if value[key.name] == []:
            reading.object_to_value((*path, key.name), f'"{key.name}" must not be empty')


def attributes(found: Mapping[str, object], keys: Sequence[Key]) -> dict[str, Any]:
    """The values by the names of their fields."""
    return {key.attribute: found[key.name] for key in keys if key.name in found}


def read_table(
    table: Mapping[str, object],
    keys: Sequence[Key],
    path: KeyPath,
    reading: Reading,
    above: str = "",
) -> dict[str, object]:
    """The values of the keys that are set and right, by their dotted names."""
    found: dict[str, object] = {}
    by_name = {key.name: key for key in keys}
    for name, value in table.items():
        dotted = above + name
        here = (*path, name)
        if dotted in by_name and "." not in name:
            read = by_name[dotted].kind.read(value, here, reading)
            if read is not None:
                found[dotted] = read
        elif any(key.name.startswith(dotted + ".") for key in keys):
            if isinstance(value, dict):
                found |= read_table(value, keys, here, reading, dotted + ".")
            elif dotted in _USER_ONLY:
                _refuse(dotted, value, here, reading)
            else:
                message = f"expected a table, not {type_name(value)}"
                reading.object_to_value(here, message)
        elif above == _MODEL or name.lower().replace("-", "_") in _USER_ONLY:
            _refuse(dotted, value, here, reading)
        else:
            near = reading.nearest(name, _siblings(keys, above))
            hint = f', did you mean "{near}"?' if near else ""
            reading.object_to_key(here, f"unknown key {shown(dotted)}{hint}", remedy=near)
    return found


def table_schema(keys: Sequence[Key], rules: Sequence[str]) -> Schema:
    properties: dict[str, Schema] = {}
    for key in keys:
        *above, name = key.name.split(".")
        into = properties
        for part in above:
            inner = into.setdefault(
                part, {"type": "object", "additionalProperties": False, "properties": {}}
            )
            into = inner["properties"]
            if key.required:
                inner["required"] = [*inner.get("required", ()), name]
        into[name] = {"description": key.doc} | key.kind.schema(rules)
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    required = [key.name for key in keys if key.required and "." not in key.name]
    return schema | {"required": required} if required else schema


def _refuse(name: str, value: object, path: KeyPath, reading: Reading) -> None:
    """Objects to each value that only the user may set."""
    for dotted, place in _leaves(name, value, path):
        message = f"{shown(dotted)} is for the user's own settings, it is not applied here"
        reading.object_to_key(place, message, NOT_ALLOWED)


def _leaves(name: str, value: object, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    if isinstance(value, dict) and value:
        for inner, below in value.items():
            yield from _leaves(f"{name}.{inner}", below, (*path, inner))
    else:
        yield name, path


def _siblings(keys: Sequence[Key], above: str) -> list[str]:
    """What could have been meant at this place."""
    inside = [key.name.removeprefix(above) for key in keys if key.name.startswith(above)]
    return list(dict.fromkeys(name.split(".")[0] for name in inside))
