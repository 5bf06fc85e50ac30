"""What a model has answered, read as if it came from an enemy: JSON of exactly the agreed form, or
nothing. What the words mean is for others to judge.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from speclsp.clarify.enclosing import UNSEEN
from speclsp.model.asking import ModelError

MOST = 100_000
"""Code points of an answer."""
LONGEST = 8_000
"""Code points of one string in it."""
DEEPEST = 20
MANY = 100
"""Members of one list."""

_NESTING = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_LONE = re.compile("[\ud800-\udfff]")
_TYPES = {"object": dict, "array": list, "string": str, "integer": int}
_HIDDEN = re.compile(f"[\x00-\x1f{UNSEEN}]")
# What a terminal obeys: strings up to their end, sequences with parameters, and single characters.
_ESCAPES = re.compile(
    r"(?:(?<!\x1b)\x1b++[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*+(?:\x07|\x1b\\|\x9c)"
    r"|(?:(?<!\x1b)\x1b++\[|\x9b)[0-?]*+[ -/]*+[@-~]"
    r"|(?<!\x1b)\x1b++[ -/]*+[0-Z\\^-~]"
)


def answer(text: str, schema: dict[str, Any]) -> Any:
    """The value that `text` is the JSON of, which has the form of `schema`. Raises ModelError, in
    which no word of the answer is repeated."""
    if len(text) > MOST:
        _refuse(f"it has more than {MOST:,} characters")
    if _depth(text) > DEEPEST:
        _refuse(f"it is nested more than {DEEPEST} deep")
    try:
        value = json.loads(text, object_pairs_hook=_members, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        _refuse("it is no JSON")
    _hold(value, schema, "it")
    return value


def shown(text: str, most: int) -> str:
    """A model's words on one line of at most `most` code points, without what nobody could see."""
    plain = " ".join(_ESCAPES.sub("", text).split())
    line = " ".join(_HIDDEN.sub("", plain).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _depth(text: str) -> int:
    deep = most = 0
    for found in _NESTING.finditer(text):
        mark = found.group()
        if mark in "[{":
            deep += 1
            most = max(most, deep)
        elif mark in "]}":
            deep -= 1
    return most


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        _refuse("it says something twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    _refuse("it has a number that is none")


def _hold(value: Any, schema: dict[str, Any], where: str) -> None:
    """Refuse a value that has not the form of `schema`."""
    kind = schema["type"]
    # Not isinstance: a truth value is no number.
    fits = type(value) is _TYPES[kind]
    if not fits:
        _refuse(f"{where} is no {kind}")
    if kind == "object":
        _hold_object(value, schema, where)
    elif kind == "array":
        if len(value) > MANY:
            _refuse(f"{where} has more than {MANY} members")
        for each in value:
            _hold(each, schema["items"], f"a member of {where}")
    elif kind == "string":
        if len(value) > LONGEST:
            _refuse(f"{where} has more than {LONGEST:,} characters")
        if _LONE.search(value):
            _refuse(f"{where} is no text")
        if "enum" in schema and value not in schema["enum"]:
            _refuse(f"{where} is none of what was to choose from")


def _hold_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> None:
    properties = schema["properties"]
    for name, each in properties.items():
        if name not in value:
            _refuse(f'{where} has no "{name}"')
        _hold(value[name], each, f'"{name}"')
    if len(value) > len(properties):
        _refuse(f"{where} has more than was asked for")


def _refuse(reason: str) -> NoReturn:
    raise ModelError("bad-answer", f"the model's answer is not in the agreed form: {reason}")
