"""The notifications about documents, read from whatever the client sent."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.values import Json
from speclsp.server.convert import document_uri, member, sound
from speclsp.server.opened import Opened
from speclsp.server.session import Session
from speclsp.server.watcher import Watcher
from speclsp.text import Text
from speclsp.work import Work


class Sync(Watcher):
    """What a client says of its documents, handed to the session."""

    def __init__(self, session: Session, tell: Callable[[str, Json], None]) -> None:
        self._session = session
        self._tell = tell
        self.notifications: dict[str, Callable[[Json], Work[None] | None]] = {
            lsp.TEXT_DOCUMENT_DID_OPEN: self._did_open,
            lsp.TEXT_DOCUMENT_DID_CHANGE: self._did_change,
            lsp.TEXT_DOCUMENT_DID_CLOSE: self._did_close,
        }

    def lost(self, opened: Opened) -> None:
        """Told once: from then on nothing is applied until the client sends the whole text."""
        if not opened.told:
            opened.told = True
            name = opened.path.rpartition("/")[2]
            words = f"speclsp has lost track of {name}; close it and open it again"
            self._tell(lsp.WINDOW_SHOW_MESSAGE, {"type": 2, "message": words})

    def _did_open(self, params: Json) -> Work[None]:
        document = member(params, "textDocument")
        language = at(document, "languageId")
        return self._session.open(
            document_uri(params),
            language if isinstance(language, str) else "",
            _version(document),
            Text(sound(member(document, "text"))),
        )

    def _did_change(self, params: Json) -> Work[None]:
        document = member(params, "textDocument")
        changes = at(params, "contentChanges")
        return self._session.change(document_uri(params), _version(document), changes)

    def _did_close(self, params: Json) -> None:
        self._session.close(document_uri(params))


def _version(document: Json) -> int | None:
    version = at(document, "version")
    return version if isinstance(version, int) and not isinstance(version, bool) else None
