"""What GitHub's runner reads from a line of a log: its two ways of reading a command, step by step.

A line is first read as `::name key=value,...::data` behind leading white space, then as
`##[name key=value;...]data` from anywhere in it. Only names that it knows make a command.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

KNOWN = frozenset(
    {"add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice"}
    | {"remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning"}
)
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_OLD = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%"))


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def commands(output: str) -> list[Command]:
    """The commands in all that was printed. A line ends at `\\n`, `\\r\\n` or `\\r`."""
    lines = output.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [found for line in lines if (found := command(line)) is not None]


def command(line: str) -> Command | None:
    return _new(line) or _old(line)


def _new(line: str) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    end = line.find("::", 2)
    if end < 0:
        return None
    return _command(line[2:end], ",", _PROPERTY, _unescaped(line[end + 2 :], _DATA))


def _old(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start) if start >= 0 else -1
    if end < 0:
        return None
    return _command(line[start + 3 : end], ";", _OLD, _unescaped(line[end + 1 :], _OLD))


def _command(
    head: str, separator: str, escapes: Iterable[tuple[str, str]], data: str
) -> Command | None:
    name, _, rest = head.partition(" ")
    if name not in KNOWN:
        return None
    pairs = (pair.partition("=") for pair in rest.strip().split(separator))
    return Command(
        name, {key: _unescaped(value, escapes) for key, _, value in pairs if value}, data
    )


def _unescaped(text: str, escapes: Iterable[tuple[str, str]]) -> str:
    for escape, character in escapes:
        text = text.replace(escape, character)
    return text
