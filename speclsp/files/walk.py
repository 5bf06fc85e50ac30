"""The walk over a tree that makes a listing. Sorted, bounded, and never through a link to a folder.

Folders are taken level by level, so that a bound cuts off what is deep and not what comes late in
the alphabet. Hidden and excluded folders come last: their files count only as targets of links.
"""

from __future__ import annotations

import heapq
import os
import stat
from collections import deque
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from speclsp.files import skipped
from speclsp.files.ignored import (
    MOST_PATTERNS_OF_A_TREE,
    NAME,
    Ignored,
    Patterns,
    Rule,
    decided,
    patterns_of,
)
from speclsp.files.links import Link, link_at, refused_link
from speclsp.files.listing import MARKDOWN, Bounds, Listing
from speclsp.files.skipped import Skipped
from speclsp.globs import configured, matches, verdict

_REPOSITORIES = frozenset({".git", ".hg", ".jj", ".svn"})
_PACKAGES = "node_modules"
# Hidden folders that hold specifications all the same; of the last, only the folder inside it does.
_OPEN = frozenset({".kiro", ".specify"})
_HALF_OPEN, _OPEN_INSIDE = ".claude", "specs"
_ALL = Bounds()


def listing(root: Path, bounds: Bounds = _ALL, exclude: Sequence[str] = ()) -> Listing:
    """What is under `root`. `exclude` are globs of documents that are not to be indexed."""
    walk = _Walk(root, bounds, tuple(exclude))
    walk.run()
    return walk.result()


def may_hold_documents(path: str) -> bool:
    """Whether a document at `path` would be read by its name alone, were it there."""
    *folders, _ = path.split("/")
    half_open = False
    for name in folders:
        if name in _REPOSITORIES or name == _PACKAGES:
            return False
        if half_open and name != _OPEN_INSIDE:
            return False
        half_open = name == _HALF_OPEN
        if name.startswith(".") and name not in _OPEN and not half_open:
            return False
    return not half_open and _is_document(path) and len(folders) <= _ALL.depth


class _Walk:
    """What has been seen so far, and which folders are still to be visited."""

    def __init__(self, root: Path, bounds: Bounds, exclude: tuple[str, ...]) -> None:
        self._root = os.fspath(root)
        self._bounds = bounds
        self._exclude = exclude
        self._room = bounds.files
        self._pattern_room = MOST_PATTERNS_OF_A_TREE
        self._to_index: deque[str] = deque([""])
        self._to_know: deque[str] = deque()
        self._half_open: set[str] = set()
        self._links: list[Link] = []
        self._documents: set[str] = set()
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._opaque: set[str] = set()
        self._skipped: list[Skipped] = []
        self._patterns: dict[str, Patterns] = {}
        self._ignored = Ignored(self._patterns)

    def run(self) -> None:
        while self._to_index:
            folder = self._to_index.popleft()
            self._visit(folder, indexed=folder not in self._half_open)
        while self._to_know:
            self._visit(self._to_know.popleft(), indexed=False)
        self._follow_links()

    def result(self) -> Listing:
        return Listing(
            Path(self._root),
            tuple(sorted(self._documents)),
            frozenset(self._files),
            frozenset(self._folders),
            frozenset(self._opaque),
            tuple(sorted(self._skipped)),
            Ignored(dict(self._patterns)),
        )

    def _visit(self, folder: str, *, indexed: bool) -> None:
        if self._room <= 0:
            self._close(folder, skipped.TOO_MANY, listed=indexed)
            return
        try:
            with os.scandir(os.path.join(self._root, folder)) as found:
                # No more than fit, whichever order the file system has them in.
                entries = heapq.nsmallest(self._room + 1, found, key=attrgetter("name"))
        except OSError as error:
            self._close(folder, skipped.refusal(error), listed=indexed)
            return
        if len(entries) > self._room:
            entries.pop()
            self._close(folder, skipped.TOO_MANY, listed=indexed)
        self._room -= len(entries)
        above = folder + "/" if folder else ""
        if any(entry.name == NAME for entry in entries):
            self._read_patterns(folder, above + NAME)
        rules = self._ignored.rules(folder)
        for entry in entries:
            path = above + entry.name
            try:
                if entry.is_symlink():
                    self._meet_link(path, rules, indexed=indexed)
                elif entry.is_dir(follow_symlinks=False):
                    self._meet_folder(folder, path, entry.name, rules, indexed=indexed)
                else:
                    self._files.add(path)
                    if indexed and _is_document(path):
                        self._meet_document(entry, path, rules)
            except OSError as error:
                self._close(path, skipped.refusal(error), listed=indexed)

    def _meet_folder(
        self, parent: str, path: str, name: str, rules: Sequence[Rule], *, indexed: bool
    ) -> None:
        if name in _REPOSITORIES:
            # Not content, so not listed as left out either.
            self._opaque.add(path)
        elif name == _PACKAGES:
            self._close(path, skipped.PACKAGES, listed=indexed)
        elif decided(rules, path, folder=True):
            self._close(path, skipped.IGNORED, listed=indexed)
        elif path.count("/") >= self._bounds.depth:
            self._close(path, skipped.TOO_DEEP, listed=indexed)
        else:
            self._folders.add(path)
            self._plan(parent, path, name, indexed=indexed)

    def _plan(self, parent: str, path: str, name: str, *, indexed: bool) -> None:
        """Decides whether the documents of a folder are to be indexed, or its files only known."""
        if not indexed:
            opened = parent in self._half_open and name == _OPEN_INSIDE
            (self._to_index if opened else self._to_know).append(path)
        elif name == _HALF_OPEN:
            self._half_open.add(path)
            self._skip(path, skipped.HIDDEN)
            self._to_index.append(path)
        elif name.startswith(".") and name not in _OPEN:
            self._skip(path, skipped.HIDDEN)
            self._to_know.append(path)
        elif self._excludes_folder(path):
            self._skip(path, skipped.EXCLUDED)
            self._to_know.append(path)
        else:
            if _is_document(path):
                self._skip(path, skipped.NOT_REGULAR)
            self._to_index.append(path)

    def _meet_document(self, entry: os.DirEntry[str], path: str, rules: Sequence[Rule]) -> None:
        if decided(rules, path, folder=False):
            self._skip(path, skipped.IGNORED)
        elif matches(self._exclude, path):
            self._skip(path, skipped.EXCLUDED)
        else:
            self._admit(path, entry.stat(follow_symlinks=False))

    def _meet_link(self, path: str, rules: Sequence[Rule], *, indexed: bool) -> None:
        if decided(rules, path, folder=False):
            self._close(path, skipped.IGNORED, listed=indexed)
            return
        link = link_at(self._root, path)
        if isinstance(link, Link):
            self._files.add(path)
            if indexed and _is_document(path):
                self._links.append(link)
        elif link.reason in (skipped.DANGLING_LINK, skipped.LINK_LOOP):
            if indexed and _is_document(path):
                self._skipped.append(link)
        else:
            self._close(path, link.reason, listed=indexed)

    def _follow_links(self) -> None:
        """Takes the links to files that are not indexed under a name of their own."""
        readable = self._files - {path for path, _ in self._skipped}
        taken = set(self._documents)
        for link in sorted(self._links):
            if matches(self._exclude, link.path):
                self._skip(link.path, skipped.EXCLUDED)
                continue
            reason = refused_link(link, taken, readable, self._ignored)
            if reason:
                self._skip(link.path, reason)
                continue
            taken.add(link.target)
            self._admit(link.path, link.status)

    def _admit(self, path: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            self._skip(path, skipped.NOT_REGULAR)
        elif status.st_size > self._bounds.size:
            self._skip(path, skipped.too_large(status.st_size))
        else:
            self._documents.add(path)

    def _read_patterns(self, folder: str, path: str) -> None:
        patterns = patterns_of(Path(self._root), path, self._pattern_room)
        if isinstance(patterns, Skipped):
            self._skipped.append(patterns)
        else:
            self._patterns[folder] = patterns
            self._pattern_room -= len(patterns.globs)

    def _excludes_folder(self, path: str) -> bool:
        globs = configured(self._exclude)
        if any(glob.negated for glob in globs):
            return False
        return verdict(globs, path, folder=True) is True

    def _close(self, path: str, reason: str, *, listed: bool) -> None:
        self._opaque.add(path)
        if listed:
            self._skip(path, reason)

    def _skip(self, path: str, reason: str) -> None:
        self._skipped.append(Skipped(path or ".", reason))


def _is_document(path: str) -> bool:
    return path.lower().endswith(MARKDOWN)
