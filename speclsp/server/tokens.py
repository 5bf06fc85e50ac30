"""Semantic tokens as the client counts them: all of a document, what has changed, or a part."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from lsprotocol import types as lsp

from speclsp.features.tokens import Token, tokenizing
from speclsp.server.connection.values import Json
from speclsp.server.convert import Units, document_uri, member
from speclsp.server.legend import TYPES
from speclsp.server.opened import Located
from speclsp.server.session import Session
from speclsp.server.uris import key_of
from speclsp.text import Span, Text
from speclsp.work import Work

_NUMBERS: Mapping[str, int] = {kind: number for number, kind in enumerate(TYPES)}
_SIZE = 5
"""Numbers of a token: lines and characters from the one before, length, type, modifiers."""

_REMEMBERED = 20
"""Documents whose last answer is kept, to tell what has changed since."""


class Tokens:
    """Answers to the three requests for semantic tokens."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._units: Units = session.units
        # By the key of a document: the id of its last answer, and that answer. Oldest first.
        self._given: dict[str, tuple[str, array[int]]] = {}
        self._answers = 0

    @property
    def answers(self) -> dict[str, Callable[[Json], Json]]:
        return {
            lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: self.full,
            lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: self.delta,
            lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: self.range,
        }

    def full(self, params: Json) -> Work[Json]:
        there = self._session.located(document_uri(params))
        if there is None:
            return None
        data = yield from self._data(there, None)
        return {"resultId": self._remember(there.uri, data), "data": data.tolist()}

    def delta(self, params: Json) -> Work[Json]:
        """What has changed since the answer that the client names; all, where that is forgotten."""
        there = self._session.located(document_uri(params))
        if there is None:
            return None
        data = yield from self._data(there, None)
        before = self._given.get(key_of(there.uri))
        result = {"resultId": self._remember(there.uri, data)}
        if before is None or before[0] != member(params, "previousResultId"):
            return {**result, "data": data.tolist()}
        return {**result, "edits": _edits(before[1], data)}

    def range(self, params: Json) -> Work[Json]:
        there = self._session.located(document_uri(params))
        if there is None:
            return None
        span = self._units.span(there.text, member(params, "range"))
        data = yield from self._data(there, span)
        return {"data": data.tolist()}

    def _data(self, there: Located, span: Span | None) -> Work[array[int]]:
        found = yield from tokenizing(there.snapshot, there.path, span)
        return (yield from _numbers(there.text, found, self._units))

    def _remember(self, uri: str, data: array[int]) -> str:
        self._answers += 1
        key, identifier = key_of(uri), str(self._answers)
        self._given.pop(key, None)
        self._given[key] = (identifier, data)
        if len(self._given) > _REMEMBERED:
            del self._given[next(iter(self._given))]
        return identifier


def _numbers(text: Text, found: Iterable[Token], units: Units) -> Work[array[int]]:
    """The tokens in the form of the protocol: each by its distance from the one before."""
    string, starts = text.string, text.starts
    data: array[int] = array("i")
    line = column = 0
    for number, (start, end, kind, defines) in enumerate(found):
        here = bisect_right(starts, start) - 1
        low, size = start - starts[here], end - start
        if not string[starts[here] : end].isascii():
            span = units.range(text, Span(start, end))
            low = span["start"]["character"]
            size = span["end"]["character"] - low
        data.extend(
            (here - line, low - column if here == line else low, size, _NUMBERS[kind], defines)
        )
        line, column = here, low
        if number % 100 == 0:
            yield
    return data


def _edits(before: array[int], after: array[int]) -> list[Json]:
    """One edit of whole tokens that makes `after` of `before`; none where they are equal."""
    if before == after:
        return []
    size = min(len(before), len(after))
    head = next((at for at in range(size) if before[at] != after[at]), size) // _SIZE * _SIZE
    most = size - head
    tail = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    tail = tail // _SIZE * _SIZE
    deleted = len(before) - head - tail
    inserted = after[head : len(after) - tail].tolist()
    edit: dict[str, Json] = {"start": head, "deleteCount": deleted}
    return [{**edit, "data": inserted} if inserted else edit]
