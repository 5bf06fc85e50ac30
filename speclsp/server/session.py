"""What is served and what is open: the folders, their workspaces, and the client's documents.

Every change of a workspace goes through `apply` here, which says what has to be looked at again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Set

from speclsp.checking.levels import Overrides
from speclsp.document import Document
from speclsp.notation.reading import DEFAULT
from speclsp.server.connection.values import Json, MalformedError
from speclsp.server.convert import Units
from speclsp.server.opened import Located, Opened, head, head_edits, kind_of
from speclsp.server.roots import Place, Root, innermost, place_around
from speclsp.server.switches import Switches
from speclsp.server.uris import key_of, path_of
from speclsp.server.watcher import Watcher
from speclsp.server.wished import Wished
from speclsp.text import Edit, Text
from speclsp.work import Work
from speclsp.workspace import Change

log = logging.getLogger(__name__)


class Session:
    """All that is known between `initialize` and `exit`."""

    def __init__(self, units: Units, known_rules: frozenset[str]) -> None:
        self.units = units
        self.known_rules = known_rules
        # What the client's settings say of documents in none of its folders.
        self.overrides = Overrides()
        # What the user lets specs be imported from.
        self.allowed: tuple[str, ...] = ()
        # The features that the user wants.
        self.switches = Switches()
        # What the client says of models.
        self.wished = Wished()
        self.roots: list[Root] = []
        self.opened: dict[str, Opened] = {}
        self.watchers: list[Watcher] = []
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
        for watcher in self.watchers:
            watcher.root_changed(root)

    def findings_moved(self, root: Root, paths: Set[str]) -> None:
        """Something else is found in these documents, since others say something else."""
        for watcher in self.watchers:
            watcher.findings_moved(root, paths)

    def switch(self, wanted: Switches) -> None:
        """These are the features that the user wants now."""
        if wanted != self.switches:
            self.switches = wanted
            for watcher in self.watchers:
                watcher.switched()

    def apply(self, root: Root, change: Change) -> None:
        before, after = root.snapshot, root.workspace.apply(change)
        # Until all is read, nothing that crosses documents is said, nor of code.
        if change.sources and not after.sourced:
            return
        if after.names is not before.names and (after.complete or after.index is before.index):
            for watcher in self.watchers:
                watcher.root_changed(root)
        else:
            paths = change.texts.keys() | change.documents.keys() | change.edits.keys()
            paths |= change.sources.keys()
            for watcher in self.watchers:
                watcher.texts_changed(root, paths)

    def open(self, uri: str, language: str, version: int | None, text: Text) -> Work[None]:
        key = key_of(uri)
        if (opened := self.opened.get(key)) is not None:
            log.info("a document is opened twice")
            yield from self._replace(opened, text)
            opened.uri, opened.version = uri, version
            opened.desynced = opened.told = False
            for watcher in self.watchers:
                watcher.document_changed(opened)
            return
        file = path_of(uri)
        name = (file or uri).replace("\\", "/").rstrip("/").rpartition("/")[2] or "untitled"
        kind = kind_of(name, language)
        opened = Opened(uri, key, file, kind, version, text, self._loose(), name)
        if file is None and kind == "configuration":
            opened.kind = "other"
        if opened.kind == "markdown":
            root = innermost(self.served, file) if file else None
            path = root.relative(file) if root and file else None
            options = root.snapshot.options(path) if root and path else DEFAULT
            opened.document = yield from Document.reading(name, head(text), options)
        self.opened[key] = opened
        self._settle(opened)
        for watcher in self.watchers:
            watcher.document_changed(opened)

    def change(self, uri: str, version: int | None, changes: Json) -> Work[None]:
        """Applies what a client reports, each change to the result of the one before."""
        opened = self.opened.get(key_of(uri))
        if opened is None:
            log.warning("a change of a document that is not open is ignored")
            return
        if version is not None and opened.version is not None and version < opened.version:
            log.info("a version lower than the one before")
        text, desynced = opened.text, opened.desynced
        edits: list[Edit] | None = []
        for change in changes if isinstance(changes, list) else [changes]:
            whole = isinstance(change, dict) and change.get("range") is None
            if desynced and not whole:
                continue
            try:
                edit = self.units.edit(text, change)
            except MalformedError as error:
                log.warning("a change cannot be applied: %s", error)
                desynced = True
                continue
            if whole:
                text, edits, desynced = Text(edit.text), None, False
                continue
            after = text.apply(edit)
            if edits is not None:
                edits += head_edits(text, edit, after)
            text = after
        if desynced:
            opened.version, opened.desynced = version, True
            for watcher in self.watchers:
                watcher.document_changed(opened)
                watcher.lost(opened)
            return
        if edits is None:
            yield from self._replace(opened, text)
        else:
            yield from self._edit(opened, text, edits)
        opened.version = version
        opened.desynced = opened.told = False
        for watcher in self.watchers:
            watcher.document_changed(opened)

    def close(self, uri: str) -> None:
        opened = self.opened.pop(key_of(uri), None)
        if opened is None:
            log.info("a document that is not open is closed")
            return
        self._release(opened)
        for watcher in self.watchers:
            watcher.document_closed(opened)
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
            for watcher in self.watchers:
                watcher.root_removed(root)
        for root in added:
            for watcher in self.watchers:
                watcher.root_added(root)
        self.settle()

    def settle(self) -> None:
        """Gives each open document to the workspace that is the right one now."""
        for opened in tuple(self.opened.values()):
            if self._settle(opened):
                for watcher in self.watchers:
                    watcher.document_changed(opened)
        self._drop_strays()

    def located(self, uri: str) -> Located | None:
        """The document at `uri` as it is now, where it can be asked about."""
        opened = self.opened.get(key_of(uri))
        if opened is not None:
            usable = opened.kind == "markdown" and not opened.desynced
            return opened.located if usable else None
        file = path_of(uri)
        root = innermost(self.served, file) if file else None
        path = root.relative(file) if root and file else None
        document = root.snapshot.document(path) if root and path else None
        if root is None or path is None or document is None:
            return None
        return Located(root, root.snapshot, path, uri, document.text)

    def serves(self, uri: str) -> bool:
        """Whether `uri` names a file of a folder that is served, or a document that is open."""
        if key_of(uri) in self.opened:
            return True
        file = path_of(uri)
        root = innermost(self.served, file) if file else None
        path = root.relative(file) if root and file else None
        return bool(root and path and root.snapshot.exists(path))

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
        self._hold(opened)
        return True

    def _release(self, opened: Opened) -> None:
        root, path = opened.root, opened.path
        if root.opened.pop(path, None) is not None and root.path:
            self.apply(root, Change(closed=frozenset([path])))
            for watcher in self.watchers:
                watcher.released(root, path)

    def _replace(self, opened: Opened, text: Text) -> Work[None]:
        """The client's text is now another one."""
        if opened.kind == "markdown":
            options = opened.root.snapshot.options(opened.path)
            opened.document = yield from Document.reading(opened.path, head(text), options)
        opened.text = text
        self._hold(opened)

    def _edit(self, opened: Opened, text: Text, edits: list[Edit]) -> Work[None]:
        """The client's text is now `text`, by `edits`."""
        if opened.document is None:
            yield from self._replace(opened, text)
            return
        opened.document = yield from opened.document.editing(edits)
        opened.text = text
        self._hold(opened)

    def _hold(self, opened: Opened) -> None:
        """Tells the workspace that the document is in what the client's text is now."""
        path = opened.path
        if opened.kind == "configuration":
            self.apply(opened.root, Change(texts={path: head(opened.text)}))
        if opened.document is None:
            return
        if opened.document.path != path:
            opened.document = opened.document.placed(path)
        change = Change(documents={path: opened.document}, opened=frozenset([path]))
        self.apply(opened.root, change)
        # Where the configuration has changed meanwhile it was read again.
        opened.document = opened.root.snapshot.documents[path]
        if len(opened.document.text) == len(opened.text):
            # One string in memory instead of two.
            opened.text = opened.document.text

    def _around(self, file: str) -> Root:
        if (root := innermost(self.roots, file)) is not None:
            return root
        # Not a wider one that is there for another document: which came first must not matter.
        place = place_around(file)
        root = next((each for each in self._for_strays if each.path == place.path), None)
        if root is None:
            root = Root(place.path, place.uri, self.known_rules)
            self._for_strays.append(root)
            for watcher in self.watchers:
                watcher.root_added(root)
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
                for watcher in self.watchers:
                    watcher.root_removed(root)
