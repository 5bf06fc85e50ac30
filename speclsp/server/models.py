"""Which model is asked about a workspace, and what its user has to agree to or to know."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types as lsp

from speclsp.model.asking import LASTING, ModelError
from speclsp.model.consent import SENT, Consents
from speclsp.model.folders import state_folder
from speclsp.model.opening import Opened, opened, unusable
from speclsp.model.secrets import is_denied
from speclsp.model.settings import Settings, restricted, user_settings, with_editor
from speclsp.report.safe import safe
from speclsp.server.background import DISK, in_thread
from speclsp.server.connection.protocol import Protocol
from speclsp.server.roots import Root
from speclsp.server.session import Session
from speclsp.server.switched import UNTRUSTED
from speclsp.server.window import Window

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

AGREE, NOT_NOW = "Agree", "Not now"


class DeclinedError(Exception):
    """The user does not want it, and knows that."""


class Kept:
    """A model that has been opened, for which settings, and whether the user had agreed."""

    def __init__(self, settings: Settings, agreed: bool, model: Opened) -> None:
        self.settings = settings
        self.agreed = agreed
        self.model = model
        self.users = 0


class Models:
    """One for each workspace, opened when it is first asked and kept while nothing changes."""

    def __init__(self, session: Session, protocol: Protocol) -> None:
        self._session = session
        self._protocol = protocol
        self._window = Window(protocol)
        self._kept: dict[str, Kept] = {}
        self._closing: set[asyncio.Task[None]] = set()
        # What held when it was last looked at, what was said of it, and what lasts until it
        # changes: by the path of the root.
        self._seen: dict[str, tuple[object, Settings]] = {}
        self._told: dict[str, set[str]] = {}
        self._lasting: dict[str, ModelError] = {}
        self._opening = asyncio.Lock()
        # One question at a time; how often the answer was no.
        self._agreeing = asyncio.Lock()
        self._refusals = 0

    def refusal(self, root: Root, path: str) -> ModelError | None:
        """Why nothing can be asked about a document; None where it can. Reads a small file."""
        if not root.path:
            return ModelError("off", "no model is asked about a document of no workspace")
        if is_denied(path):
            name = safe(path.rpartition("/")[2][:80])
            return ModelError("secret", f'"{name}" may hold secrets, so nothing of it is sent')
        if self._session.wished.trusted is False:
            return ModelError("off", UNTRUSTED)
        return unusable(self._settings(root)) or self._lasting.get(root.path)

    async def ask(
        self, root: Root, path: str, task: Callable[[Opened], Awaitable[_Result]]
    ) -> _Result:
        """What `task` gives, which may be tried a second time: what is remembered needs no consent.

        Raises ModelError, DeclinedError, and whatever `task` raises.
        """
        refusals = self._refusals
        for _ in range(2):
            if (refusal := self.refusal(root, path)) is not None:
                raise ModelError(refusal.kind, str(refusal))
            kept = await self._open(root)
            kept.users += 1
            try:
                kept.model.budget.begin_run()
                return await task(kept.model)
            except ModelError as error:
                if kept.agreed or error.kind != "off":
                    if error.kind in LASTING:
                        self._lasting[root.path] = error.with_traceback(None)
                    raise
            finally:
                kept.users -= 1
                self._close_unused(root, kept)
            await self._agree(root, kept.settings, refusals)
        raise ModelError("settings", "that you have agreed could not be written down")

    def tell(self, root: Root, error: ModelError) -> None:
        """Says in one line why there is no answer; what lasts is said once."""
        words, told = str(error), self._told.setdefault(root.path, set())
        if error.kind in LASTING:
            if words in told:
                return
            told.add(words)
        log.info("a model gives no answer: %s", error.kind)
        self._protocol.tell(lsp.WINDOW_SHOW_MESSAGE, {"type": 2, "message": words})

    def _settings(self, root: Root) -> Settings:
        """What holds now. Where it is not what it was, whatever failed is worth another try."""
        wished = self._session.wished
        found = restricted(with_editor(user_settings(), wished.settings), root.configs.values())
        before = self._seen.get(root.path)
        if before is None or before[0] is not wished or before[1] != found:
            self._seen[root.path] = (wished, found)
            self._told.pop(root.path, None)
            self._lasting.pop(root.path, None)
            if (kept := self._kept.get(root.path)) is not None:
                kept.model.renew()
        return found

    async def _open(self, root: Root) -> Kept:
        settings, folder = self._settings(root), Path(root.path)

        def agreed() -> bool:
            return Consents(state_folder()).agreed(folder, settings.access.identity)

        # In turn, so that all who ask at once ask the same.
        async with self._opening:
            # Another process may have taken it back.
            is_agreed = await in_thread(DISK, agreed)
            before = self._kept.get(root.path)
            if before is not None and (before.settings, before.agreed) == (settings, is_agreed):
                return before
            made = await in_thread(DISK, partial(opened, settings, folder))
            kept = self._kept[root.path] = Kept(settings, is_agreed, made)
            if before is not None:
                self._close_unused(root, before)
            return kept

    def _close_unused(self, root: Root, kept: Kept) -> None:
        if kept.users or self._kept.get(root.path) is kept:
            return
        task = asyncio.ensure_future(kept.model.aclose())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def _agree(self, root: Root, settings: Settings, refusals: int) -> None:
        """Asks whether text may go to this model, unless the answer was no while this waited.

        Raises DeclinedError, and ModelError where the answer cannot be written down."""
        access, folder = settings.access, Path(root.path)
        consents = Consents(state_folder())
        async with self._agreeing:
            if await in_thread(DISK, partial(consents.agreed, folder, access.identity)):
                return
            if self._refusals != refusals:
                raise DeclinedError
            await in_thread(DISK, partial(consents.check, folder))
            question = (
                f'Send text of "{safe(root.path)}" to the model {safe(access.model)} at'
                f" {safe(access.endpoint)}? {SENT}; nothing else, and nothing unasked."
                " speclsp model revoke takes it back"
            )
            if await self._window.chosen(question, (AGREE, NOT_NOW)) != 0:
                self._refusals += 1
                raise DeclinedError
            await in_thread(DISK, partial(consents.agree, folder, access.identity))
