"""What is shown of a document besides its words, and what is taken together in it: hints, folds,
selections, linked places."""

from __future__ import annotations

import json
from collections.abc import Callable

from lsprotocol import types as lsp

from speclsp.features.folding import clauses, folding, outermost
from speclsp.features.hints import Kind, hinting
from speclsp.features.linked import linked
from speclsp.features.selection import selections
from speclsp.server.client import Client
from speclsp.server.connection.frames import Raw
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import Units, document_uri, member, number
from speclsp.server.diagnostics.findings import quoted
from speclsp.server.known import when_known
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.text import Span
from speclsp.work import Work

_HINTS: tuple[tuple[str, Kind], ...] = (
    ("titleHints", "title"),
    ("authorityHints", "authority"),
    ("testHints", "tests"),
)

_PARTS = {"all": (), "clauses": (clauses,), "off": ()}

MOST_POSITIONS = 2_000
"""Carets that are answered for at once."""


class Showing:
    """Answers. A document that is not known, or whose text is lost, gives the empty answer."""

    def __init__(self, session: Session, client: Client) -> None:
        self._session = session
        self._client = client
        self._units: Units = session.units

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_INLAY_HINT: self.inlay_hint,
            lsp.TEXT_DOCUMENT_FOLDING_RANGE: self.folding_range,
            lsp.TEXT_DOCUMENT_SELECTION_RANGE: self.selection_range,
            lsp.TEXT_DOCUMENT_LINKED_EDITING_RANGE: self.linked_editing_range,
        }

    def inlay_hint(self, params: Json) -> Json:
        range_ = member(params, "range")
        bounds = [_numbers(member(range_, name)) for name in ("start", "end")]
        kinds = {kind for name, kind in _HINTS if self._session.switches.on(name)}

        def answer(there: Located) -> Work[Json]:
            low, high = sorted(self._units.offset(there.text, *each) for each in bounds)
            found = []
            span = Span(low, high)
            for hint in (yield from hinting(there.snapshot, there.path, span, kinds)):
                position = json.dumps(self._units.position(there.text, hint.offset))
                label = quoted(hint.label)
                found.append(f'{{"position":{position},"label":{label},"paddingLeft":true}}')
                yield
            return Raw(f"[{','.join(found)}]")

        return when_known(self._session, document_uri(params), answer) if kinds else None

    def folding_range(self, params: Json) -> Work[Json]:
        there = self._session.located(document_uri(params))
        amount = self._session.switches.amount("folding")
        document = there.snapshot.document(there.path) if there else None
        if document is None or amount == "off":
            return None
        folds = yield from folding(document, *_PARTS[amount])
        found = []
        # Whole lines, which is all that most clients fold.
        for first, last, kind in outermost(folds, self._client.most_folds or len(folds)):
            said = f',"kind":"{kind}"' if kind else ""
            found.append(f'{{"startLine":{first},"endLine":{last}{said}}}')
        return Raw(f"[{','.join(found)}]")

    def selection_range(self, params: Json) -> Work[Json]:
        there = self._session.located(document_uri(params))
        positions = member(params, "positions")
        if not isinstance(positions, list) or len(positions) > MOST_POSITIONS:
            raise MalformedError('"positions" is no list, or too long a one')
        places = [_numbers(each) for each in positions]
        document = there.snapshot.document(there.path) if there else None
        if there is None or document is None or not self._session.switches.on("selection"):
            return None
        found = []
        for place in places:
            spans = selections(document, self._units.offset(there.text, *place))
            selection: Json = None
            for span in reversed(spans):
                range_ = self._units.range(there.text, span)
                selection = (
                    {"range": range_, "parent": selection} if selection else {"range": range_}
                )
            found.append(selection)
            yield
        return found

    def linked_editing_range(self, params: Json) -> Json:
        there = self._session.located(document_uri(params))
        place = _numbers(member(params, "position"))
        if there is None or not self._session.switches.on("linkedEditing"):
            return None
        if not there.root.read.is_set():
            # Who else uses a name is not known yet, so nothing is promised.
            return None
        found = linked(there.snapshot, there.path, self._units.offset(there.text, *place))
        if found is None:
            return None
        ranges = [self._units.range(there.text, span) for span in found.spans]
        return {"ranges": ranges, "wordPattern": found.pattern}


def _numbers(position: Json) -> tuple[int, int]:
    return number(position, "line"), number(position, "character")
