"""How long a process takes from its start to its end, with nothing to say and nobody listening."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bench.runs import ROUNDS
from bench.statistic import median
from bench.texts import REPOSITORY

PYTHON = (sys.executable,)


def speclsp() -> tuple[str, ...]:
    """The console script beside the interpreter, or else the module."""
    script = Path(sys.executable).parent / "speclsp"
    return (str(script),) if script.is_file() else (sys.executable, "-m", "speclsp")


def seconds(command: Sequence[str], folder: Path) -> float:
    """One run; RuntimeError unless it ends with 0 or, as a check may, with findings."""
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONPYCACHEPREFIX": _compiled()}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        said = done.stderr.decode("utf-8", "replace")[-2_000:]
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {said}")
    return taken


@cache
def _compiled() -> str:
    """A folder for compiled modules, as an installed package has them beside its own."""
    folder = tempfile.mkdtemp(prefix="bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def alternating(commands: Sequence[Sequence[str]], folder: Path, starts: int) -> list[float]:
    """For each command the median of some rounds of `starts` runs, the commands taking turns."""
    for command in commands:
        seconds(command, folder)
    rounds: list[list[float]] = [[] for _ in commands]
    for _ in range(ROUNDS):
        taken: list[list[float]] = [[] for _ in commands]
        for _ in range(starts):
            for command, mine in zip(commands, taken, strict=True):
                mine.append(seconds(command, folder))
        for mine, all_mine in zip(taken, rounds, strict=True):
            all_mine.append(median(mine))
    return [median(mine) for mine in rounds]
