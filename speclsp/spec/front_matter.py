"""What the front matter of a document says: keys at the left edge, each with a scalar or a list.

This is no YAML and no TOML. Anchors, aliases, tags and merges are refused, so there is nothing to
expand; every scalar is the string that is written, `no` and `1.10` too. What stands below a table
header or is indented below a mapping belongs to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.text import Span

LONGEST = 8_000
"""Code points that are looked at."""

_MOST_VALUES = 200
_KEY = {
    "---": re.compile(r"(?P<key>[A-Za-z][\w-]{0,39})[ \t]*:(?:[ \t]+|\Z)"),
    "+++": re.compile(r"(?P<key>[A-Za-z][\w-]{0,39})[ \t]*=[ \t]*"),
}
_ITEM = re.compile(r"[ \t]*-[ \t]+(?=\S)")
_QUOTED = re.compile(r"\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'")
_COMMENT = re.compile(r"(?:\A|[ \t])#.*\Z")
# What makes a value more than the words that are written.
_REFUSED = re.compile(r"[&*!|>%@`{?]")
_PLAIN_IN_LIST = re.compile(r"[^,\[\]{}\"'#]+")
_LINES = re.compile(r"[^\r\n]+")


class Value(NamedTuple):
    """A scalar as it is written, without its quotes; the span is that of the front matter."""

    words: str
    span: Span


class Entry(NamedTuple):
    key: str
    values: tuple[Value, ...]
    # Whether the values are written as a list.
    several: bool


def entries(front_matter: str) -> tuple[Entry, ...]:
    """The entries of `front_matter`, its opening line included; of a key that is given twice, none.

    Never fails: a line that is not understood is passed over.
    """
    found: dict[str, Entry] = {}
    twice: set[str] = set()
    for entry in _entries(front_matter[:LONGEST]):
        key = entry.key.casefold()
        if key in found:
            twice.add(key)
        found[key] = entry
    return tuple(entry for key, entry in found.items() if key not in twice)


def _entries(text: str) -> Iterator[Entry]:
    fence = text[:3]
    if fence not in _KEY:
        return
    # The last line may have been cut off.
    lines = [(each.start(), each.group()) for each in _LINES.finditer(text)][1:]
    if len(text) == LONGEST:
        lines = lines[:-1]
    at = 0
    while at < len(lines):
        start, line = lines[at]
        at += 1
        if line.startswith(fence) or (fence == "+++" and line.startswith("[")):
            break
        key = _KEY[fence].match(line)
        if key is None:
            continue
        rest = Value(line[key.end() :], Span(start + key.end(), start + len(line)))
        if _COMMENT.sub("", rest.words).strip():
            if (values := _inline(rest, fence)) is not None:
                yield Entry(key.group("key"), tuple(values), rest.words.lstrip().startswith("["))
            continue
        listed: list[Value] = []
        while at < len(lines) and fence == "---" and (item := _ITEM.match(lines[at][1])):
            low = lines[at][0] + item.end()
            words = lines[at][1][item.end() :]
            scalar = _scalar(Value(words, Span(low, low + len(words))))
            if scalar is not None and len(listed) < _MOST_VALUES:
                listed.append(scalar)
            at += 1
        if listed:
            yield Entry(key.group("key"), tuple(listed), True)


def _inline(value: Value, fence: str) -> list[Value] | None:
    """What stands behind a key; None where it is no scalar and no list of scalars."""
    words = value.words.lstrip(" \t")
    if words.startswith("["):
        return _list(value)
    if fence == "+++" and not words.startswith(('"', "'")) and not re.match(r"[\w.+:-]+", words):
        return None
    scalar = _scalar(value)
    return None if scalar is None else [scalar]


def _scalar(value: Value) -> Value | None:
    words = value.words.lstrip(" \t")
    low = value.span.end - len(words)
    if quoted := _QUOTED.match(words):
        if _COMMENT.sub("", words[quoted.end() :]).strip():
            return None
        kind = "double" if quoted.group("double") is not None else "single"
        return _part(quoted.group(kind), low + quoted.start(kind))
    if not words or _REFUSED.match(words) or words[0] in "\"'[]":
        return None
    return _part(_COMMENT.sub("", words), low)


def _list(value: Value) -> list[Value] | None:
    """`[a, "b"]` on one line; None where it is not closed there or nested."""
    words = value.words
    at, found = words.index("[") + 1, list[Value]()
    while at < len(words):
        if words[at] in " \t,":
            at += 1
        elif words[at] == "]":
            return found
        elif quoted := _QUOTED.match(words, at):
            kind = "double" if quoted.group("double") is not None else "single"
            found.append(_part(quoted.group(kind), value.span.start + quoted.start(kind)))
            at = quoted.end()
        elif _REFUSED.match(words, at) or not (plain := _PLAIN_IN_LIST.match(words, at)):
            return None
        else:
            found.append(_part(plain.group(), value.span.start + at))
            at = plain.end()
        if len(found) > _MOST_VALUES:
            return None
    return None


def _part(words: str, start: int) -> Value:
    """The words without the white space around them, which start at `start`."""
    low = start + len(words) - len(words.lstrip())
    words = words.strip()
    return Value(words, Span(low, low + len(words)))
