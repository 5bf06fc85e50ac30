"""Call hierarchy over clauses and sections: what depends on one, and on what it depends."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types as lsp

from speclsp.features.calls import Call, callable_at, coming_in, going_out, reach
from speclsp.features.goals import FilePlace, Goal, place_of
from speclsp.features.handle import held
from speclsp.features.page import one_line
from speclsp.features.wording import sentence
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member, number
from speclsp.server.handles import received, sent
from speclsp.server.known import when_known
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.text import Span, Text
from speclsp.work import Work
from speclsp.workspace import Snapshot

_Asked = Callable[[Snapshot, ClausePlace | SectionPlace], Work[tuple[Call, ...]]]


class Hierarchy:
    """Answers; a client that asks about what is gone gets nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._units: Units = session.units

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: self.prepare,
            lsp.CALL_HIERARCHY_INCOMING_CALLS: self.incoming,
            lsp.CALL_HIERARCHY_OUTGOING_CALLS: self.outgoing,
        }

    def prepare(self, params: Json) -> Json:
        position = member(params, "position")
        line, character = number(position, "line"), number(position, "character")

        def answer(there: Located) -> Work[Json]:
            offset = self._units.offset(there.text, line, character)
            texts: dict[str, Text] = {}
            found = []
            for place in callable_at(there.snapshot, there.path, offset):
                found.append(self._item(there, place, texts))
                yield
            return found or None

        return self._answering(document_uri(params), answer)

    def incoming(self, params: Json) -> Json:
        return self._calls(params, "from", coming_in)

    def outgoing(self, params: Json) -> Json:
        return self._calls(params, "to", going_out)

    def _calls(self, params: Json, other: str, asked: _Asked) -> Json:
        item = member(params, "item")
        data = item.get("data") if isinstance(item, dict) else None
        if data is None:
            # A file; nothing is known of it but that it cites.
            return []
        by = received(data)

        def answer(there: Located) -> Work[Json]:
            place = held(there.snapshot, by.handle(there.path))
            if place is None:
                return []
            texts: dict[str, Text] = {}
            found = []
            for call in (yield from asked(there.snapshot, place)):
                ranges = []
                for span in call.spans:
                    text = _text(there, call.path, texts)
                    ranges.append(self._units.range(text, span))
                    yield
                found.append({other: self._item(there, call.other, texts), "fromRanges": ranges})
                yield
            return found

        return self._answering(by.uri, answer)

    def _answering(self, uri: str, answer: Callable[[Located], Work[Json]]) -> Json:
        if not self._session.switches.on("callHierarchy"):
            return None
        return when_known(self._session, uri, answer)

    def _item(self, there: Located, goal: Goal, texts: dict[str, Text]) -> Json:
        text, uri = _text(there, goal.path, texts), there.uri_of(goal.path)
        document = there.snapshot.document(goal.path)
        name, detail, kind = goal.path.rpartition("/")[2], goal.path, lsp.SymbolKind.File
        span, selection = goal.span, place_of(goal)
        if isinstance(goal, ClausePlace):
            name, kind = goal.clause.id, lsp.SymbolKind.Key
            detail = sentence(text.string, goal, 90)
        elif isinstance(goal, SectionPlace):
            name, kind = goal.section.title or goal.section.id, lsp.SymbolKind.String
            selection = goal.title_span
        if document is not None and not isinstance(goal, FilePlace):
            span = reach(document, goal)
        whole = Span(min(span.start, selection.start), max(span.end, selection.end))
        item = {
            "name": one_line(name, 300) or "#",
            "kind": kind.value,
            "detail": one_line(detail, 300),
            "uri": uri,
            "range": self._units.range(text, whole),
            "selectionRange": self._units.range(text, selection),
        }
        return item if isinstance(goal, FilePlace) else {**item, "data": sent(uri, goal)}


def _text(there: Located, path: str, texts: dict[str, Text]) -> Text:
    if path not in texts:
        texts[path] = there.text_of(path)
    return texts[path]
