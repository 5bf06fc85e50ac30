"""The notifications about documents, read from whatever the client sent."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.convert import Json, document_uri, member, sound
from speclsp.server.session import Session
from speclsp.text import Text


class Sync:
    """What a client says of its documents, handed to the session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.notifications: dict[str, Callable[[Json], None]] = {
            lsp.TEXT_DOCUMENT_DID_OPEN: self._did_open,
            lsp.TEXT_DOCUMENT_DID_CHANGE: self._did_change,
            lsp.TEXT_DOCUMENT_DID_CLOSE: self._did_close,
        }

    def _did_open(self, params: Json) -> None:
        document = member(params, "textDocument")
        language = at(document, "languageId")
        self._session.open(
            document_uri(params),
            language if isinstance(language, str) else "",
            _version(document),
            Text(sound(member(document, "text"))),
        )

    def _did_change(self, params: Json) -> None:
        document = member(params, "textDocument")
        changes = at(params, "contentChanges")
        self._session.change(document_uri(params), _version(document), changes)

    def _did_close(self, params: Json) -> None:
        self._session.close(document_uri(params))


def _version(document: Json) -> int | None:
    version = at(document, "version")
    return version if isinstance(version, int) and not isinstance(version, bool) else None
