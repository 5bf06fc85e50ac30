"""How a baseline is written down: JSON, sorted, a line for each entry, so that a diff can be read.

{
"speclsp-baseline": 1,
"findings": [
{"path": "a.md", "rule": "may-not", "clause": "FR-001", "words": "MAY NOT", "key": "…", "count": 2}
]
}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from speclsp.suppression.baseline import Baseline, Entry

LIMIT = 10_000_000
"""Bytes of a baseline that are read."""

MOST = 100_000
"""Entries of a baseline."""

_VERSION = 1
_MARK = "speclsp-baseline"
_MOST_COUNTED = 1_000_000
_LONGEST = {"path": 4_096, "rule": 100, "clause": 1_000, "words": 1_000, "key": 64}
_KEY = re.compile(r"[0-9a-f]{16,64}")


class BaselineError(ValueError):
    """A text is no baseline; the message is one line that begins with the place."""


def written(baseline: Baseline) -> str:
    lines = ",\n".join(_line(each) for each in baseline.entries)
    body = f"[\n{lines}\n]" if lines else "[]"
    return f'{{\n"{_MARK}": {_VERSION},\n"findings": {body}\n}}\n'


def parsed(text: str) -> Baseline:
    """The baseline that `text` is. Raises BaselineError."""
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise BaselineError(f"line {error.lineno}: {_lower(error.msg)}") from None
    except BaselineError:
        raise
    except (ValueError, RecursionError, MemoryError):
        raise BaselineError("line 1: this cannot be read") from None
    if not isinstance(data, dict) or _MARK not in data:
        raise BaselineError(f'line 1: this is no baseline, "{_MARK}" is missing')
    if type(data[_MARK]) is not int or data[_MARK] != _VERSION:
        raise BaselineError(f"line 2: only version {_VERSION} is known")
    found = data.get("findings")
    if not isinstance(found, list):
        raise BaselineError('line 3: "findings" is to be an array')
    if len(found) > MOST:
        raise BaselineError(f'"findings": more than {MOST:,} entries')
    return Baseline.of(_entries(found))


def _entries(found: list[Any]) -> Iterable[Entry]:
    seen: set[tuple[str, str]] = set()
    for number, each in enumerate(found, 1):
        entry = _entry(each, f"entry {number}")
        if (entry.path, entry.key) in seen:
            raise BaselineError(f"entry {number}: its path and key are given twice")
        seen.add((entry.path, entry.key))
        yield entry


def _entry(data: Any, place: str) -> Entry:
    if not isinstance(data, dict):
        raise BaselineError(f"{place}: expected an object")
    for name, longest in _LONGEST.items():
        value = data.get(name)
        if not isinstance(value, str):
            raise BaselineError(f'{place}: "{name}" is to be a string')
        if len(value) > longest:
            raise BaselineError(f'{place}: "{name}" is too long')
    count = data.get("count")
    if type(count) is not int or not 0 < count <= _MOST_COUNTED:
        raise BaselineError(f'{place}: "count" is to be a number from 1')
    if not _KEY.fullmatch(data["key"]):
        raise BaselineError(f'{place}: "key" is to be 16 to 64 hexadecimal digits')
    if not data["path"] or not data["rule"]:
        raise BaselineError(f'{place}: "path" and "rule" must not be empty')
    return Entry(data["path"], data["rule"], data["clause"], data["words"], data["key"], count)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BaselineError(f"{json.dumps(twice[:60])} is given twice in one object")
    return found


def _line(entry: Entry) -> str:
    members = dict(zip((*_LONGEST, "count"), entry, strict=True))
    return "".join(map(_shown, json.dumps(members, ensure_ascii=False)))


def _shown(character: str) -> str:
    """What has no shape of its own, or is half of something, is escaped."""
    return character if character.isprintable() else json.dumps(character)[1:-1]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
