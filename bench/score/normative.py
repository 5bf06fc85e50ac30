"""How much a folder says: words of English prose, sentences that demand something, and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from speclsp.document import Document
from speclsp.language.english import is_english
from speclsp.loading.request import Request
from speclsp.loading.reviews import reviewed_trees
from speclsp.loading.snapshots import loaded
from speclsp.resolution.derived import derived
from speclsp.rules.all import NAMES
from speclsp.statements.setting import setting
from speclsp.statements.statement import statements
from speclsp.workspace import Snapshot

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Amount(NamedTuple):
    words: int = 0
    statements: int = 0
    clauses: int = 0


def amount(folder: Path) -> Amount:
    words = said = clauses = 0
    for snapshot, path in documents(folder):
        document = snapshot.documents[path].awake()
        words += sum(_words(document))
        said += sum(1 for _ in statements(document, setting(document, snapshot.config(path))))
        clauses += sum(1 for _ in _clauses(document)) + len(derived(document))
    return Amount(words, said, clauses)


def documents(folder: Path) -> Iterator[tuple[Snapshot, str]]:
    """Those that a run over the folder reports on."""
    place = str(folder)
    for tree, _ in reviewed_trees(Request(paths=(place,), cwd=place, root=place)):
        snapshot, _refused = loaded(tree, NAMES)
        for path in tree.scope:
            if path in snapshot.documents:
                yield snapshot, path


def _words(document: Document) -> Iterator[int]:
    """How many there are in each paragraph and cell that is English."""
    text = document.text.string
    for start, read in zip(document.starts, document.segments, strict=True):
        segment = text[start : start + read.size]
        for prose in read.facts.prose:
            if prose.kind != "heading" and is_english(words := prose.words(segment)):
                yield sum(1 for _ in _WORD.finditer(words))


def _clauses(document: Document) -> Iterator[str]:
    """What states something by itself: no stories, and no requirement that only holds criteria."""
    found = [clause for _, clause in document.settled.clauses]
    holds = {clause.notation for clause in found if clause.kind == "criterion"}
    for clause in found:
        container = clause.kind == "requirement" and clause.notation in holds
        if clause.kind != "story" and clause.notation != "front-matter" and not container:
            yield clause.id
