"""Clauses and sections as the client gives them back to us: what was sent to it is not trusted."""

from __future__ import annotations

from typing import NamedTuple, cast

from speclsp.features.handle import Handle, Kind, handle
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import number, sound, words


class Sent(NamedTuple):
    """A handle, and the document that it is of; its path is said by the URI."""

    uri: str
    kind: Kind
    notation: str
    name: str
    at: int

    def handle(self, path: str) -> Handle:
        return Handle(path, self.kind, self.notation, self.name, self.at)


def sent(uri: str, place: ClausePlace | SectionPlace) -> dict[str, Json]:
    """What the client is to give back."""
    _, kind, notation, name, at = handle(place)
    return {"uri": uri, "kind": kind, "notation": notation, "name": name, "at": at}


def received(data: Json) -> Sent:
    """What it gives back. Raises MalformedError."""
    kind = words(data, "kind")
    if kind not in ("clause", "section"):
        raise MalformedError('"kind" is neither "clause" nor "section"')
    uri, name = sound(words(data, "uri")), words(data, "name")
    return Sent(uri, cast(Kind, kind), words(data, "notation"), name, number(data, "at"))
