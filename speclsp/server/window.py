"""What the user is asked, and edits that the client is asked to make. It may do neither."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from lsprotocol import types as lsp

from speclsp.server.client import at
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import Json, MalformedError

log = logging.getLogger(__name__)

CHOOSE = "speclsp/choose"
"""Of a request to a client that has more to choose with than buttons."""


PATIENCE = 120.0
"""Seconds that a client may take to make an edit: it may show the user a preview first."""


class Window:
    """The user, as far as the client lets us reach them."""

    def __init__(self, protocol: Protocol, patience: float = PATIENCE) -> None:
        self._protocol = protocol
        self._patience = patience
        self._told: set[str] = set()

    async def confirmed(self, question: str, action: str) -> bool:
        """Whether the user chose `action`, and nothing else."""
        return await self.chosen(question, (action,)) == 0

    async def chosen(self, question: str, actions: Sequence[str]) -> int | None:
        """Which of these actions the user chose. Everything else is none: to close the window, an
        answer that was not offered, an error, and no answer."""
        method = lsp.WINDOW_SHOW_MESSAGE_REQUEST
        offered = [{"title": action} for action in actions]
        params = {"type": 3, "message": question, "actions": offered}
        title = at(await self._asked(method, params), "title")
        return next((place for place, action in enumerate(actions) if action == title), None)

    async def picked(
        self, title: str, detail: str, items: Sequence[tuple[str, str]], words: str
    ) -> int | str | None:
        """Which of the items, labels with details, the user chose, or words of their own, for which
        they are given `words` to begin with; None as above.

        Only for a client that says it has such a list. Without `words` it takes none.
        """
        params = {
            "title": title,
            "detail": detail,
            "items": [
                {"label": label, "detail": said} if said else {"label": label}
                for label, said in items
            ],
            "allowsOwnWords": bool(words),
            "words": words,
        }
        answer = await self._asked(CHOOSE, params)
        own, index = at(answer, "words"), at(answer, "index")
        if words and isinstance(own, str):
            return own
        is_number = isinstance(index, int) and not isinstance(index, bool)
        return index if is_number and 0 <= index < len(items) else None

    def tell(self, words: str) -> None:
        """Says something that is no fault of anybody."""
        self._protocol.tell(lsp.WINDOW_SHOW_MESSAGE, {"type": 3, "message": words})

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

    async def _asked(self, method: str, params: Json) -> Json:
        """What the client answers, None for an error. A person is waited for without end."""
        try:
            return await self._protocol.asking.ask(method, params, patience=None)
        except MalformedError as error:
            log.warning("a question has no answer: %s", error)
            return None
