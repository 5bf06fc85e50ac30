"""What may happen in a session, for those who want to know."""

from __future__ import annotations

from collections.abc import Set

from speclsp.server.opened import Opened
from speclsp.server.roots import Root


class Watcher:
    """Is told what happened. Does nothing about it, unless a subclass does."""

    def document_changed(self, opened: Opened) -> None:
        """An open document is to be looked at."""

    def document_closed(self, opened: Opened) -> None:
        """It is the disk's again."""

    def root_changed(self, root: Root) -> None:
        """Something changed that documents of `root` other than the changed one may depend on."""

    def texts_changed(self, root: Root, paths: Set[str]) -> None:
        """Only words changed there, and with them where things stand."""

    def findings_moved(self, root: Root, paths: Set[str]) -> None:
        """What was said in another document has changed what is found in these."""

    def root_added(self, root: Root) -> None:
        """A folder is to be read."""

    def root_removed(self, root: Root) -> None:
        """A folder is no longer wanted."""

    def released(self, root: Root, path: str) -> None:
        """What is at `path` is no longer the client's but the disk's."""

    def lost(self, opened: Opened) -> None:
        """The text of a document is no longer known."""

    def switched(self) -> None:
        """The user wants other features than before."""
