"""The client's folders, files and settings: what it has, what changes in them, and what follows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine

from lsprotocol import types as lsp

from speclsp.checking.levels import Overrides
from speclsp.server.client import Client, at, folder_uris
from speclsp.server.configuration import SECTION, overrides, pulled, pushed, scope
from speclsp.server.connection.protocol import Protocol
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import sound
from speclsp.server.diagnostics.unopened import Unopened
from speclsp.server.importing import allowed_imports
from speclsp.server.indexing import Indexing
from speclsp.server.progress import Progress
from speclsp.server.roots import Place, Root, place, too_wide
from speclsp.server.session import Session
from speclsp.server.switches import switches
from speclsp.server.uris import key_of
from speclsp.server.watcher import Watcher
from speclsp.server.watching import WATCHERS, touched
from speclsp.server.wished import trust, wished

log = logging.getLogger(__name__)


_PATIENCE = 120.0
"""Seconds for a client to say what its settings are: its own extensions may be starting."""


class Folders(Watcher):
    """Nothing is read or asked before the client has said that it is ready."""

    def __init__(
        self, session: Session, client: Client, protocol: Protocol, unopened: Unopened
    ) -> None:
        self._session = session
        self._unopened = unopened
        self._client = client
        self._protocol = protocol
        self._ready = False
        # The client's own folders, by their keys.
        self._uris: dict[str, str] = {}
        self._settings: Json = None
        self._trusted: bool | None = None
        self._pulling: asyncio.Task[None] | None = None
        self._indexing: dict[Root, Indexing] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.notifications: dict[str, Callable[[Json], None]] = {
            lsp.INITIALIZED: self._initialized,
            lsp.TEXT_DOCUMENT_DID_SAVE: self._did_save,
            lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._did_change_files,
            lsp.WORKSPACE_DID_CHANGE_CONFIGURATION: self._did_change_settings,
            lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self._did_change_folders,
        }

    def begin(self, uris: list[str], settings: Json) -> None:
        """What `initialize` says of them."""
        self._settings, self._trusted = pushed(settings), trust(settings)
        self._uris = {key_of(uri): uri for uri in map(sound, uris)}
        self._serve()
        self._set(self._settings)

    def close(self) -> None:
        for indexing in self._indexing.values():
            indexing.cancel()
        for task in self._tasks:
            task.cancel()

    def root_added(self, root: Root) -> None:
        root.overrides = self._session.overrides
        root.allowed = self._session.allowed
        if not self._ready:
            return
        self._index(root)
        if self._client.configuration:
            self._pull()

    def root_removed(self, root: Root) -> None:
        if (indexing := self._indexing.pop(root, None)) is not None:
            indexing.cancel()
        # Whoever waits for it waits in vain.
        root.read.set()
        root.in_step.set()

    def released(self, root: Root, path: str) -> None:
        if (indexing := self._indexing.get(root)) is not None:
            indexing.touch({path}, relist=False)

    def _initialized(self, params: Json) -> None:
        if self._ready:
            return
        self._ready = True
        for root in self._session.served:
            self._index(root)
        self._start(self._register())
        if self._client.configuration:
            self._pull()

    def _index(self, root: Root) -> None:
        if too_wide(root.path):
            log.warning("%s is too wide to be read: a folder in it is to be opened", root.path)
            root.left_alone = True
        elif root not in self._indexing:
            root.read.clear()
            indexing = Indexing(root, self._session, self._progress, self._protocol.is_busy)
            self._indexing[root] = indexing

    def _progress(self, title: str) -> Progress:
        return Progress(self._protocol, title, wanted=self._client.progress)

    def _did_save(self, params: Json) -> None:
        """Where nobody reports what happens on disk, saving is the time to look."""
        if self._client.registers_watchers:
            return
        for indexing in self._indexing.values():
            indexing.look()

    def _did_change_files(self, params: Json) -> None:
        for root, paths, relist in touched(params, self._indexing):
            self._indexing[root].touch(paths, relist=relist)

    def _did_change_settings(self, params: Json) -> None:
        if self._client.configuration:
            self._pull()
        else:
            self._settings = pushed(at(params, "settings"))
            self._set(self._settings)

    def _did_change_folders(self, params: Json) -> None:
        event = at(params, "event")
        for uri in folder_uris(at(event, "removed")):
            self._uris.pop(key_of(sound(uri)), None)
        self._uris |= {key_of(uri): uri for uri in map(sound, folder_uris(at(event, "added")))}
        self._serve()

    def _serve(self) -> None:
        self._session.serve(found for uri in self._uris.values() if (found := _place(uri)))

    async def _register(self) -> None:
        registrations = []
        if self._client.registers_watchers:
            options = {"watchers": list(WATCHERS)}
            method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registrations.append({"id": "files", "method": method, "registerOptions": options})
        if self._client.registers_configuration:
            section = {"section": SECTION}
            method = lsp.WORKSPACE_DID_CHANGE_CONFIGURATION
            registrations.append({"id": "settings", "method": method, "registerOptions": section})
        if registrations:
            method = lsp.CLIENT_REGISTER_CAPABILITY
            await self._protocol.asking.ask(method, {"registrations": registrations})

    def _pull(self) -> None:
        """Asks for the settings; what was asked for before is no longer waited for."""
        if self._pulling is not None:
            self._pulling.cancel()
        self._pulling = self._start(self._pulled())

    async def _pulled(self) -> None:
        """Heeds the settings of each folder, and those of documents in none."""
        roots = self._session.served
        items = [{"section": SECTION}]
        items += [{"scopeUri": root.uri, "section": SECTION} for root in roots]
        ask = self._protocol.asking.ask
        answer = await ask(lsp.WORKSPACE_CONFIGURATION, {"items": items}, _PATIENCE)
        general, *own = pulled(answer, len(items))
        known = self._session.known_rules
        self._set(general)
        for root, section in zip(roots, own, strict=True):
            if section is not None and section != general:
                self._override_root(root, overrides(section, known))

    def _set(self, section: Json) -> None:
        self._override(overrides(section, self._session.known_rules))
        self._unopened.limit(scope(section))
        self._session.switch(switches(section))
        self._allow(allowed_imports(section))
        self._session.wished = wished(section, self._trusted)

    def _allow(self, paths: tuple[str, ...]) -> None:
        """Of the user's settings alone, and not of those of a folder, which come with it."""
        self._session.allowed = paths
        for root in self._session.served:
            if root.allowed != paths:
                root.allowed = paths
                if (indexing := self._indexing.get(root)) is not None:
                    indexing.touch(set(), relist=False)

    def _override(self, general: Overrides) -> None:
        self._session.overrides = general
        for root in self._session.everywhere():
            self._override_root(root, general)

    def _override_root(self, root: Root, wanted: Overrides) -> None:
        if root.overrides != wanted:
            root.overrides = wanted
            self._session.changed(root)

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Asks the client something. That it does not answer well is no mistake of ours."""

        async def guarded() -> None:
            try:
                await work
            except TimeoutError:
                log.warning("the client did not answer")
            except MalformedError as error:
                log.warning("%s", error)

        task = asyncio.ensure_future(guarded())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _place(uri: str) -> Place | None:
    try:
        return place(uri)
    except (OSError, ValueError) as error:
        log.warning("a folder cannot be served: %s", error)
        return None
