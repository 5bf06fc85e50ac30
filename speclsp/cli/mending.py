"""Fixes on the command line: what they make of the files that are asked for, written or shown."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.checking.fixing import AGREED, SAFE, Fixed, fixing
from speclsp.checking.levels import Overrides
from speclsp.files.listing import Bounds
from speclsp.files.reading import contents
from speclsp.files.writing import change, create, refusal
from speclsp.loading.trees import Tree
from speclsp.report.diff import diff
from speclsp.report.style import counted
from speclsp.rules.all import NAMES
from speclsp.text import edited
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, changed

_MARK = "\ufeff"


class Mending:
    """Mends one tree after the other, as the check comes to them.

    Only files that are asked for are changed, and new ones only beside them; a text that was piped
    in is never written to its file.
    """

    def __init__(self, overrides: Overrides, *, agreed: bool, writes: bool) -> None:
        self._overrides = overrides
        self._grades = AGREED if agreed else SAFE
        self._writes = writes
        # Findings that are mended, and the files that are changed or new, as they are shown.
        self.findings = 0
        self.files: list[str] = []
        # Why some could not be changed, by their paths.
        self.refused: dict[str, str] = {}
        # What piped texts are after the fixes.
        self.piped: dict[str, str] = {}
        self._diffs: dict[str, list[str]] = {}

    def __call__(
        self, tree: Tree, scope: list[str], snapshot: Snapshot, cwd: str
    ) -> tuple[Snapshot, list[str]]:
        """What is to be reported on after the fixes: where they are only shown, what was before."""
        asked, shown = frozenset(scope), tree.shown(cwd)
        known: dict[str, str] = {}

        def may_change(path: str) -> bool:
            if path in tree.texts:
                return True
            if path not in asked:
                return not tree.texts and snapshot.exists(path) is False
            if tree.config is not None and path in tree.configurations:
                known[path] = ""
                return False
            if path not in known:
                known[path] = refusal(tree.root, path) if self._writes else ""
            if known[path]:
                self.refused[shown(path)] = known[path]
            return not known[path]

        everything = tuple(snapshot.documents)
        fixed = at_once(
            fixing(
                snapshot,
                scope,
                self._overrides,
                grades=self._grades,
                may_change=may_change,
                watched=sorted(everything),
            )
        )
        before = {path: snapshot.string(path) for path in fixed.edits}
        after = {path: edited(before[path], fixed.edits[path]) for path in before}
        for path in tree.texts:
            # Also one that is left out: whoever pipes a text wants one back.
            self.piped[shown(path)] = after.get(path, tree.texts[path])
        failed = self._written(tree, fixed, before, after) if self._writes else {}
        self.refused |= {shown(path): reason for path, reason in failed.items()}
        for path in sorted((after.keys() | fixed.created) - failed.keys()):
            self.files.append(shown(path))
            if not self._writes:
                old, new = before.get(path), after.get(path, fixed.created.get(path, ""))
                if old is not None and _is_marked(tree, path):
                    old, new = _MARK + old, _MARK + new
                self._diffs[shown(path)] = list(diff(shown(path), old, new))
        self.findings += sum(
            len(mended) for path, mended in fixed.mended.items() if path not in failed
        )
        if not self._writes:
            return snapshot, scope
        kept = _without(fixed.snapshot, before, failed, fixed) if failed else fixed.snapshot
        return kept, sorted({*scope, *(fixed.created.keys() - failed.keys())})

    def diffs(self) -> Iterator[str]:
        """The lines of a diff of all files, in the order of their paths."""
        for path in sorted(self._diffs):
            yield from self._diffs[path]

    @property
    def refusals(self) -> tuple[str, ...]:
        return tuple(f"cannot fix {path}: {self.refused[path]}" for path in sorted(self.refused))

    @property
    def closing(self) -> str:
        verb = "fixed" if self._writes else "would fix"
        if not self.findings:
            return f"{verb} nothing"
        findings, files = counted(self.findings, "finding"), counted(len(self.files), "file")
        return f"{verb} {findings} in {files}"

    def _written(
        self, tree: Tree, fixed: Fixed, before: dict[str, str], after: dict[str, str]
    ) -> dict[str, str]:
        """Writes all files; gives the reasons for those that could not be."""
        failed: dict[str, str] = {}
        for path, text in sorted(fixed.created.items()):
            if reason := create(tree.root, path, text):
                failed[path] = reason
        for path in sorted(after.keys() - tree.texts.keys()):
            if reason := change(tree.root, path, before[path], after[path]):
                failed[path] = reason
        return failed


def _is_marked(tree: Tree, path: str) -> bool:
    """Whether the file begins with a byte order mark, which is no part of its text."""
    content = contents(tree.root, path, Bounds().size)
    return isinstance(content, bytes) and content.startswith(_MARK.encode())


def _without(
    snapshot: Snapshot, before: dict[str, str], failed: dict[str, str], fixed: Fixed
) -> Snapshot:
    """The snapshot with what is still on disk where a file could not be written."""
    texts = {path: before[path] for path in failed if path in before}
    removed = frozenset(failed.keys() & fixed.created)
    return changed(snapshot, Change(texts=texts, removed=removed), NAMES)
