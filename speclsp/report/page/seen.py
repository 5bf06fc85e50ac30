"""What a run has looked at, and how its paths are named on the page: the same wherever it is run
from, and never from the top of a disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from speclsp.document import Document
from speclsp.report.finding import Finding
from speclsp.report.summary import Skip
from speclsp.workspace import Snapshot

MARK = "<!-- speclsp report -->"
"""How a report of ours begins, which is no specification."""


class Seen(NamedTuple):
    """One root that was looked at."""

    # Absolute.
    root: str
    snapshot: Snapshot
    # What is reported on, relative to the root.
    scope: tuple[str, ...]
    # How a path of it is shown in findings.
    shown: Callable[[str], str]


class Named(NamedTuple):
    """A document that is reported on, by its name on the page."""

    name: str
    document: Document
    seen: Seen


class Names:
    """The names of paths on the page."""

    def __init__(self, several: Sequence[Seen]) -> None:
        self._several = several
        self._above = _common([each.root for each in several])
        self._by_shown: dict[str, str] = {}
        # Reports of ours, as findings have their paths.
        self._ours: set[str] = set()
        self.documents: tuple[Named, ...] = ()
        for seen in several:
            self._read(seen)

    def of(self, seen: Seen, path: str) -> str:
        """The name of a path relative to a root."""
        folder = os.path.relpath(seen.root, self._above) if self._above else "."
        return path if folder == "." else f"{folder.replace(os.sep, '/')}/{path}"

    def shown(self, path: str) -> str:
        """The name of a path as findings have it."""
        if path in self._by_shown:
            return self._by_shown[path]
        outside = os.path.isabs(path) or path.startswith("../")
        return os.path.basename(path.rstrip("/")) if outside else path

    def findings(self, found: Sequence[Finding]) -> list[Finding]:
        """The findings with the names of the page, by name and place."""
        named = [
            each._replace(
                path=self.shown(each.path),
                related=tuple(
                    other._replace(path=self.shown(other.path)) for other in each.related
                ),
            )
            for each in found
            if each.path not in self._ours
        ]
        return sorted(named, key=lambda each: each[:9])

    def skipped(self, left_out: Sequence[Skip]) -> tuple[Skip, ...]:
        """What was left out, by name."""
        return tuple(sorted({Skip(self._skipped(each.path), each.reason) for each in left_out}))

    def _read(self, seen: Seen) -> None:
        known = seen.snapshot
        for path in (*known.documents, *known.sources, *known.configurations):
            self._by_shown[seen.shown(path)] = self.of(seen, path)
        found = list(self.documents)
        for path in seen.scope:
            if (document := known.document(path)) is None:
                continue
            if document.text.string.startswith(MARK):
                self._ours.add(seen.shown(path))
            else:
                found.append(Named(self.of(seen, path), document, seen))
        self.documents = tuple(sorted(found, key=lambda each: each.name))

    def _skipped(self, path: str) -> str:
        for seen in self._several:
            top = seen.shown("").rstrip("/")
            if path == top or path.startswith(f"{top}/"):
                return self.of(seen, path[len(top) :].lstrip("/")) or "."
        return self.shown(path)


def _common(roots: Sequence[str]) -> str:
    """The folder that all roots are in; "" where there is none."""
    try:
        return os.path.commonpath(roots) if roots else ""
    except ValueError:
        return ""
