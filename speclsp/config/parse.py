"""The text of a configuration file -> a configuration, and what is wrong with it. Never raises."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from typing import Any

from speclsp.config.keys import KEYS
from speclsp.config.reading import INVALID, Reading, shown, type_name
from speclsp.config.tables import attributes, read_table
from speclsp.config.toml import KeyPath, Places, places
from speclsp.config.values import LEVELS_OF_AUTHORITY, Config, Problem
from speclsp.text import Span

NAMES = ("speclsp.toml", "pyproject.toml")
LIMIT = 64_000

PYPROJECT = "pyproject.toml"
INSIDE = ("tool", "speclsp")
_OURS = re.compile(
    r"""^[ \t]*(?:\[\[?[ \t]*)?["']?tool["']?[ \t]*\.[ \t]*["']?speclsp["']?[ \t]*[\].=]""",
    re.MULTILINE,
)
_POSITION = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def parse(
    text: str, path: str, known_rules: Collection[str] | None = None
) -> tuple[Config, tuple[Problem, ...]]:
    """Reads `text`, which stands at `path`; a pyproject.toml that is none of ours has no path.

    What is right holds even where something else is wrong, unless the text is no TOML at all.
    Names of rules are judged by `known_rules`, rules and groups alike, if they are given.
    """
    in_pyproject = path.rpartition("/")[2] == PYPROJECT
    if in_pyproject and not _OURS.search(text):
        return Config(), ()
    # As long as it was, so that offsets stay right.
    text = " " + text[1:] if text.startswith("\ufeff") else text
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LIMIT:
        message = f"{size} bytes are too many for a configuration, at most {LIMIT} are read"
        return Config(path), (Problem(0, _line_end(text, 0), message, INVALID),)
    found = places(text)
    if found.objection:
        span, message = found.objection
        return Config(path), (Problem(span.start, span.end, message, INVALID),)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError, MemoryError) as error:
        return Config(path), (_syntax_problem(text, found, error),)
    reading = Reading(text, found, known_rules, INSIDE if in_pyproject else ())
    table = _table(data, reading)
    if "speclsp" in _member(table, "tool"):
        reading.object_to_key(("tool",), "write the keys of [tool.speclsp] at the top of this file")
        del table["tool"]
    values = read_table(table, KEYS, (), reading)
    _contradictions(table, values, reading)
    config = Config(path, frozenset(values), **attributes(values, KEYS))
    return config, tuple(sorted(reading.problems))


def _table(data: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """The part of the file that is ours."""
    for name in reading.prefix:
        inner = data.get(str(name), {})
        if not isinstance(inner, dict):
            reading.object_to_value((), f"expected a table, not {type_name(inner)}")
            return {}
        data = inner
    return data


def _member(table: dict[str, Any], name: str) -> dict[str, Any]:
    inner = table.get(name)
    return inner if isinstance(inner, dict) else {}


def _contradictions(table: dict[str, Any], values: dict[str, object], reading: Reading) -> None:
    _unplaced(table, values, reading)
    _unrelated(table, values, reading)
    if isinstance(table.get("module"), dict) and "name" not in table["module"]:
        reading.object_to_key(("module",), '"name" is missing here')
    enabled = values.get("notations.enable")
    if not isinstance(enabled, tuple) or "notations.disable" not in values:
        return
    for number, name in enumerate(table["notations"]["disable"]):
        if name in enabled:
            place: KeyPath = ("notations", "disable", number)
            reading.object_to_value(place, f'"{name}" is enabled and disabled')


def _unplaced(table: dict[str, Any], values: dict[str, object], reading: Reading) -> None:
    """Objects to documents at a level that the project does not have."""
    given = values.get("authority.levels")
    levels = given if isinstance(given, tuple) and given else LEVELS_OF_AUTHORITY
    for number, placed in _elements(_member(table, "authority").get("documents")):
        level = placed.get("level")
        if isinstance(level, str) and level.strip() and level not in levels:
            hint = reading.suggestion(level, levels)
            message = f"{shown(level)} is no level of authority{hint}"
            reading.object_to_value(("authority", "documents", number, "level"), message)


def _unrelated(table: dict[str, Any], values: dict[str, object], reading: Reading) -> None:
    """Objects to constraints that constrain nothing."""
    for number, constraint in _elements(table.get("constraints")):
        place: KeyPath = ("constraints", number)
        named = "clause" in constraint
        others = [key for key in ("excludes", "requires", "overrides") if constraint.get(key)]
        if not others:
            message = '"excludes", "requires" or "overrides" is missing here'
            reading.object_to_key(place, message)
        elif not named and others != ["excludes"]:
            reading.object_to_key(place, '"clause" is missing here')
        elif not named and len(constraint["excludes"]) == 1:
            message = "one clause excludes nothing, name another"
            reading.object_to_value((*place, "excludes"), message)


def _elements(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, element in enumerate(value if isinstance(value, list) else ()):
        if isinstance(element, dict):
            yield number, element


def _syntax_problem(text: str, found: Places, error: Exception) -> Problem:
    """The parser names a line and a column in its message only."""
    match = _POSITION.fullmatch(str(error))
    message = match[1][:1].lower() + match[1][1:] if match else "this cannot be read"
    offset = _offset(text, match)
    span = _word(text, offset)
    if re.match("cannot|duplicate", message):
        # The parser has gone on to the end of what it complains of.
        earlier = [place for place in found.repeated if place.start <= offset]
        span = earlier[-1] if earlier else span
        message = "this is given twice"
    return Problem(span.start, span.end, f"not valid TOML: {message}", INVALID)


def _offset(text: str, position: re.Match[str] | None) -> int:
    if position is None:
        return 0
    if position[2] is None:
        return len(text)
    lines = text.split("\n")
    before = sum(len(line) + 1 for line in lines[: int(position[2]) - 1])
    return min(before + int(position[3]) - 1, len(text))


def _word(text: str, offset: int) -> Span:
    """The word at `offset`, or the one before where nothing is left in the line."""
    end = _line_end(text, offset)
    if text[offset:end].strip():
        start = offset + len(text[offset:end]) - len(text[offset:end].lstrip())
        word = re.compile(r"\S{1,80}").match(text, start)
        return Span(start, word.end() if word else start + 1)
    before = text[:offset].rstrip()
    line = before.rpartition("\n")[2].lstrip()
    return Span(len(before) - len(line[-80:]), len(before))


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
