"""Messages without what their users wrote: what is known to be the protocol's is kept, and all else
is masked, in its shape or under a made-up name."""

from __future__ import annotations

import re
from typing import Literal

from speclsp.server.connection.message import Id, is_id
from speclsp.server.connection.values import Json
from speclsp.server.recording.names import Names
from speclsp.server.recording.shape import masked
from speclsp.server.recording.vocabulary import (
    EDITORS,
    IDENTIFIERS,
    KEYS,
    METHODS,
    SAYING,
    SETTINGS,
    URIS,
    WORDS,
)

Sender = Literal["client", "server"]

# Where a value stands: in a message like any other, where not even numbers are kept, among
# capabilities, whose words are all of the protocol, or where a program says what it is.
_Place = Literal["message", "settings", "capabilities", "program"]

_INSIDE: dict[str, _Place] = {
    **dict.fromkeys(SETTINGS, "settings"),
    "capabilities": "capabilities",
    "clientInfo": "program",
    "serverInfo": "program",
}
# The results of these are the user's settings, and whatever a command gives.
_ANYTHING = frozenset({"workspace/configuration", "workspace/executeCommand"})
_VERSION = re.compile(r"v?[0-9]{1,5}(?:\.[0-9]{1,5}){1,3}")


class Mask:
    """That of one recording: what is the same in two messages is the same when it is masked."""

    def __init__(self) -> None:
        self._names = Names()
        # The methods of requests without an answer, by who asked.
        self._asked: dict[tuple[Sender, Id], str] = {}

    def message(self, sender: Sender, message: Json) -> Json:
        if not isinstance(message, dict):
            return self._value("", message, "settings")
        place = self._place(sender, message)
        return {self._key(key): self._part(key, part, place) for key, part in message.items()}

    def _part(self, key: str, part: Json, place: _Place) -> Json:
        if key == "method" and isinstance(part, str):
            return part if part in METHODS else self._names.method(part)
        if key == "jsonrpc" and part == "2.0":
            return part
        if key in ("id", "error"):
            return self._value(key, part, "message")
        return self._value(key, part, place)

    def _place(self, sender: Sender, message: dict[str, Json]) -> _Place:
        """Where the parameters or the result of a message stand."""
        method, identifier = message.get("method"), _identifier(message)
        if isinstance(method, str):
            if identifier is not None:
                self._asked[sender, identifier] = method
            return "message" if method in METHODS else "settings"
        asked = ""
        if identifier is not None:
            other: Sender = "server" if sender == "client" else "client"
            asked = self._asked.pop((other, identifier), "")
        return "settings" if asked not in METHODS or asked in _ANYTHING else "message"

    def _value(self, key: str, value: Json, place: _Place) -> Json:
        match value:
            case dict():
                return {
                    self._key(name): self._value(name, each, _inside(name, place))
                    for name, each in value.items()
                }
            case list():
                return [self._value(key, each, place) for each in value]
            case str():
                return self._words(key, value, place)
            case bool() | None:
                return value
            case _:
                return 0 if place == "settings" else value

    def _key(self, key: str) -> str:
        return key if key in KEYS else self._names.key(key)

    def _words(self, key: str, words: str, place: _Place) -> str:
        if place == "program":
            version = _VERSION.match(words)
            end = version.end() if version else 0
            return words if words in EDITORS else words[:end] + masked(words[end:])
        if words in WORDS and (key in SAYING or place == "capabilities"):
            return words
        if key in URIS:
            return self._names.uri(words)
        return self._names.identifier(words) if key in IDENTIFIERS else masked(words)


def _identifier(message: dict[str, Json]) -> Id | None:
    identifier: Json = message.get("id")
    return identifier if is_id(identifier) else None


def _inside(key: str, place: _Place) -> _Place:
    """Where the value of a member stands. Below settings all is settings, and so is what stands in
    a member that is not the protocol's."""
    if place == "settings" or key not in KEYS:
        return "settings"
    return _INSIDE.get(key, place)
