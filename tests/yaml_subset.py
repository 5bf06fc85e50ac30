"""As much of YAML as the repository's own two files are written in, and an error for all else.

Mappings, lists of mappings, flow lists of words, plain and double-quoted scalars, and literal
blocks (`|`). A value keeps its spelling: `true` is the word.
"""

from __future__ import annotations

import json
import re
from typing import Any

_KEY = re.compile(r"(?P<key>[A-Za-z_-]+):(?: (?P<value>.+))?")
_PLAIN = re.compile(r"[A-Za-z0-9.$][^#]*")


class Lines:
    """What is left to be read, with how far each line is indented."""

    def __init__(self, text: str) -> None:
        self.left = [
            (len(line) - len(line.lstrip()), line.strip(), line) for line in text.splitlines()
        ]

    def next(self) -> tuple[int, str] | None:
        while self.left and (not self.left[0][1] or self.left[0][1].startswith("#")):
            self.left.pop(0)
        return self.left[0][:2] if self.left else None

    def literal(self, indent: int) -> str:
        """The lines that are indented further than `indent`, without that of the first."""
        found: list[str] = []
        while self.left and (self.left[0][0] > indent or not self.left[0][1]):
            found.append(self.left.pop(0)[2])
        margin = len(found[0]) - len(found[0].lstrip())
        return "\n".join(line[margin:] for line in found).rstrip("\n") + "\n"


def load(text: str) -> Any:
    lines = Lines(text)
    value = _value(lines, -1)
    assert lines.next() is None, f"not understood: {lines.next()}"
    return value


def _value(lines: Lines, above: int) -> Any:
    line = lines.next()
    assert line is not None, "nothing where a value is to be"
    indent, text = line
    assert indent > above, f"nothing in front of: {text}"
    return _list(lines, indent) if text.startswith("- ") else _mapping(lines, indent)


def _list(lines: Lines, indent: int) -> list[Any]:
    found = []
    while (line := lines.next()) is not None and line[0] == indent:
        assert line[1].startswith("- "), f"not an item: {line[1]}"
        # What is behind the mark is a mapping that goes on two columns further in.
        lines.left[0] = (indent + 2, line[1][2:], "")
        found.append(_mapping(lines, indent + 2))
    return found


def _mapping(lines: Lines, indent: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while (line := lines.next()) is not None and line[0] == indent and line[1][:2] != "- ":
        match = _KEY.fullmatch(line[1])
        assert match, f"not a key: {line[1]}"
        assert match["key"] not in found, f"twice: {line[1]}"
        lines.left.pop(0)
        if match["value"] == "|":
            found[match["key"]] = lines.literal(indent)
        elif match["value"] is None:
            found[match["key"]] = _value(lines, indent)
        else:
            found[match["key"]] = _scalar(match["value"])
    return found


def _scalar(text: str) -> Any:
    if text.startswith("["):
        assert text.endswith("]"), text
        return [_scalar(each.strip()) for each in text[1:-1].split(",")]
    if text.startswith('"'):
        return json.loads(text)
    assert _PLAIN.fullmatch(text), f"quote it: {text}"
    # What YAML would take for the start of something else.
    assert ": " not in text, f"quote it: {text}"
    return text
