"""Where the cursor stands in a configuration: in the name of a table, in a key, or in a value.

Total: a text that is no TOML yet is what is being typed.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<string> \"\"\" (?: [^"\\] | \\. | "(?!"") )*+ (?:\"\"\")?
                | ''' (?: [^'] | '(?!'') )*+ (?:''')?
                | " (?: [^"\\\r\n] | \\[^\r\n] )*+ "?
                | ' [^'\r\n]*+ '?
      )
    | (?P<comment> \#[^\r\n]* )
    | (?P<newline> \r\n? | \n )
    | (?P<space> [ \t]+ )
    | (?P<sign> [\[\]{}=,.] )
    | (?P<bare> [^\s"'\#\[\]{}=,.]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_REST = re.compile(r"[\w-]*")


class Spot(NamedTuple):
    """`path` leads to what is being written: the tables, and in a value also the key."""

    kind: Literal["table", "tables", "key", "value"]
    path: tuple[str, ...]
    typed: str
    # The quote that is open; "" without one.
    quote: str
    # Whether it stands in an array.
    listed: bool
    # Whether it is the first thing in its line.
    first: bool


def spot(text: str, offset: int) -> Spot | None:
    """What is being written at `offset`; None in a comment, and behind a whole string."""
    scan = _Scan()
    tokens = list(_TOKEN.finditer(text, 0, offset))
    typed = quote = ""
    if tokens and tokens[-1].lastgroup in ("string", "comment", "bare"):
        last = tokens.pop()
        typed = last.group()
        if last.lastgroup == "comment":
            return None
        if last.lastgroup == "string":
            quote = typed[:3] if typed[:3] in ('"""', "'''") else typed[0]
            if len(typed) >= 2 * len(quote) and typed.endswith(quote):
                return None
            typed = typed[len(quote) :]
            if "\n" in typed or "\r" in typed:
                return None
    for token in tokens:
        scan.take(token.lastgroup or "", token.group())
    return scan.spot(typed, quote)


def rest(text: str, offset: int) -> int:
    """How much of the word at `offset` stands behind it."""
    found = _REST.match(text, offset)
    return found.end() - offset if found else 0


class _Scan:
    """A walk over whole tokens."""

    def __init__(self) -> None:
        self.table: tuple[str, ...] = ()
        self.names: list[str] = []
        self.mode: Literal["key", "value", "table", "done"] = "key"
        self.double = False
        self.first = True
        # What is open: the keys up to an inline table, None for an array.
        self.open: list[tuple[str, ...] | None] = []

    def take(self, kind: str, words: str) -> None:
        if kind == "newline":
            self.first = True
            if not self.open:
                self.mode, self.names = "key", []
        elif kind in ("string", "bare"):
            if self.mode in ("key", "table"):
                self.names.append(words.strip("\"'"))
            self.first = False
        elif kind == "sign":
            self._sign(words)
            self.first = False

    def spot(self, typed: str, quote: str) -> Spot | None:
        above = tuple(self.names)
        listed = bool(self.open) and self.open[-1] is None
        if self.mode == "done":
            return None
        if self.mode == "table":
            return Spot("tables" if self.double else "table", above, typed, quote, False, False)
        inner = self._inside() if self.mode == "key" else ()
        path = (*self.table, *inner, *above) if self.mode == "key" else self._path()
        return Spot(self.mode, path, typed, quote, listed, self.first and not self.open)

    def _sign(self, sign: str) -> None:
        if self.mode == "table":
            if sign == "[":
                self.double = True
            elif sign == "]":
                self.table, self.names, self.mode = tuple(self.names), [], "done"
        elif self.mode == "key":
            if sign == "[" and not self.names and not self.open:
                self.mode, self.double = "table", False
            elif sign == "=":
                self.mode = "value"
            elif sign == "}":
                self._close()
        elif self.mode == "value":
            self._in_value(sign)

    def _in_value(self, sign: str) -> None:
        if sign == "[":
            self.open.append(None)
        elif sign == "{":
            self.open.append((*self._inside(), *self.names))
            self.names, self.mode = [], "key"
        elif sign in "]}":
            self._close()
        elif sign == "," and self.open and self.open[-1] is not None:
            self.names, self.mode = [], "key"

    def _close(self) -> None:
        if self.open:
            self.open.pop()
            self.mode = "value"

    def _inside(self) -> tuple[str, ...]:
        """The keys up to the innermost inline table."""
        return next((each for each in reversed(self.open) if each is not None), ())

    def _path(self) -> tuple[str, ...]:
        return (*self.table, *self._inside(), *self.names)
