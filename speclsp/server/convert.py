"""Positions as the client counts them, and offsets in code points. The only place that knows both.

A character past the end of its line is the line's end, before the line break; a line past the last
is the text's end; a place inside a surrogate pair or a UTF-8 sequence is the one before it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import Literal, NamedTuple

from speclsp.server.connection.values import Json, MalformedError
from speclsp.text import Edit, Span, Text

Encoding = Literal["utf-8", "utf-16", "utf-32"]
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")


class Units(NamedTuple):
    """How the client counts characters."""

    encoding: Encoding = "utf-16"

    def position(self, text: Text, offset: int) -> Json:
        """`offset` as a position of the protocol."""
        string = text.string
        offset = max(0, min(offset, len(string)))
        if string[offset - 1 : offset + 1] == "\r\n":
            offset -= 1
        line = text.line_at(offset)
        return {"line": line, "character": self._width(string[text.starts[line] : offset])}

    def range(self, text: Text, span: Span) -> Json:
        start = self.position(text, span.start)
        end = start if span.start == span.end else self.position(text, span.end)
        return {"start": start, "end": end}

    def written(self, text: Text, span: Span) -> str:
        """`range` as JSON, for a span in the text. Thousands are sent at a time."""
        start, end = span
        string, starts = text.string, text.starts
        line = bisect_right(starts, start) - 1
        if (line + 1 < len(starts) and end >= starts[line + 1]) or "\r\n" in string[
            start - 1 : end + 1
        ]:
            return json.dumps(self.range(text, span), separators=(",", ":"))
        before, inside = string[starts[line] : start], string[start:end]
        low = len(before) if before.isascii() else self._width(before)
        high = low + (len(inside) if inside.isascii() else self._width(inside))
        return (
            f'{{"start":{{"line":{line},"character":{low}}},'
            f'"end":{{"line":{line},"character":{high}}}}}'
        )

    def offset(self, text: Text, line: int, character: int) -> int:
        """The offset of a position, wherever that is."""
        if line < 0:
            return 0
        if line >= len(text.starts):
            return len(text)
        span = text.line(line)
        if character <= 0:
            return span.start
        return span.start + self._column(text.string[span.start : span.end], character)

    def span(self, text: Text, range_: Json) -> Span:
        """The span of a range of the protocol, the right way round. Raises MalformedError."""
        start, end = member(range_, "start"), member(range_, "end")
        return Span(*sorted((self.place(text, start), self.place(text, end))))

    def place(self, text: Text, position: Json) -> int:
        """The offset of a position of the protocol. Raises MalformedError."""
        return self.offset(text, number(position, "line"), number(position, "character"))

    def edit(self, text: Text, change: Json) -> Edit:
        """One of the changes that a client reports; without a range it is the whole text."""
        words = sound(member(change, "text"))
        range_ = change.get("range")
        if range_ is None:
            return Edit(Span(0, len(text)), words)
        return Edit(self.span(text, range_), words)

    def _width(self, words: str) -> int:
        if self.encoding == "utf-32" or words.isascii():
            return len(words)
        if self.encoding == "utf-8":
            return len(words.encode("utf-8", "surrogatepass"))
        return len(words.encode("utf-16-le", "surrogatepass")) // 2

    def _column(self, line: str, character: int) -> int:
        """How many code points of `line` stand before its unit number `character`."""
        if self.encoding == "utf-32" or line.isascii():
            return min(character, len(line))
        # Every code point has a unit or more, so this much is enough.
        data = line[:character].encode(
            "utf-8" if self.encoding == "utf-8" else "utf-16-le", "surrogatepass"
        )
        if self.encoding == "utf-8":
            while character < len(data) and data[character] & 0xC0 == 0x80:
                character -= 1
            return len(data[:character].decode("utf-8", "surrogatepass"))
        byte = 2 * character
        if byte < len(data) and data[byte + 1] & 0xFC == 0xDC:
            byte -= 2
        return len(data[:byte].decode("utf-16-le", "surrogatepass"))


def member(value: Json, name: str) -> Json:
    """A member that must be there. Raises MalformedError."""
    if not isinstance(value, dict) or name not in value:
        raise MalformedError(f'"{name}" is missing')
    return value[name]


def number(value: Json, name: str) -> int:
    found = member(value, name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise MalformedError(f'"{name}" is no whole number')
    return found


def words(value: Json, name: str) -> str:
    found = member(value, name)
    if not isinstance(found, str):
        raise MalformedError(f'"{name}" is no string')
    return found


def document_uri(params: Json) -> str:
    """The URI of the document that a message is about. Raises MalformedError."""
    return sound(words(member(params, "textDocument"), "uri"))


def sound(string: Json) -> str:
    """`string` with U+FFFD for each half of a surrogate pair that stands alone."""
    if not isinstance(string, str):
        raise MalformedError("a text is no string")
    try:
        string.encode("utf-8")
    except UnicodeEncodeError:
        return string.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return string
