"""Renaming in a workspace of strings: what is in the files afterwards, and what holds then."""

from __future__ import annotations

from collections import Counter
from difflib import ndiff
from typing import NamedTuple

from speclsp.checking.check import check
from speclsp.features.naming import Refusal
from speclsp.features.renaming import Prepared, Renaming, prepared, renaming
from speclsp.features.trial import afterwards, by_path
from speclsp.text import edited
from speclsp.work import at_once
from speclsp.workspace import Snapshot
from tests.features.world import world

LOST = ("dangling-reference", "dangling-link", "dangling-anchor", "missing-test", "dangling-test")


class Files(NamedTuple):
    """Documents, and the names of other files."""

    texts: dict[str, str]
    others: frozenset[str] = frozenset()

    @property
    def snapshot(self) -> Snapshot:
        return world(self.texts, self.others)


def rename(files: Files, path: str, offset: int, name: str) -> Renaming | Refusal | None:
    return at_once(renaming(files.snapshot, path, offset, name))


def made(files: Files, found: Renaming, *, agreed: bool = False) -> Files:
    """The files afterwards, and after what is asked about if that is agreed to."""
    replacements = [*found.replacements, *(found.doubtful if agreed else ())]
    texts = dict(files.texts)
    for path, edits in by_path(replacements).items():
        texts[path] = edited(texts[path], edits)
    moves = dict(found.moves)
    return Files(
        {moves.get(path, path): text for path, text in texts.items()},
        frozenset(moves.get(path, path) for path in files.others),
    )


def changed(before: Files, found: Renaming, *, agreed: bool = False) -> str:
    """The lines that change, and the files that get another name."""
    moves = dict(found.moves)
    after = made(before, found, agreed=agreed)
    shown = []
    for path, text in sorted(before.texts.items()):
        new = after.texts[moves.get(path, path)]
        lines = ndiff(text.splitlines(), new.splitlines())
        kept = [line for line in lines if line[0] in "+-"]
        if kept or path in moves:
            title = f"{path} -> {moves[path]}" if path in moves else path
            shown += [title, *kept]
    return "".join(f"{line}\n" for line in shown)


def check_law(files: Files, path: str, offset: int, found: Renaming) -> None:
    """Nothing is lost, and the old name gives the old files."""
    snapshot = files.snapshot
    was = prepared(snapshot, path, offset)
    assert isinstance(was, Prepared)
    # Words that are asked about have the new name only if that is agreed to.
    agreed = any((each.path, each.span) == (path, was.span) for each in found.doubtful)
    after = made(files, found, agreed=agreed)
    assert not lost(after) - lost(files)
    moves = dict(found.moves)
    replaced = [*found.replacements, *(found.doubtful if agreed else ())]
    span = afterwards(was.span, by_path(replaced).get(path, ()))
    back = rename(after, moves.get(path, path), span.start, was.name)
    assert isinstance(back, Renaming), back
    assert made(after, back, agreed=agreed) == files


def lost(files: Files) -> Counter[str]:
    """Findings about what leads nowhere."""
    snapshot = files.snapshot
    return Counter(
        each.rule
        for path in sorted((*snapshot.documents, *snapshot.sources))
        for each in check(snapshot, path).diagnostics
        if each.rule in LOST
    )
