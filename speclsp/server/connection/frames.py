"""Messages on a byte stream: a header that gives the length, then that many bytes of JSON."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from speclsp.server.connection.values import Json

log = logging.getLogger(__name__)

LONGEST = 64 << 20
"""Bytes of one message."""

_LONGEST_HEADER = 64 << 10
# Also behind what is left of a message that was longer than was said.
_LENGTH = re.compile(rb"(?:^|[^\w-])content-length[ \t]*:([^:]*)$", re.IGNORECASE)
_LONE = re.compile("[\ud800-\udfff]")


class BrokenStreamError(Exception):
    """What was read is no sequence of messages, so nothing after it can be understood."""


def frames(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The bodies of the messages that `read` gives, until it gives nothing.

    Raises BrokenStreamError. `read` gives at most as many bytes as it is asked for, and at least
    one before the end.
    """
    buffer = bytearray()
    while True:
        length = None
        while True:
            while (end := buffer.find(b"\n")) < 0:
                if len(buffer) > _LONGEST_HEADER:
                    raise BrokenStreamError("a header that does not end")
                if not _more(buffer, read):
                    return
            line = bytes(buffer[:end]).strip()
            del buffer[: end + 1]
            if line:
                length = _length(line, length)
            elif length is not None:
                break
        while len(buffer) < length:
            if not _more(buffer, read):
                log.warning("the input ended inside a message")
                return
        yield bytes(buffer[:length])
        del buffer[:length]


def frame(message: Json) -> bytes:
    """`message` as it is sent. What is not Unicode in it is escaped."""
    text = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if not text.isascii() and _LONE.search(text):
        text = json.dumps(message, allow_nan=False, separators=(",", ":"))
    return framed(text)


class Raw(NamedTuple):
    """An answer that is JSON already."""

    json: str


def answered(identifier: Json, result: Json) -> bytes:
    """The answer to a request. Raises TypeError, ValueError or RecursionError for what is no
    JSON."""
    if not isinstance(result, Raw):
        return frame({"jsonrpc": "2.0", "id": identifier, "result": result})
    said = json.dumps(identifier)
    return framed(f'{{"jsonrpc":"2.0","id":{said},"result":{result.json}}}')


def framed(text: str) -> bytes:
    """A message that is JSON already."""
    return headed(text.encode("utf-8", "replace"))


def headed(body: bytes) -> bytes:
    """Anything, as a message."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def _more(buffer: bytearray, read: Callable[[int], bytes]) -> bool:
    data = read(1 << 18)
    buffer += data
    return bool(data)


def _length(line: bytes, before: int | None) -> int | None:
    """The length that a header line gives, or the one known before it. The last one counts."""
    found = _LENGTH.search(line)
    if found is None:
        return before
    digits = found[1].strip()
    if found.start() > 0 and not digits.isdigit():
        return before
    if not digits.isdigit() or len(digits) > 20 or int(digits) > LONGEST:
        raise BrokenStreamError(f"a message of {digits[:40]!r} bytes is refused")
    return int(digits)
