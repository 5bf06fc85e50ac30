"""The bytes of files that are no Markdown; links, what is binary and what is too large are refused.

Nothing is decoded here: most files are never looked at again.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from speclsp.files import skipped
from speclsp.files.reading import contents
from speclsp.files.skipped import Skipped

LARGEST = 1_000_000
"""Bytes of one file: more is made by a machine."""

_BOM = b"\xef\xbb\xbf"
_BINARY_WITHIN = 8_000
# Bytes for each line, on average; what people write is far below.
_LONGEST_LINES = 500
_FEW = 10_000


def source_bytes(root: Path, path: str, limit: int = LARGEST) -> bytes | Skipped:
    """What the file holds, without its byte order mark. A link is never followed."""
    try:
        if stat.S_ISLNK(os.lstat(os.path.join(root, path)).st_mode):
            return Skipped(path, skipped.LINK)
    except OSError as error:
        return Skipped(path, skipped.refusal(error))
    found = contents(root, path, limit)
    if isinstance(found, Skipped):
        return found
    if b"\0" in found[:_BINARY_WITHIN]:
        return Skipped(path, skipped.BINARY)
    return found.removeprefix(_BOM)


def decoded(path: str, data: bytes) -> str | Skipped:
    """The text that the bytes of a source are."""
    if len(data) > _FEW and len(data) > _LONGEST_LINES * (
        data.count(b"\n") + data.count(b"\r") + 1
    ):
        return Skipped(path, skipped.MINIFIED)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return Skipped(path, skipped.NOT_UTF_8)
