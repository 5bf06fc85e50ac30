"""What a start costs: of the command, beside an interpreter; of the server, beside a bare one."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.author import BARE, SPECLSP
from bench.client import Client
from bench.figures import Row, Table
from bench.processes import PYTHON, alternating, speclsp
from bench.runs import ROUNDS, Runs
from bench.statistic import median, milliseconds, times
from bench.texts import specification

MOST_TIMES = 2.5
MOST_TIMES_BARE = 1.5
SMALL = "# Small\n\nThe door SHALL close.\n"
_MODEL_SPEC = 270_000
"""About the size of the Model Spec, for where it is absent."""


def startup(runs: Runs) -> Table:
    """`--version`, `--check` of one small file, and a server up to its first findings."""
    with TemporaryDirectory() as folder:
        rows = (*commands(Path(folder), runs), *squiggles(Path(folder).resolve(), runs))
    about = (
        f"Whole processes, in turns; medians of {ROUNDS} rounds of {runs.starts} starts.\n"
        "The servers are measured from their start to the last byte of the first diagnostics "
        "that are not empty; the bare server's are always empty, and its first ones count."
    )
    return Table("Start", rows, about, "`python -c pass`, or bare server")


def commands(folder: Path, runs: Runs) -> Iterator[Row]:
    (folder / "small.md").write_text(SMALL, "utf-8")
    python, version, small = alternating(
        (
            (*PYTHON, "-c", "pass"),
            (*speclsp(), "--version"),
            (*speclsp(), "--check", "small.md"),
        ),
        folder,
        runs.starts,
    )
    yield Row(
        "`speclsp --version`",
        milliseconds(version),
        milliseconds(python),
        times(version / python),
        f"under {times(MOST_TIMES)} times",
        version < MOST_TIMES * python,
    )
    yield Row(
        "`speclsp --check small.md`",
        milliseconds(small),
        milliseconds(python),
        times(small / python),
    )


def squiggles(folder: Path, runs: Runs) -> Iterator[Row]:
    """The Model Spec in a workspace with its tests, or a text of that size alone."""
    root = folder / "spec"
    real = runs.shared / "corpus" / "model-spec"
    path = root / "model_spec.md"
    if real.is_dir():
        shutil.copytree(real, root)
        name = "the Model Spec"
    else:
        root.mkdir()
        path.write_text(specification(_MODEL_SPEC), "utf-8", newline="\n")
        name = f"a text of {_MODEL_SPEC // 1_000} kB"
    text = path.read_text("utf-8")
    for command in (SPECLSP, BARE):
        squiggle(command, path, text)
    pairs = [
        (squiggle(SPECLSP, path, text), squiggle(BARE, path, text))
        for _ in range(ROUNDS * runs.starts)
    ]
    ours, bare = (median(each) for each in zip(*pairs, strict=True))
    yield Row(
        f"start to first squiggle, {name}, p50",
        milliseconds(ours),
        milliseconds(bare),
        times(ours / bare),
        f"at most {times(MOST_TIMES_BARE)} times",
        ours <= MOST_TIMES_BARE * bare,
    )


def squiggle(command: Sequence[str], path: Path, text: str) -> float:
    """Seconds from the start of a server to the first findings in what its client opens."""
    start = time.perf_counter()
    with Client(command, path.parent) as client:
        client.initialize()
        client.open(path.as_uri(), text)
        said = client.wait(
            lambda said: (
                said.get("method") == "textDocument/publishDiagnostics"
                and said["params"]["uri"] == path.as_uri()
                and (command is BARE or bool(said["params"]["diagnostics"]))
            )
        )
        return said.received - start
