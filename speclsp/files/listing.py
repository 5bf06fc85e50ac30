"""Which files there are under a root: documents, everything else, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from speclsp.files.ignored import Ignored
from speclsp.files.skipped import Skipped

MARKDOWN = (".md", ".markdown", ".mdx")
"""What the name of a document ends with, in lower case."""


class Bounds(NamedTuple):
    """How much of a tree is looked at."""

    # Files and folders, of whatever name, that are looked at.
    files: int = 50_000
    # Folders one inside the other, below the root.
    depth: int = 40
    # Bytes of one document.
    size: int = 2_000_000


@dataclass(frozen=True)
class Listing:
    """What was found. Paths are relative to the root and separated by `/`."""

    root: Path
    # Markdown files to be indexed, sorted.
    documents: tuple[str, ...] = ()
    # Every file seen, hidden ones too; folders likewise, without the root.
    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    # Folders not looked into and links that leave the root: nothing is known of what is below them.
    opaque: frozenset[str] = frozenset()
    skipped: tuple[Skipped, ...] = ()
    ignored: Ignored = field(default_factory=Ignored)

    @cached_property
    def inside(self) -> Mapping[str, tuple[str, ...]]:
        """What each folder, "" for the root, directly holds, sorted; a folder's name ends with
        "/"."""
        found: dict[str, list[str]] = {}
        for path in self.files:
            folder, _, name = path.rpartition("/")
            found.setdefault(folder, []).append(name)
        for path in self.folders:
            folder, _, name = path.rpartition("/")
            found.setdefault(folder, []).append(f"{name}/")
        return {folder: tuple(sorted(names)) for folder, names in found.items()}

    def exists(self, path: str) -> bool | None:
        """Whether a file or folder is there, None where that is unknown.

        What .gitignore leaves out is unknown even where it is there: another checkout lacks it.
        """
        parts = [part for part in path.split("/") if part not in ("", ".")]
        if path.startswith("/") or ".." in parts:
            return None
        name = "/".join(parts)
        heads = ("/".join(parts[:count]) for count in range(len(parts) + 1))
        if any(head in self.opaque for head in heads) or self.ignored.holds(name):
            return None
        return not name or name in self.files or name in self.folders
