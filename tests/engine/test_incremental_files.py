"""After edits in a file of any notation, what is found and shown is that of a workspace just read:
findings, tokens, folds, hints, tests of clauses."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.features.folding import folds
from speclsp.features.hints import hinting
from speclsp.features.lens import placing, saying
from speclsp.features.tokens import tokens
from speclsp.files.listing import Listing
from speclsp.text import Span
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental import SEED, Named, random_edit, seeds

EDITS = int(os.environ.get("SPECLSP_EDITS", "1500")) // 5

EVERYTHING = Overrides(severities=(("untested-clause", "hint"), ("missing-authority", "hint")))
_BESIDE = ("# Others\n\n- **FR-001**: x\n\n**REQ-7**: see FR-002, req~door.open~1, 1.2\n", "o.md")


def begun(path: str, text: str) -> Workspace:
    words, other = _BESIDE
    files = {path: text, other: words}
    made = Workspace(Listing(Path("/nowhere"), tuple(sorted(files)), frozenset(files)), frozenset())
    made.apply(Change(texts=files, complete=True, opened=frozenset([path])))
    return made


def seen(snapshot: Snapshot, path: str) -> tuple[object, ...]:
    document = snapshot.documents[path]
    lenses = at_once(placing(snapshot, path))
    return (
        check(snapshot, path, EVERYTHING),
        check(snapshot, _BESIDE[1], EVERYTHING),
        tokens(snapshot, path),
        folds(document),
        at_once(hinting(snapshot, path, Span(0, document.size), {"title", "authority", "tests"})),
        lenses,
        [at_once(saying(snapshot, lens)) for lens in lenses[:5]],
    )


def run(texts: list[Named], edits: int) -> None:
    choose = random.Random(SEED)
    done = 0
    while done < edits:
        path, text = choose.choice(texts)
        made = begun(path, text)
        for _ in range(min(15, edits - done)):
            edit = random_edit(choose, made.snapshot.documents[path].text.string)
            snapshot = made.apply(Change(edits={path: [edit]}))
            done += 1
            fresh = begun(path, snapshot.documents[path].text.string).snapshot
            for number, (now, then) in enumerate(
                zip(seen(snapshot, path), seen(fresh, path), strict=True)
            ):
                where = f"SPECLSP_SEED={SEED}, edit {done}, {path}: {edit!r}, {number}"
                assert now == then, where


def test_files_of_our_own() -> None:
    run(seeds(None), EDITS)


def test_files_of_real_projects(corpus: Callable[[str], Path]) -> None:
    run(seeds(corpus), EDITS)
