"""A recording, line by line: what it is, then each message with its time and its sender."""

from __future__ import annotations

import base64
import json
import platform
import sys

from speclsp import __version__
from speclsp.server.connection.frames import LONGEST
from speclsp.server.connection.values import Json, parsed
from speclsp.server.recording.mask import Mask, Sender

FORMAT = "speclsp recording"
VERSION = 1


class Lines:
    """Those of one recording. `texts`: whether what users wrote is in it."""

    def __init__(self, *, texts: bool) -> None:
        self._mask = None if texts else Mask()

    def header(self) -> bytes:
        return _line(
            {
                "format": FORMAT,
                "version": VERSION,
                "speclsp": __version__,
                "python": platform.python_version(),
                "platform": sys.platform,
                "texts": self._mask is None,
            }
        )

    def line(self, at: float, sender: Sender, body: bytes) -> bytes:
        """The line of a message, sent so many seconds after the start. Never raises."""
        begin = {"at": round(at, 3), "from": sender}
        try:
            message = parsed(body)
            if self._mask is not None:
                message = self._mask.message(sender, message)
            line = _line({**begin, "message": message})
        except (ValueError, RecursionError):
            # What is no JSON cannot be masked.
            if self._mask is None and len(body) < LONGEST // 2:
                return _line({**begin, "raw": base64.b64encode(body).decode("ascii")})
            return _line({**begin, "length": len(body)})
        return line if len(line) <= LONGEST else _line({**begin, "length": len(body)})


def _line(value: Json) -> bytes:
    """ASCII, so that nothing in it can be taken for the end of a line."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"
