"""Conflicts come and go with edits anywhere and with files, and are always those that a workspace
which was just read has.

`SPECLSP_EDITS` sets how many steps are tried, `SPECLSP_SEED` repeats a run."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import Diagnostic
from speclsp.files.listing import Listing
from speclsp.rules.all import BY_NAME, NAMES
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.clashing import ADDED, FILES, exchange, moved
from tests.engine.test_incremental import SEED
from tests.engine.test_incremental_findings import EVERYTHING, random_edit

STEPS = int(os.environ.get("SPECLSP_EDITS", "1500")) // 3
ROUND = 25

GROUP = "conflict"
DETECTED = "conflicting-value" in BY_NAME
ONLY = Overrides(select=(GROUP,))
CONFIGURATION = "speclsp.toml"
SETTINGS = (
    'ignore = ["conflict"]\n',
    '[rules]\nconflict = "warning"\n',
    '[[overrides]]\npaths = ["docs/"]\nignore = ["conflict"]\n',
)


def listing(texts: dict[str, str]) -> Listing:
    paths = frozenset(path for path in texts if path != CONFIGURATION)
    folders = {path.rpartition("/")[0] for path in paths} - {""}
    folders |= {folder.rpartition("/")[0] for folder in folders} - {""}
    return Listing(Path("/nowhere"), tuple(sorted(paths)), frozenset(texts), frozenset(folders))


def fresh(texts: dict[str, str]) -> Workspace:
    made = Workspace(listing(texts), NAMES)
    if CONFIGURATION in texts:
        made.apply(Change(texts={CONFIGURATION: texts[CONFIGURATION]}))
    documents = {path: text for path, text in texts.items() if path != CONFIGURATION}
    made.apply(Change(texts=documents, complete=True, listed=True, sourced=True))
    return made


class World:
    """A workspace that is changed step by step, and the texts that it should hold."""

    def __init__(self, choose: random.Random) -> None:
        self.texts = dict(FILES)
        self.made = fresh(self.texts)
        self.made.apply(Change(opened=frozenset(choose.sample(sorted(FILES), 3))))
        self._choose = choose

    @property
    def paths(self) -> list[str]:
        return sorted(path for path in self.texts if path != CONFIGURATION)

    def step(self) -> str:
        """One change of the world; what it was."""
        kind = self._choose.random()
        if kind < 0.55:
            return self._edit(exchanging=True)
        if kind < 0.8 or len(self.paths) < 2:
            return self._edit(exchanging=False)
        if kind < 0.86:
            return self._remove(self._choose.choice(self.paths))
        if kind < 0.92:
            return self._add(self._choose.choice(sorted(ADDED)))
        return self._rename() if kind < 0.97 else self._configure()

    def _edit(self, exchanging: bool) -> str:
        path = self._choose.choice(self.paths)
        text = self.texts[path]
        edit = exchange(self._choose, text) if exchanging else None
        if edit is None:
            other = moved if self._choose.random() < 0.4 else random_edit
            edit = other(self._choose, text)
        self.made.apply(Change(edits={path: [edit]}))
        document = self.made.snapshot.documents[path]
        self.texts[path] = document.text.string
        return f"{path} {edit}"

    def _remove(self, path: str) -> str:
        del self.texts[path]
        self.made.apply(Change(removed=frozenset((path,)), listing=listing(self.texts)))
        return f"{path} is gone"

    def _add(self, path: str) -> str:
        self.texts[path] = ADDED[path]
        self.made.apply(Change(texts={path: ADDED[path]}, listing=listing(self.texts)))
        return f"{path} is there"

    def _rename(self) -> str:
        old = self._choose.choice(self.paths)
        new = self._choose.choice(("a.md", "docs/b.md", "specs/002-gate/spec.md"))
        text = self.texts.pop(old)
        self.texts[new] = text
        removed = frozenset((old,)) - {new}
        self.made.apply(Change(texts={new: text}, removed=removed, listing=listing(self.texts)))
        return f"{old} is {new}"

    def _configure(self) -> str:
        if self.texts.pop(CONFIGURATION, None) is not None:
            self.made.apply(Change(removed=frozenset((CONFIGURATION,))))
            return "no configuration"
        self.texts[CONFIGURATION] = self._choose.choice(SETTINGS)
        self.made.apply(Change(texts={CONFIGURATION: self.texts[CONFIGURATION]}))
        return self.texts[CONFIGURATION]


def conflicts(snapshot: Snapshot, paths: list[str]) -> set[tuple[str, str, str]]:
    """The rule, the document and the message of each."""
    return {
        (each.rule, path, each.message)
        for path in paths
        for each in check(snapshot, path, ONLY).diagnostics
    }


@pytest.mark.parametrize("looked_at", ["all", "some"])
def test_conflicts_after_any_change_are_those_of_a_fresh_reading(looked_at: str) -> None:
    choose = random.Random(f"{SEED} {looked_at}")
    came = went = done = 0
    while done < STEPS:
        world = World(choose)
        known = conflicts(world.made.snapshot, world.paths)
        history: list[str] = []
        for _ in range(ROUND):
            done += 1
            history.append(world.step())
            snapshot, other = world.made.snapshot, fresh(world.texts).snapshot
            paths = world.paths
            # Not all are looked at each time, so that some findings are taken over late.
            for path in paths if looked_at == "all" else choose.sample(paths, 1):
                for overrides in (EVERYTHING, ONLY):
                    now, then = check(snapshot, path, overrides), check(other, path, overrides)
                    assert now == then, _told(history, path, now.diagnostics, then.diagnostics)
            if looked_at == "all":
                after = conflicts(snapshot, paths)
                came, went, known = came + bool(after - known), went + bool(known - after), after
    if DETECTED and looked_at == "all":
        assert came > STEPS // 20, f"SPECLSP_SEED={SEED}: only {came} times a conflict came"
        assert went > STEPS // 20, f"SPECLSP_SEED={SEED}: only {went} times a conflict went"


def _told(
    history: list[str], path: str, now: tuple[Diagnostic, ...], then: tuple[Diagnostic, ...]
) -> str:
    steps = "\n  ".join(history)
    only_now = [each for each in now if each not in then]
    only_then = [each for each in then if each not in now]
    return (
        f"SPECLSP_SEED={SEED}, in {path} after\n  {steps}\n"
        f"too much: {only_now}\nmissing: {only_then}"
    )


@pytest.mark.skipif(not DETECTED, reason="conflicting-value is no rule yet")
@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("specs/001-hall/spec.md", "at least 50", "at least 10", "conflicting-value"),
        ("duties.md", "MUST NOT sound", "MUST sound", "conflicting-keyword"),
        ("specs/001-hall/spec.md", "YAML", "JSON", "conflicting-choice"),
        ("more.md", "any person whose name is in the visit log", "", "conflicting-definition"),
    ],
)
def test_a_conflict_goes_with_what_it_is_about(path: str, old: str, new: str, rule: str) -> None:
    """And comes again with it, in all documents that have a side of it."""
    texts = FILES | {"more.md": ADDED["more.md"]}
    meaning = "a person who has knocked at the gate and waits"
    mended = texts | {path: texts[path].replace(old, new or meaning)}
    made = fresh(texts)
    made.apply(Change(opened=frozenset(texts)))
    paths = sorted(texts)
    before = conflicts(made.snapshot, paths)
    assert any(each[0] == rule for each in before), before
    changed = made.apply(Change(texts={path: mended[path]}))
    assert conflicts(changed, paths) == conflicts(fresh(mended).snapshot, paths)
    assert {each for each in before if each[0] == rule} - conflicts(changed, paths)
    again = made.apply(Change(texts={path: texts[path]}))
    assert conflicts(again, paths) == before
