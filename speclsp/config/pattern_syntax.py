"""The small language of patterns that a configuration may hold, read into a tree.

Literals, `.`, classes, groups, alternatives, anchors and counted repeats. Not in it: look-around,
back-references, flags, lazy and possessive repeats. A set of characters is a number whose bit n
says that it has the character n, and whose highest bit stands for everything outside ASCII.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

OTHERS = 1 << 128
EVERYTHING = (1 << 129) - 1
_DEEPEST = 20
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
_GROUP = re.compile(r"\((?:\?:|\?P<[A-Za-z_]\w{0,30}>|(?!\?))", re.ASCII)


class PatternError(Exception):
    """The pattern is outside the language, or could take too long; at these offsets in it."""

    def __init__(self, start: int, end: int, message: str) -> None:
        super().__init__(message)
        self.start = start
        self.end = end
        self.message = message


class Edge(NamedTuple):
    """A place between two characters, such as `^` or `\\b`."""

    text: str


class Chars(NamedTuple):
    """One character of a set."""

    text: str
    having: int


@dataclass(frozen=True)
class Repeat:
    node: Node
    low: int
    # None: without a bound.
    high: int | None
    start: int
    end: int


@dataclass(frozen=True)
class Group:
    """Alternatives, each a sequence. `opening` is `(`, `(?:` or `(?P<name>`."""

    opening: str
    alternatives: tuple[tuple[Node, ...], ...]
    start: int
    end: int


Node = Edge | Chars | Repeat | Group


def having(characters: str) -> int:
    return sum({1 << ord(character) if character < "\x80" else OTHERS for character in characters})


_DIGITS = having("0123456789")
_SPACES = having(" \t\n\r\f\v")
_WORD = having("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") | _DIGITS
_SETS = {"d": _DIGITS, "s": _SPACES, "w": _WORD}
_SETS |= {letter.upper(): EVERYTHING & ~found for letter, found in _SETS.items()}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r"}
_EDGES = frozenset("bBAZ")


def parsed(pattern: str) -> Group:
    """The pattern as one group; raises PatternError."""
    reader = _Reader(pattern)
    alternatives = reader.alternatives(0)
    if reader.at < len(pattern):
        raise PatternError(reader.at, reader.at + 1, '")" closes nothing')
    return Group("(?:", alternatives, 0, len(pattern))


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self, depth: int) -> tuple[tuple[Node, ...], ...]:
        if depth > _DEEPEST:
            raise PatternError(self.at, self.at + 1, f"groups are nested more than {_DEEPEST} deep")
        found = [self._sequence(depth)]
        while self._next() == "|":
            self.at += 1
            found.append(self._sequence(depth))
        return tuple(found)

    def _sequence(self, depth: int) -> tuple[Node, ...]:
        nodes = []
        while self._next() not in ("", "|", ")"):
            start = self.at
            nodes.append(self._repeated(self._atom(depth), start))
        return tuple(nodes)

    def _atom(self, depth: int) -> Node:
        start = self.at
        character = self._next()
        if character == "(":
            return self._group(depth)
        if character == "[":
            return self._class()
        self.at += 1
        if character == "\\":
            return self._escape(start)
        if character in "^$":
            return Edge(character)
        if character == ".":
            return Chars(".", EVERYTHING & ~having("\n"))
        if character in "*+?{":
            raise PatternError(start, self.at, f'"{character}" repeats nothing')
        return Chars(re.escape(character), having(character))

    def _group(self, depth: int) -> Group:
        start = self.at
        opening = _GROUP.match(self.pattern, start)
        if opening is None:
            kind = self.pattern[start : start + 4]
            message = "this kind of group is not supported"
            if kind.startswith(("(?=", "(?!", "(?<=", "(?<!")):
                message = "look-around is not supported"
            elif kind.startswith("(?P="):
                message = "back-references are not supported"
            raise PatternError(start, start + 3, message)
        self.at = opening.end()
        found = self.alternatives(depth + 1)
        if self._next() != ")":
            raise PatternError(start, start + 1, '"(" is never closed')
        self.at += 1
        return Group(opening[0], found, start, self.at)

    def _escape(self, start: int) -> Node:
        character = self._next()
        self.at += 1
        text = self.pattern[start : self.at]
        if not character:
            raise PatternError(start, start + 1, "a backslash at the end escapes nothing")
        if character in _SETS:
            return Chars(text, _SETS[character])
        if character in _EDGES:
            return Edge(text)
        if character.isdecimal():
            raise PatternError(start, self.at, "back-references are not supported")
        literal = self._literal(character, start)
        return Chars(re.escape(literal), having(literal))

    def _literal(self, character: str, start: int) -> str:
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character.isalnum():
            raise PatternError(start, start + 2, f'"\\{character}" is not supported')
        return character

    def _class(self) -> Chars:
        start = self.at
        self.at += 1
        negated = self._next() == "^"
        self.at += negated
        texts: list[str] = []
        found = 0
        while self._next() != "]":
            text, members = self._range(start)
            texts.append(text)
            found |= members
        self.at += 1
        if not texts:
            raise PatternError(start, self.at, "an empty class matches nothing")
        if negated:
            # Which characters outside ASCII are in the set is not followed up.
            found = EVERYTHING & ~found | OTHERS
        return Chars(f"[{'^' if negated else ''}{''.join(texts)}]", found)

    def _range(self, opening: int) -> tuple[str, int]:
        start = self.at
        low = self._member(opening)
        if isinstance(low, Chars):
            return low
        if self._next() != "-" or self.pattern[self.at + 1 : self.at + 2] in ("", "]"):
            return re.escape(low), having(low)
        self.at += 1
        high = self._member(opening)
        if isinstance(high, Chars) or high < low:
            raise PatternError(start, self.at, "the range is the wrong way round")
        ascii_part = "".join(map(chr, range(ord(low), min(ord(high), 0x7F) + 1)))
        others = OTHERS if high > "\x7f" else 0
        return f"{re.escape(low)}-{re.escape(high)}", having(ascii_part) | others

    def _member(self, opening: int) -> str | Chars:
        start = self.at
        character = self._next()
        self.at += 1
        if not character:
            raise PatternError(opening, opening + 1, '"[" is never closed')
        if character == "[":
            raise PatternError(start, self.at, 'write "\\[" inside a class')
        if character != "\\":
            return character
        escaped = self._next()
        self.at += 1
        if escaped in _SETS:
            return Chars(self.pattern[start : self.at], _SETS[escaped])
        return self._literal(escaped, start) if escaped else "\\"

    def _repeated(self, node: Node, node_start: int) -> Node:
        start = self.at
        bounds = self._bounds()
        if bounds is None:
            return node
        if isinstance(node, Edge):
            raise PatternError(start, self.at, "this repeats a place, not a character")
        if self._next() in ("?", "+", "*") or _COUNT.match(self.pattern, self.at):
            message = "lazy, possessive and double repeats are not supported"
            raise PatternError(start, self.at + 1, message)
        low, high = bounds
        if high is not None and high < low:
            raise PatternError(start, self.at, "the count is the wrong way round")
        return Repeat(node, low, high, node_start, self.at)

    def _bounds(self) -> tuple[int, int | None] | None:
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        if self._next() in simple:
            self.at += 1
            return simple[self.pattern[self.at - 1]]
        count = _COUNT.match(self.pattern, self.at)
        if count is None or not (count[1] or count[3]):
            return None
        if max(len(count[1]), len(count[3])) > 5:
            raise PatternError(self.at, count.end(), "the count is too large")
        self.at = count.end()
        low = int(count[1] or 0)
        if not count[2]:
            return low, low
        return low, int(count[3]) if count[3] else None

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]
