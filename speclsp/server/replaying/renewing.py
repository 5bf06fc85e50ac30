"""Messages of a recording as they are to be sent now: what there was only then has another name."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.message import Answer, Id, Request, is_id, message
from speclsp.server.connection.values import Json
from speclsp.server.recording.reading import Entry


def client_answers(messages: Iterable[Entry]) -> dict[str, deque[Answer]]:
    """What the client answered, by the method that it was asked."""
    methods: dict[Id, str] = {}
    found: dict[str, deque[Answer]] = defaultdict(deque)
    for each in messages:
        read = message(each.body)
        if each.sender == "server" and isinstance(read, Request):
            methods[read.id] = read.method
        elif each.sender == "client" and isinstance(read, Answer) and is_id(read.id):
            method = methods.pop(read.id, None)
            if method is not None:
                found[method].append(read)
    return dict(found)


def renewed(method: str, params: Json, identifiers: Mapping[str, str]) -> Json:
    """The parameters of a request; `params` itself where nothing is to be changed.

    `identifiers` are those of the lists of findings that the server has given now, by URI.
    """
    if not isinstance(params, dict):
        return params
    if method == lsp.INITIALIZE:
        # The editor is gone, and the server would follow it.
        return {**params, "processId": None}
    if method == lsp.TEXT_DOCUMENT_DIAGNOSTIC and "previousResultId" in params:
        known = _known(at(params, "textDocument", "uri"), identifiers)
        return params if known is None else {**params, "previousResultId": known}
    listed = params.get("previousResultIds")
    if method == lsp.WORKSPACE_DIAGNOSTIC and isinstance(listed, list):
        return {**params, "previousResultIds": [_previous(each, identifiers) for each in listed]}
    return params


def body_of(method: str, params: Json, identifier: Id | None = None) -> bytes:
    """A notification, or a request where there is an identifier."""
    told = {"jsonrpc": "2.0", "method": method, "params": params}
    return json.dumps(told if identifier is None else {**told, "id": identifier}).encode("ascii")


def _previous(report: Json, identifiers: Mapping[str, str]) -> Json:
    known = _known(at(report, "uri"), identifiers)
    return report if known is None else {**report, "value": known}


def _known(uri: Json, identifiers: Mapping[str, str]) -> str | None:
    return identifiers.get(uri) if isinstance(uri, str) else None
