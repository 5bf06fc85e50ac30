"""The same files give the same bytes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.cli.process import BROKEN, WARNED, plant, run

FILES = {
    f"{folder}/{name}.md": f"{WARNED}\n{BROKEN}\n**REQ-{number}**: It waits.\n"
    for number, (folder, name) in enumerate((f, n) for f in ("x", "y", "z") for n in "abcd")
}


@pytest.mark.parametrize("form", ["text", "json"])
def test_any_order_and_any_seed_give_the_same_report(tmp_path: Path, form: str) -> None:
    plant(tmp_path, {**FILES, "y/speclsp.toml": "", ".hidden/x.md": "", "n.txt": ""})
    paths = [*FILES, "x", ".", "n.txt"]
    reports = set()
    for seed in range(4):
        random.Random(seed).shuffle(paths)
        arguments = ["--check", "--format", form, "--statistics", *paths]
        done = run(tmp_path, *arguments, environ={"PYTHONHASHSEED": str(seed)})
        assert (done.code, done.err) == (1, "")
        reports.add(done.out)
    assert len(reports) == 1
