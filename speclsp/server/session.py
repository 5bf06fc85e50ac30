"""What is served and what is open: the folders, their workspaces, and the client's documents.

Every change of a workspace goes through `apply` here, which says what has to be looked at again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Set
from typing import NamedTuple, Protocol

from speclsp.checking.levels import Overrides
from speclsp.server.convert import Json, MalformedError, Units
from speclsp.server.opened import Opened, head, head_edits, kind_of
from speclsp.server.roots import Place, Root, innermost, place_around
from speclsp.server.uris import key_of, path_of
from speclsp.text import Edit, Text
from speclsp.workspace import Change

log = logging.getLogger(__name__)


class Watcher(Protocol):
    """Is told what happened."""

    def document_changed(self, opened: Opened) -> None: ...

    def document_closed(self, opened: Opened) -> None: ...

    def root_changed(self, root: Root) -> None:
        """Something changed that documents of `root` other than the changed one may depend on."""

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        """Only words changed there, and with them where things stand."""

    def root_added(self, root: Root) -> None: ...

    def root_removed(self, root: Root) -> None: ...

    def released(self, root: Root, path: str) -> None:
        """What is at `path` is no longer the client's but the disk's."""

    def lost(self, opened: Opened) -> None:
        """The text of a document is no longer known."""


class Located(NamedTuple):
    """A document, open or not, that can be asked about."""

    root: Root
    path: str
    text: Text


class Session:
    """All that is known between `initialize` and `exit`."""

    def __init__(self, units: Units, known_rules: frozenset[str], watcher: Watcher) -> None:
        self.units = units
        self.known_rules = known_rules
        # What the client's settings say of documents in none of its folders.
        self.overrides = Overrides()
        self.roots: list[Root] = []
        self.opened: dict[str, Opened] = {}
        self._watcher = watcher
        # Roots that are served only for documents in none of the client's folders.
        self._for_strays: list[Root] = []

    @property
    def served(self) -> list[Root]:
        """The client's folders, and those of the documents that are in none of them."""
        return [*self.roots, *self._for_strays]

    def everywhere(self) -> list[Root]:
        """The folders, and the workspaces of the documents that stand for themselves."""
        return [*self.served, *(each.root for each in self.opened.values() if not each.root.path)]

    def changed(self, root: Root) -> None:
        """All open documents of `root` are to be looked at again."""
        self._watcher.root_changed(root)

    def apply(self, root: Root, change: Change) -> None:
        before, after = root.snapshot, root.workspace.apply(change)
        # Until all is read, nothing that crosses documents is said.
        if after.names is not before.names and (after.complete or after.index is before.index):
            self._watcher.root_changed(root)
        else:
            paths = change.texts.keys() | change.documents.keys() | change.edits.keys()
            self._watcher.texts_changed(root, paths)

    def open(self, uri: str, language: str, version: int | None, text: Text) -> None:
        key = key_of(uri)
        if (opened := self.opened.get(key)) is not None:
            log.info("a document is opened twice")
            opened.uri, opened.version = uri, version
            opened.desynced = opened.told = False
            self._hold(opened, text, None)
            return
        file = path_of(uri)
        name = (file or uri).replace("\\", "/").rstrip("/").rpartition("/")[2] or "untitled"
        kind = kind_of(name, language)
        opened = Opened(uri, key, file, kind, version, text, self._loose(), name)
        if file is None and kind == "configuration":
            opened.kind = "other"
        self.opened[key] = opened
        self._settle(opened)
        self._watcher.document_changed(opened)

    def change(self, uri: str, version: int | None, changes: Json) -> None:
        """Applies what a client reports, each change to the result of the one before."""
        opened = self.opened.get(key_of(uri))
        if opened is None:
            log.warning("a change of a document that is not open is ignored")
            return
        if version is not None and opened.version is not None and version < opened.version:
            log.info("a version lower than the one before")
        opened.version = version
        text = opened.text
        edits: list[Edit] | None = []
        for change in changes if isinstance(changes, list) else [changes]:
            whole = isinstance(change, dict) and change.get("range") is None
            if opened.desynced and not whole:
                continue
            try:
                edit = self.units.edit(text, change)
            except MalformedError as error:
                log.warning("a change cannot be applied: %s", error)
                opened.desynced = True
                continue
            if whole:
                text, edits = Text(edit.text), None
                opened.desynced = opened.told = False
                continue
            after = text.apply(edit)
            if edits is not None:
                edits += head_edits(text, edit, after)
            text = after
        if opened.desynced:
            self._watcher.lost(opened)
        else:
            self._hold(opened, text, edits)

    def close(self, uri: str) -> None:
        opened = self.opened.pop(key_of(uri), None)
        if opened is None:
            log.info("a document that is not open is closed")
            return
        self._release(opened)
        self._watcher.document_closed(opened)
        self._drop_strays()

    def serve(self, places: Iterable[Place]) -> None:
        """These are now the client's folders."""
        wanted = {place.path: place for place in places}
        gone = [root for root in self.roots if root.path not in wanted]
        known = {root.path for root in self.roots}
        added = [
            Root(place.path, place.uri, self.known_rules)
            for place in wanted.values()
            if place.path not in known
        ]
        self.roots = [root for root in self.roots if root not in gone] + added
        for root in gone:
            self._watcher.root_removed(root)
        for root in added:
            self._watcher.root_added(root)
        self.settle()

    def settle(self) -> None:
        """Gives each open document to the workspace that is the right one now."""
        for opened in tuple(self.opened.values()):
            if self._settle(opened):
                self._watcher.document_changed(opened)
        self._drop_strays()

    def located(self, uri: str) -> Located | None:
        """The document at `uri`, where it can be asked about."""
        opened = self.opened.get(key_of(uri))
        if opened is not None:
            usable = opened.kind == "markdown" and not opened.desynced
            return Located(opened.root, opened.path, opened.text) if usable else None
        file = path_of(uri)
        root = innermost(self.served, file) if file else None
        path = root.relative(file) if root and file else None
        document = root.snapshot.document(path) if root and path else None
        return Located(root, path, document.text) if root and path and document else None

    def _settle(self, opened: Opened) -> bool:
        """Whether the document has been given to another workspace than it was in."""
        root = self._around(opened.file) if opened.file else None
        path = root.relative(opened.file) if root and opened.file else None
        left_out = bool(root and path and opened.kind == "markdown" and root.leaves_out(path))
        if root is None or path is None or left_out:
            if opened.path in opened.root.opened and not opened.root.path:
                opened.left_out = left_out
                return False
            root, path = self._loose(), opened.path.rpartition("/")[2]
        elif opened.root is root and opened.path in root.opened:
            return False
        self._release(opened)
        opened.root, opened.path, opened.left_out, opened.found = root, path, left_out, None
        root.opened[path] = opened
        self._hold(opened, opened.text, None)
        return True

    def _release(self, opened: Opened) -> None:
        root, path = opened.root, opened.path
        if root.opened.pop(path, None) is not None and root.path:
            self.apply(root, Change(closed=frozenset([path])))
            self._watcher.released(root, path)

    def _hold(self, opened: Opened, text: Text, edits: list[Edit] | None) -> None:
        """The client's text is now `text`, by `edits` if they are given."""
        path = opened.path
        opened.text = text
        if opened.kind == "configuration":
            self.apply(opened.root, Change(texts={path: head(text)}))
        elif opened.kind == "markdown":
            change = (
                Change(texts={path: head(text)}, opened=frozenset([path]))
                if edits is None
                else Change(edits={path: edits})
            )
            self.apply(opened.root, change)
            document = opened.root.snapshot.document(path)
            if document is not None and len(document.text) == len(text):
                # One string in memory instead of two.
                opened.text = document.text
        self._watcher.document_changed(opened)

    def _around(self, file: str) -> Root:
        root = innermost(self.roots, file) or innermost(self._for_strays, file)
        if root is None:
            place = place_around(file)
            root = Root(place.path, place.uri, self.known_rules)
            self._for_strays.append(root)
            self._watcher.root_added(root)
        return root

    def _loose(self) -> Root:
        """A workspace for a document that stands for itself."""
        root = Root("", "", self.known_rules)
        root.overrides = self.overrides
        return root

    def _drop_strays(self) -> None:
        for root in tuple(self._for_strays):
            if not root.opened:
                self._for_strays.remove(root)
                self._watcher.root_removed(root)
