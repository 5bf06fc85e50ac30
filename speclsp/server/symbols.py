"""Symbols of all workspaces by a part of their name, as the client can take them."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types as lsp

from speclsp.features.workspace_symbols import MOST, Symbol, finding
from speclsp.server.client import Client, at
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, words
from speclsp.server.opened import Located
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.text import Span, Text
from speclsp.work import Work

_KINDS = {
    "section": lsp.SymbolKind.String.value,
    "clause": lsp.SymbolKind.Key.value,
    "example": lsp.SymbolKind.Function.value,
}


class Symbols:
    """Answers to `workspace/symbol` and `workspaceSymbol/resolve`.

    A range costs the text of its document, so a client that asks for it later is told it later.
    """

    def __init__(self, session: Session, client: Client) -> None:
        self._session = session
        self._client = client
        self._units: Units = session.units

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.WORKSPACE_SYMBOL: self.symbol,
            lsp.WORKSPACE_SYMBOL_RESOLVE: self.resolve,
        }

    def symbol(self, params: Json) -> Work[Json]:
        found: list[tuple[Symbol, int, Root]] = []
        query = words(params, "query")
        for number, root in enumerate(self._session.everywhere()):
            best = yield from finding(root.snapshot, query)
            found += [(symbol, number, root) for symbol in best]
        found.sort(key=lambda each: (each[0].fit, each[1], each[0].path, each[0].span))
        converted = []
        # Of the same document there are often several.
        known: dict[tuple[int, str], tuple[str, str]] = {}
        for symbol, number, root in found[:MOST]:
            key = (number, symbol.path)
            if key not in known:
                string = "" if self._client.resolves_symbols else _text(root, symbol.path).string
                known[key] = (root.uri_of(symbol.path), string)
            converted.append(self._converted(symbol, *known[key]))
            yield
        return converted

    def resolve(self, params: Json) -> Json:
        """The symbol with its range. Whatever else is sent is sent back."""
        uri, start, end = at(params, "location", "uri"), *(at(params, "data", n) for n in _ENDS)
        there = self._session.located(uri) if isinstance(uri, str) else None
        if there is None or not all(type(bound) is int and bound >= 0 for bound in (start, end)):
            return params
        range_ = self._units.range(there.text, Span(min(start, end), max(start, end)))
        return {**params, "location": {"uri": uri, "range": range_}}

    def _converted(self, symbol: Symbol, uri: str, string: str) -> Json:
        location: dict[str, Json] = {"uri": uri}
        converted: dict[str, Json] = {
            "name": symbol.name,
            "kind": _KINDS[symbol.kind],
            "location": location,
            "containerName": symbol.container,
        }
        if self._client.resolves_symbols:
            converted["data"] = dict(zip(_ENDS, symbol.span, strict=True))
        else:
            location["range"] = self._range(string, symbol.span)
        return converted

    def _range(self, string: str, span: Span) -> Json:
        """That of one place in a text whose lines nobody has counted: only those above it are."""
        if "\r" in string:
            return self._units.range(Text(string), span)
        start = string.rfind("\n", 0, span.start) + 1
        above = string.count("\n", 0, start)
        range_ = self._units.range(Text(string[start : span.end]), span.moved(-start))
        return {name: {**end, "line": end["line"] + above} for name, end in range_.items()}


_ENDS = ("start", "end")


def _text(root: Root, path: str) -> Text:
    opened = root.opened.get(path)
    located = opened.located if opened else Located.unopened(root, root.snapshot, path)
    return located.text
