"""The text that is piped in, under the same conditions as the text of a file."""

from __future__ import annotations

import sys

from speclsp.files.listing import Bounds
from speclsp.loading.request import ConfigError

STANDARD_INPUT = "<stdin>"
"""What the text is called when nobody says what it is the text of."""


def standard_input() -> str:
    """All of standard input. Raises ConfigError where it is no text, or too long."""
    if sys.stdin is None:
        raise ConfigError("cannot read standard input: it is closed")
    limit = Bounds().size
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise ConfigError(f"cannot check standard input: more than {limit} bytes")
    if b"\0" in data:
        raise ConfigError("cannot check standard input: binary")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError("cannot check standard input: not UTF-8") from None
