"""What may be written in a configuration: keys, tables, and the values that a key can take.

All of it follows the schema, so a key that is added is offered without more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from speclsp.config.kinds import Schema
from speclsp.config.schema import schema
from speclsp.features.completion.item import (
    FAR,
    NEAR,
    OWN,
    Completion,
    Item,
    filled,
    gathered,
    in_order,
)
from speclsp.features.completion.toml_site import Spot, rest, spot
from speclsp.features.page import one_line
from speclsp.work import Work, at_once

_PYPROJECT = "pyproject.toml"
_INSIDE = ("tool", "speclsp")


def settings(path: str, text: str, offset: int, rules: Mapping[str, str]) -> Completion | None:
    """What may be written at `offset` of the configuration at `path`. `rules` are the names of
    rules and groups, each with what it is about."""
    return at_once(setting(path, text, offset, rules))


def setting(path: str, text: str, offset: int, rules: Mapping[str, str]) -> Work[Completion | None]:
    """`settings`, a piece at a time."""
    offset = max(0, min(offset, len(text)))
    here = spot(text, offset)
    if here is None:
        return None
    inside = _INSIDE if path.rpartition("/")[2] == _PYPROJECT else ()
    if here.path[: len(inside)] != inside:
        return None
    here = here._replace(path=here.path[len(inside) :])
    behind = rest(text, offset)
    closed = text.startswith(here.quote, offset + behind) if here.quote else False
    items = _items(here, _schema(tuple(sorted(rules))), rules, closed, ".".join(inside))
    span = (offset - len(here.typed), offset + behind)
    return (yield from gathered(span, here.typed, in_order(items)))


@lru_cache(maxsize=4)
def _schema(rules: tuple[str, ...]) -> Schema:
    return schema(rules)


def _items(
    here: Spot, root: Schema, rules: Mapping[str, str], closed: bool, inside: str
) -> Iterable[Item]:
    node = _at(root, here.path)
    if node is None:
        return
    if here.kind in ("table", "tables"):
        for name, inner in _properties(node):
            if _is_table(inner) if here.kind == "table" else _is_tables(inner):
                yield Item(name, "key", name, OWN, _about(inner))
    elif here.kind == "key":
        yield from _keys(here, node, rules)
        if here.first and not here.quote:
            yield from _tables(root, f"{inside}." if inside else "")
    elif here.listed:
        yield from _values(here, node.get("items", {}), rules, closed)
    else:
        yield from _values(here, node, rules, closed)
        if node.get("type") == "array" and not here.quote and not _is_tables(node):
            yield Item("[]", "form", "[]", NEAR, _about(node), "[${1:}]")


def _keys(here: Spot, node: Schema, rules: Mapping[str, str]) -> Iterator[Item]:
    for name, inner in _properties(node):
        if not _is_tables(inner):
            # A table in front of whose keys its name stands: `authority.levels = ..`.
            dotted = "." if _is_table(inner) else " = "
            yield Item(name, "key", name + ("" if here.quote else dotted), OWN, _about(inner))
    for name in node.get("propertyNames", {}).get("enum", ()):
        yield Item(name, "rule", name + ("" if here.quote else " = "), OWN, rules.get(name, ""))


def _tables(root: Schema, above: str) -> Iterator[Item]:
    """The tables that may begin here, whatever the one is that it stands in."""
    for name, inner in _properties(root):
        table = above + name
        if _is_table(inner):
            yield Item(f"[{table}]", "form", f"[{table}]\n", FAR, _about(inner), filter=name)
        elif _is_tables(inner):
            required = enumerate(inner["items"].get("required", ()), 1)
            lines = (_line(inner["items"], each, at) for at, each in required)
            snippet = "\n".join((f"[[{table}]]", *lines))
            label = f"[[{table}]]"
            yield Item(label, "form", filled(snippet), FAR, _about(inner), snippet, filter=name)


def _line(node: Schema, name: str, at: int) -> str:
    several = node["properties"][name].get("type") == "array"
    return f'{name} = ["${{{at}:}}"]' if several else f'{name} = "${{{at}:}}"'


def _values(here: Spot, node: Schema, rules: Mapping[str, str], closed: bool) -> Iterator[Item]:
    for value in node.get("enum", ()):
        quoted = f'"{value}"'
        if here.quote:
            quoted = value if closed else value + here.quote
        yield Item(value, "rule" if value in rules else "value", quoted, OWN, rules.get(value, ""))


def _at(node: Schema, path: Iterable[str]) -> Schema | None:
    """The schema of what stands at `path`; None where nothing may."""
    for name in path:
        node = node.get("items", node)
        inner = node.get("properties", {}).get(name)
        if inner is None:
            inner = node.get("additionalProperties")
        if not isinstance(inner, dict):
            return None
        node = inner
    return node if node.get("type") != "array" or not _is_tables(node) else node["items"]


def _properties(node: Schema) -> Iterator[tuple[str, Schema]]:
    yield from node.get("properties", {}).items()


def _is_table(node: Schema) -> bool:
    return node.get("type") == "object"


def _is_tables(node: Schema) -> bool:
    return bool(node.get("type") == "array" and node.get("items", {}).get("type") == "object")


def _about(node: Schema) -> str:
    return one_line(node.get("description", ""), 200)
