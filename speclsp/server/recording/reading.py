"""Reads a recording, which anybody may have written."""

from __future__ import annotations

import base64
import binascii
import json
import os
import stat
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, cast

from speclsp.server.connection.frames import LONGEST
from speclsp.server.connection.values import Json
from speclsp.server.recording.lines import FORMAT, VERSION
from speclsp.server.recording.mask import Sender
from speclsp.server.recording.recorder import MOST

_MOST_MESSAGES = 1_000_000
_LONGEST_DELAY = 366 * 86_400.0
_UNKNOWN = b"?"


class RecordingError(Exception):
    """The file is no recording, or cannot be read; the message says where."""


class Entry(NamedTuple):
    """`at`: seconds after the start. A body that was not recorded is something that is no JSON."""

    at: float
    sender: Sender
    body: bytes


@dataclass(frozen=True)
class Recording:
    header: dict[str, Json]
    # Whether what users wrote is in it.
    texts: bool
    messages: list[Entry]
    # Whether its last line was not written to its end.
    cut: bool


def read(path: str) -> Recording:
    """The recording at `path`. Raises RecordingError."""
    try:
        # What is no file is not waited for.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise OSError("it is no regular file")
            if status.st_size > MOST:
                raise OSError(f"it has more than {MOST >> 20} MB")
            with open(descriptor, "rb", closefd=False) as file:
                return _recording(path, file)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RecordingError(f'cannot read "{path}": {reason[:1].lower()}{reason[1:]}') from None


def _recording(path: str, file: BinaryIO) -> Recording:
    header = _header(path, file.readline(LONGEST))
    messages: list[Entry] = []
    number, cut = 1, False
    while line := file.readline(LONGEST + 1):
        number += 1
        try:
            messages.append(_message(line))
        except ValueError as error:
            if not line.endswith(b"\n") and len(line) <= LONGEST:
                cut = True
                break
            raise RecordingError(f"{path}:{number}: {error}") from None
        if len(messages) > _MOST_MESSAGES:
            raise RecordingError(f"{path}: it has more than {_MOST_MESSAGES:,} messages")
    return Recording(header, header["texts"], messages, cut)


def _header(path: str, line: bytes) -> dict[str, Json]:
    if not line:
        raise RecordingError(f"{path}: it is empty")
    try:
        header = _json(line)
    except ValueError:
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise RecordingError(f"{path}:1: this is no recording of speclsp")
    if header.get("version") != VERSION:
        raise RecordingError(f"{path}:1: this version of speclsp reads version {VERSION} only")
    if not isinstance(header.get("texts"), bool):
        raise RecordingError(f'{path}:1: "texts" is neither true nor false')
    return header


def _message(line: bytes) -> Entry:
    """Raises ValueError that says what is wrong."""
    if len(line) > LONGEST:
        raise ValueError(f"this line has more than {LONGEST >> 20} MB")
    read = _json(line)
    if not isinstance(read, dict):
        raise ValueError("this is no object")
    at, sender = read.get("at"), read.get("from")
    if not isinstance(at, int | float) or isinstance(at, bool) or not 0 <= at <= _LONGEST_DELAY:
        raise ValueError('"at" is no number of seconds')
    if sender not in ("client", "server"):
        raise ValueError('"from" is neither "client" nor "server"')
    return Entry(float(at), cast(Sender, sender), _body(read))


def _body(read: dict[str, Json]) -> bytes:
    given = [key for key in ("message", "raw", "length") if key in read]
    if len(given) != 1:
        raise ValueError('one of "message", "raw" and "length" is to be given')
    value = read[given[0]]
    if given == ["message"]:
        try:
            return json.dumps(value, allow_nan=False, separators=(",", ":")).encode("ascii")
        except RecursionError:
            raise ValueError("this is nested too deeply") from None
    if given == ["raw"] and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except binascii.Error:
            raise ValueError('"raw" is no base64') from None
    if given == ["length"] and isinstance(value, int) and 0 <= value <= LONGEST:
        return _UNKNOWN
    raise ValueError(f'"{given[0]}" is not what it should be')


def _json(line: bytes) -> Json:
    try:
        return json.loads(line)
    except RecursionError:
        raise ValueError("this is nested too deeply") from None
    except ValueError:
        raise ValueError("this is no JSON") from None
