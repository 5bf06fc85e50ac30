"""What a server should know of a client's documents: their texts, and which of them it has lost."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from speclsp.server.convert import Encoding
from tests.server.test_convert import slow_offset

_HALVES = re.compile("[\ud800-\udfff]")


@dataclass
class Known:
    """An open document. `uri` is the spelling with which it was opened last."""

    uri: str
    language: str
    version: int | None
    text: str
    # Whether a change came that cannot be applied, and whether the user has been told.
    lost: bool = False
    told: bool = False


class Mirror:
    """The open documents by number. Everything is said to it before it is said to the server."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.known: dict[int, Known] = {}
        # How often the user is to be told that a document is lost.
        self.warnings = 0

    def open(self, number: int, uri: str, language: str, version: Any, text: str) -> None:
        self.known[number] = Known(sound(uri), language, whole(version), sound(text))

    def close(self, number: int) -> None:
        self.known.pop(number, None)

    def change(self, number: int, version: Any, changes: list[Any], *, bad: list[bool]) -> None:
        """`bad` says which of the changes cannot be applied."""
        document = self.known.get(number)
        if document is None:
            return
        document.version = whole(version)
        for change, unusable in zip(changes, bad, strict=True):
            if unusable:
                document.lost = True
            elif "range" not in change or change["range"] is None:
                document.text = sound(change["text"])
                document.lost = document.told = False
            elif not document.lost:
                document.text = self._edited(document.text, change)
        if document.lost and not document.told:
            document.told = True
            self.warnings += 1

    def _edited(self, text: str, change: Any) -> str:
        bounds = (change["range"]["start"], change["range"]["end"])
        low, high = sorted(
            slow_offset(text, each["line"], each["character"], self.encoding) for each in bounds
        )
        return text[:low] + sound(change["text"]) + text[high:]


def sound(text: str) -> str:
    """`text` as it is after the wire: halves of surrogate pairs are no characters."""
    # In JSON two halves that meet are one character.
    return _HALVES.sub("\ufffd", json.loads(json.dumps(text)))


def whole(version: Any) -> int | None:
    return version if isinstance(version, int) and not isinstance(version, bool) else None
