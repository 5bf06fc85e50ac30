"""The demo runs, and its workspace has a defect for every rule."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from speclsp.rules.all import OF_MODELS, RULES

# Kinds of conflict that are no rule on two statements.
OF_OTHERS = {"competing-amendments", "cyclic-dependency"}
# OpenSpec and Kiro say what their key words mean, for the whole workspace.
ELSEWHERE = {"undeclared-keyword"}
DEMO = Path(__file__).resolve().parent.parent / "docs" / "demo"


def test_the_demo_runs() -> None:
    done = subprocess.run(
        [sys.executable, DEMO / "run.py"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("All as it should be.\n\n")


def test_every_rule_has_one_planted_defect() -> None:
    # What compares with another branch has nothing to compare with here, and nobody asks a model.
    wanted = {rule.name for rule in RULES if rule.compared is None} - ELSEWHERE - OF_MODELS
    assert planted("README.md") == sorted(wanted)


def test_the_departments_have_one_conflict_of_each_kind() -> None:
    assert planted("departments.md") == sorted(
        {rule.name for rule in RULES if rule.crossing} | OF_OTHERS
    )


def planted(page: str) -> list[str]:
    return sorted(
        re.findall(r"^\| `([a-z-]+)` \| `", (DEMO / page).read_text("utf-8"), re.MULTILINE)
    )
