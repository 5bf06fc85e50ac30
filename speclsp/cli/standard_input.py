"""The text that is piped in, under the same conditions as the text of a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from speclsp.files.listing import Bounds
from speclsp.loading.request import ConfigError

STANDARD_INPUT = "<stdin>"
"""What the text is called when nobody says what it is the text of."""


_MARK = "\ufeff"


def piped(paths: Sequence[str], name: str | None) -> tuple[str, dict[str, str]]:
    """Standard input where `paths` or a name for it ask for it: its byte order mark, and its text
    by its name."""
    if name is None and "-" not in paths:
        return "", {}
    mark, text = standard_input()
    return mark, {name or STANDARD_INPUT: text}


def standard_input() -> tuple[str, str]:
    """Its byte order mark, or nothing, and all of standard input behind that.

    Raises ConfigError where it is no text, or too long.
    """
    if sys.stdin is None:
        raise ConfigError("cannot read standard input: it is closed")
    limit = Bounds().size
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise ConfigError(f"cannot check standard input: more than {limit} bytes")
    if b"\0" in data:
        raise ConfigError("cannot check standard input: binary")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ConfigError("cannot check standard input: not UTF-8") from None
    return (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
