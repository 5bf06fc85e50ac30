"""Code lenses: who cites a clause, which tests and precedents it has, and a click that leads there.

What a click does depends on the client. One that says so has `speclsp.showReferences`, and shows a
list of places; any that can show a document is asked to, by `speclsp.open`; for others a lens is
only to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lsprotocol import types as lsp

from speclsp.features.handle import handle, held
from speclsp.features.lens import KINDS, Kind, Lens, Said, placing, saying
from speclsp.server.client import Client, at
from speclsp.server.connection.frames import Raw
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import document_uri, member, number, sound, words
from speclsp.server.diagnostics.findings import quoted
from speclsp.server.handles import received
from speclsp.server.known import when_known
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.text import Span, Text
from speclsp.work import Work

SHOW_REFERENCES = "speclsp.showReferences"
"""The client's own, with a URI, a position and locations."""

OPEN = "speclsp.open"
"""Ours, with a URI and a range."""

MOST = 1_000
"""Places that one lens leads to."""


class Lenses:
    """Answers about lenses, and to the command that they run."""

    def __init__(self, session: Session, client: Client, protocol: Protocol) -> None:
        self._session = session
        self._client = client
        self._protocol = protocol

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_CODE_LENS: self.code_lens,
            lsp.CODE_LENS_RESOLVE: self.resolve,
        }

    def code_lens(self, params: Json) -> Work[Json]:
        there = self._session.located(document_uri(params))
        if there is None or not self._session.switches.on("codeLens"):
            return None
        found = []
        uri = quoted(document_uri(params))
        # By hand: as objects they take three times as long.
        for lens in (yield from placing(there.snapshot, there.path)):
            _, kind, notation, name, at = handle(lens.place)
            range_ = self._session.units.written(there.text, lens.span)
            found.append(
                f'{{"range":{range_},"data":{{"uri":{uri},"kind":"{kind}","notation":"{notation}",'
                f'"name":{quoted(name)},"at":{at},"shows":"{lens.kind}",'
                f'"named":{"true" if lens.named else "false"}}}}}'
            )
            yield
        return Raw(f"[{','.join(found)}]")

    def resolve(self, params: Json) -> Json:
        """The lens with its command. One whose clause is gone says nothing."""
        data = member(params, "data")
        by, range_ = received(data), _range(member(params, "range"))
        shows, named = words(data, "shows"), at(data, "named") is True
        kind = next((each for each in KINDS if each == shows), None)
        if kind is None:
            raise MalformedError(f'"shows" is none of {", ".join(KINDS)}')

        def answer(there: Located) -> Work[Json]:
            place = held(there.snapshot, by.handle(there.path))
            said = Said("", ())
            if place is not None:
                lens = Lens(Span(0, 0), kind, place, named)
                said = yield from saying(there.snapshot, lens)
            command = yield from self._command(there, range_, kind, said)
            return {"range": range_, "command": command, "data": data}

        gone = {"range": range_, "command": {"title": "", "command": ""}, "data": data}
        found = when_known(self._session, by.uri, answer)
        return gone if found is None else found

    async def open(self, arguments: list[Json]) -> Json:
        """Has the client show a file of a folder that is served. Whether it did."""
        if len(arguments) != 2:
            raise MalformedError(f"{OPEN} takes a URI and a range")
        uri = arguments[0]
        if not isinstance(uri, str):
            raise MalformedError("a URI is no string")
        uri, range_ = sound(uri), _range(arguments[1])
        if not self._session.serves(uri):
            raise MalformedError("that is no file of a folder that is served")
        method = lsp.WINDOW_SHOW_DOCUMENT
        params = {"uri": uri, "takeFocus": True, "selection": range_}
        try:
            answer = await self._protocol.asking.ask(method, params)
        except (TimeoutError, MalformedError):
            return False
        return at(answer, "success") is True

    def _command(self, there: Located, range_: Json, kind: Kind, said: Said) -> Work[Json]:
        lists = self._client.shows_references
        opens = self._client.shows_documents
        if not said.places or not (lists or opens):
            return {"title": said.title, "command": ""}
        one = len(said.places) == 1
        if opens and (not lists or (one and kind != "references")):
            uri, target = next(self._locations(there, said.places[:1]))
            return {"title": said.title, "command": OPEN, "arguments": [uri, target]}
        locations = []
        for uri, target in self._locations(there, said.places[:MOST]):
            locations.append({"uri": uri, "range": target})
            yield
        arguments = [there.uri, range_["start"], locations]
        return {"title": said.title, "command": SHOW_REFERENCES, "arguments": arguments}

    def _locations(
        self, there: Located, places: tuple[tuple[str, Span], ...]
    ) -> Iterator[tuple[str, Json]]:
        texts: dict[str, Text] = {}
        for path, span in places:
            if path not in texts:
                texts[path] = there.text_of(path)
            yield there.uri_of(path), self._session.units.range(texts[path], span)


def _range(value: Json) -> Json:
    """A range of the protocol, with nothing else in it. Raises MalformedError."""
    return {name: _position(member(value, name)) for name in ("start", "end")}


def _position(value: Json) -> Json:
    return {name: max(0, number(value, name)) for name in ("line", "character")}
