"""Labelled specifications: what is wrong with their tests is found, and nothing else is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.corpus.corpora import Place, check

RULES = ("dangling-test", "stale-revision", "missing-test-function", "changed-quote")
EXPECTED = {
    ("dangling-test", Place("05-relay-protocol/tests/framing_test.rs", 22)),
    ("orphan-test", Place("05-relay-protocol/tests/session_test.rs", 20)),
    ("orphan-test", Place("01-assistant-behaviour/examples/z9or.md", 1)),
}


def test_what_is_labelled_is_found(truth: Callable[[str], Path], tmp_path: Path) -> None:
    found = set()
    for folder in sorted(path for path in truth("specs").iterdir() if path.is_dir()):
        root = shutil.copytree(folder, tmp_path / folder.name)
        for each in check(root).of(*RULES, "orphan-test"):
            found.add((each.rule, Place(f"{folder.name}/{each.place.path}", each.place.line)))
    assert found == EXPECTED
