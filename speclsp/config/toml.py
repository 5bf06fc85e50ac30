"""Where each key and value of a TOML text stands, and whether a parser may be given it.

Total and linear: whatever cannot be understood is passed over, the parser will say what is wrong.
What would cost the parser its memory or its stack is objected to here, before it sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from speclsp.text import Span

KeyPath = tuple[str | int, ...]

_DEEPEST = 100
_MOST_DOTS = 50
_LONGEST_WORD = 1_000
# Names in a path, and numbers, beyond which places are not kept apart: no key of ours is so deep.
_DEEPEST_PATH = 8
_TOKEN = re.compile(
    r"""
      (?P<string> \"\"\" (?: [^"\\] | \\. | "(?!"") )*+ "{0,5}
                | ''' (?: [^'] | '(?!'') )*+ '{0,5}
                | " (?: [^"\\\n] | \\[^\n] )*+ "?
                | ' [^'\n]*+ '?
      )
    | (?P<comment> \#[^\n]* )
    | (?P<newline> \n )
    | (?P<space> [ \t\r]+ )
    | (?P<sign> [\[\]{}=,.] )
    | (?P<bare> [^\s"'\#\[\]{}=,.]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    kind: str
    text: str
    span: Span


class Where(NamedTuple):
    """The places of a key and of its value. An element of an array has its own place as its key."""

    key: Span
    value: Span


class Objection(NamedTuple):
    span: Span
    message: str


@dataclass(frozen=True)
class Places:
    """A key path holds names, and numbers for the elements of arrays."""

    where: Mapping[KeyPath, Where]
    # Where a key or table is given once more.
    repeated: tuple[Span, ...] = ()
    objection: Objection | None = None

    def of(self, path: KeyPath) -> Where:
        """The place of `path`, or of the nearest thing around it that has one."""
        for length in range(len(path), 0, -1):
            found = self.where.get(path[:length])
            if found is not None:
                return found
        return Where(Span(0, 0), Span(0, 0))


def places(text: str) -> Places:
    tokens = list(_tokens(text))
    objection = _objection(tokens)
    if objection is not None:
        return Places({}, (), objection)
    scan = _Scan(tokens, len(text))
    scan.document()
    return Places(scan.where, tuple(scan.repeated))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is not None and kind not in ("space", "comment"):
            yield Token(kind, match[0], Span(*match.span()))


def _objection(tokens: list[Token]) -> Objection | None:
    dots = depth = 0
    for token in tokens:
        if token.kind == "newline":
            dots = 0
        elif token.kind == "bare" and len(token.text) > _LONGEST_WORD:
            return Objection(token.span, f"a word of {len(token.text)} characters is too long")
        elif token.kind == "sign":
            dots += token.text == "."
            depth = max(0, depth + (token.text in "[{") - (token.text in "]}"))
            if dots > _MOST_DOTS:
                return Objection(token.span, f"more than {_MOST_DOTS} dots in one line")
            if depth > _DEEPEST:
                return Objection(token.span, f"nested more than {_DEEPEST} deep")
    return None


@dataclass
class _Scan:
    """Reads the tokens once, from left to right."""

    tokens: list[Token]
    end: int
    at: int = 0
    where: dict[KeyPath, Where] = field(default_factory=dict)
    repeated: list[Span] = field(default_factory=list)
    # How many elements each array of tables has so far, less one.
    last: dict[KeyPath, int] = field(default_factory=dict)
    # What must not be given once more: tables with a header of their own, and keys.
    headers: set[KeyPath] = field(default_factory=set)
    keys: set[KeyPath] = field(default_factory=set)

    def document(self) -> None:
        table: KeyPath = ()
        while self.at < len(self.tokens):
            if self._is("["):
                table = self._header()
            elif self.tokens[self.at].kind != "newline":
                self._pair(table)
            while self.at < len(self.tokens) and self.tokens[self.at].kind != "newline":
                self.at += 1
            self.at += 1

    def _header(self) -> KeyPath:
        start = self.tokens[self.at].span.start
        brackets = 2 if self._is("[", 1) else 1
        self.at += brackets
        parts = self._key()
        self.at += brackets if self._is("]") else 0
        whole = Span(start, self.tokens[self.at - 1].span.end)
        path: KeyPath = ()
        for number, (name, span) in enumerate(parts[:_DEEPEST_PATH], 1):
            path += (name,)
            self.where.setdefault(path, Where(span, whole))
            if number < len(parts) or brackets == 2:
                path = self._element(path, Where(span, whole), add=number == len(parts))
            elif path in self.headers or path in self.keys:
                self.repeated.append(span)
            else:
                self.headers.add(path)
        return path

    def _element(self, path: KeyPath, where: Where, *, add: bool) -> KeyPath:
        """The path of the last element, or of a new one, where `path` is an array of tables."""
        if add:
            if path in self.headers or path in self.keys:
                self.repeated.append(where.key)
            self.last[path] = self.last.get(path, -1) + 1
        if path not in self.last:
            return path
        path += (self.last[path],)
        self.where.setdefault(path, where)
        return path

    def _pair(self, table: KeyPath) -> None:
        """`key = value`, recorded under `table` with every table that a dotted key opens."""
        parts = self._key()
        if not parts or not self._is("="):
            return
        self.at += 1
        path = table
        opened = []
        for name, span in parts[: max(0, _DEEPEST_PATH - len(table))]:
            path += (name,)
            opened.append((path, span))
        if path in self.where and len(path) < _DEEPEST_PATH:
            self.repeated.append(parts[-1][1])
        value = self._value(path)
        for inner, span in opened:
            self.where.setdefault(inner, Where(span, value))
            self.keys.add(inner)

    def _key(self) -> list[tuple[str, Span]]:
        parts = []
        while self.at < len(self.tokens) and self.tokens[self.at].kind in ("bare", "string"):
            token = self.tokens[self.at]
            parts.append((_name(token), token.span))
            self.at += 1
            if not self._is("."):
                break
            self.at += 1
        return parts

    def _value(self, path: KeyPath) -> Span:
        if self.at >= len(self.tokens):
            return Span(self.end, self.end)
        first = self.tokens[self.at]
        if first.text == "[" and first.kind == "sign":
            self._elements(path)
        elif first.text == "{" and first.kind == "sign":
            self._members(path)
        elif first.kind == "string":
            self.at += 1
        else:
            # A number or a date, which may have dots.
            while self._more() and (self.tokens[self.at].kind == "bare" or self._is(".")):
                self.at += 1
        last = self.tokens[max(self.at - 1, 0)].span.end
        return Span(first.span.start, max(last, first.span.start))

    def _elements(self, path: KeyPath) -> None:
        self.at += 1
        number = 0
        while self._more() and not self._is("]"):
            before = self.at
            if self.tokens[self.at].kind == "newline" or self._is(","):
                self.at += 1
                continue
            inner = (*path, number)
            span = self._value(inner)
            if len(inner) <= _DEEPEST_PATH:
                self.where.setdefault(inner, Where(span, span))
            number += 1
            if self.at == before:
                self.at += 1
        self.at += 1 if self._more() else 0

    def _members(self, path: KeyPath) -> None:
        self.at += 1
        while self._more() and not self._is("}"):
            before = self.at
            self._pair(path)
            if self.at == before:
                self.at += 1
        self.at += 1 if self._more() else 0

    def _more(self) -> bool:
        return self.at < len(self.tokens)

    def _is(self, sign: str, ahead: int = 0) -> bool:
        if self.at + ahead >= len(self.tokens):
            return False
        token = self.tokens[self.at + ahead]
        return token.kind == "sign" and token.text == sign


def _name(token: Token) -> str:
    if token.kind == "bare":
        return token.text
    if token.text.startswith('"') and "\\" in token.text:
        try:
            return str(json.loads(token.text))
        except ValueError:
            return token.text[1:-1]
    return token.text[1:-1]
