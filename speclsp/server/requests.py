"""What the client asks about a place in a document, and the answers as the protocol has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from lsprotocol import types as lsp

from speclsp.checking.check import checking
from speclsp.diagnostic import Diagnostic
from speclsp.features.definition import definition
from speclsp.features.hover import hovering
from speclsp.features.links import clauses, linking
from speclsp.features.symbols import Symbol, beside_headings, outlining
from speclsp.server.client import Client
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member, number
from speclsp.server.diagnostics.findings import Findings
from speclsp.server.known import when_known
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.text import Span, Text
from speclsp.work import Work

_SYMBOL_KINDS = {
    "section": lsp.SymbolKind.String.value,
    "clause": lsp.SymbolKind.Key.value,
    "example": lsp.SymbolKind.Function.value,
}


class Requests:
    """Answers. A document that is not known, or whose text is lost, gives the empty answer."""

    def __init__(self, session: Session, client: Client, findings: Findings) -> None:
        self._session = session
        self._client = client
        self._findings = findings
        self._units: Units = session.units

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_DEFINITION: self.definition,
            lsp.TEXT_DOCUMENT_HOVER: self.hover,
            lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: self.document_symbol,
            lsp.TEXT_DOCUMENT_DOCUMENT_LINK: self.document_link,
        }

    def definition(self, params: Json) -> Json:
        asked = self._asked(params)
        if asked is None:
            return None
        if not asked[0].root.read.is_set():
            return self._when_read(asked[0], params, self._definitions)
        return self._definitions(*asked)

    async def _when_read(
        self, there: Located, params: Json, answer: Callable[[Located, int], Json]
    ) -> Json:
        """Until all has been read, it is not known where anything is."""
        await there.root.until_read()
        now = self._asked(params)
        return None if now is None else answer(*now)

    def _definitions(self, there: Located, offset: int) -> Json:
        return [
            self._location(there, path, span, origin)
            for path, span, origin in definition(there.snapshot, there.path, offset)
        ]

    def hover(self, params: Json) -> Json:
        position = member(params, "position")
        line, character = number(position, "line"), number(position, "character")

        def answer(there: Located) -> Work[Json]:
            findings = partial(self._found, there)
            offset = self._units.offset(there.text, line, character)
            found = yield from hovering(there.snapshot, there.path, offset, findings)
            if found is None:
                return None
            contents = (
                {"kind": "markdown", "value": found.markdown}
                if self._client.markdown_hover
                else {"kind": "plaintext", "value": found.plain}
            )
            return {"contents": contents, "range": self._units.range(there.text, found.span)}

        if not self._session.switches.on("hover"):
            return None
        return when_known(self._session, document_uri(params), answer)

    def _found(self, there: Located, path: str) -> Work[Sequence[Diagnostic]]:
        if (opened := there.root.opened.get(path)) is not None:
            return (yield from self._findings.finding(opened))
        return (yield from checking(there.snapshot, path, there.root.overrides)).diagnostics

    def document_symbol(self, params: Json) -> Work[Json]:
        there = self._session.located(document_uri(params))
        amount = self._session.switches.amount("outline")
        if there is None or amount == "off":
            return None
        found = yield from outlining(there.snapshot, there.path)
        if amount == "clauses":
            found = tuple(beside_headings(found))
        if self._client.symbol_tree:
            converted = []
            for symbol in found:
                converted.append(self._symbol(there.text, symbol))
                yield
            return converted
        uri = document_uri(params)
        flat: list[Json] = []
        pending = [(symbol, "") for symbol in reversed(found)]
        while pending:
            symbol, above = pending.pop()
            location = {"uri": uri, "range": self._units.range(there.text, symbol.span)}
            kind = _SYMBOL_KINDS[symbol.kind]
            entry = {"name": symbol.name, "kind": kind, "location": location}
            yield
            flat.append({**entry, "containerName": above} if above else entry)
            pending += [(child, symbol.name) for child in reversed(symbol.children)]
        return flat

    def document_link(self, params: Json) -> Json:
        if not self._session.switches.on("links"):
            return None
        return when_known(self._session, document_uri(params), self._links)

    def _links(self, there: Located) -> Work[Json]:
        texts: dict[str, Text] = {}
        parts = (clauses,) if self._session.switches.amount("links") == "clauses" else ()
        linked = yield from linking(there.snapshot, there.path, *parts)
        found = []
        for span, path, fragment, tooltip in linked:
            yield
            target = there.uri_of(path)
            if fragment is not None:
                if path not in texts:
                    texts[path] = there.text_of(path)
                place = texts[path].place(fragment.start)
                target += f"#L{place.line + 1},{place.column + 1}"
            link = {"range": self._units.range(there.text, span), "target": target}
            found.append({**link, "tooltip": tooltip} if self._client.link_tooltips else link)
        return found

    def _asked(self, params: Json) -> tuple[Located, int] | None:
        """The document and the offset that are asked about; None where that is not known."""
        there = self._session.located(document_uri(params))
        position = member(params, "position")
        line, character = number(position, "line"), number(position, "character")
        return there and (there, self._units.offset(there.text, line, character))

    def _location(self, there: Located, path: str, span: Span, origin: Span | None) -> Json:
        range_ = self._units.range(there.text_of(path), span)
        if not self._client.location_links:
            return {"uri": there.uri_of(path), "range": range_}
        link = {"targetUri": there.uri_of(path), "targetRange": range_}
        link["targetSelectionRange"] = range_
        if origin is not None:
            link["originSelectionRange"] = self._units.range(there.text, origin)
        return link

    def _symbol(self, text: Text, symbol: Symbol) -> Json:
        start, end = symbol.span
        low, high = (min(max(bound, start), end) for bound in symbol.selection)
        converted = {
            "name": symbol.name,
            "kind": _SYMBOL_KINDS[symbol.kind],
            "range": self._units.range(text, symbol.span),
            "selectionRange": self._units.range(text, Span(low, high)),
        }
        if symbol.detail:
            converted["detail"] = symbol.detail
        if symbol.children:
            converted["children"] = [self._symbol(text, child) for child in symbol.children]
        return converted
