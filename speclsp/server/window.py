"""What the user is asked, and edits that the client is asked to make. It may do neither."""

from __future__ import annotations

import logging

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import Json, MalformedError

log = logging.getLogger(__name__)

PATIENCE = 120.0
"""Seconds that a client may take to make an edit: it may show the user a preview first."""


class Window:
    """The user, as far as the client lets us reach them."""

    def __init__(self, protocol: Protocol, patience: float = PATIENCE) -> None:
        self._protocol = protocol
        self._patience = patience
        self._told: set[str] = set()

    async def confirmed(self, question: str, action: str) -> bool:
        """Whether the user chose `action`. Everything else is no: to close the window, an answer
        that was not offered, an error, and none."""
        method = lsp.WINDOW_SHOW_MESSAGE_REQUEST
        params = {"type": 3, "message": question, "actions": [{"title": action}]}
        try:
            answer = await self._protocol.asking.ask(method, params, patience=None)
        except MalformedError:
            return False
        return bool(at(answer, "title") == action)

    async def applied(self, label: str, edit: Json) -> bool:
        """Whether the client has made an edit. Where not, the user is told, once for each label."""
        method = lsp.WORKSPACE_APPLY_EDIT
        params = {"label": label, "edit": edit}
        try:
            answer = await self._protocol.asking.ask(method, params, self._patience)
        except (TimeoutError, MalformedError) as error:
            log.warning("the client did not make an edit: %s", error)
            answer = None
        if at(answer, "applied") is True:
            return True
        if label not in self._told:
            self._told.add(label)
            words = f"speclsp could not make this edit: {label}"
            self._protocol.tell(lsp.WINDOW_SHOW_MESSAGE, {"type": 2, "message": words})
        return False
