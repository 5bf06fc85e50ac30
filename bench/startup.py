"""What a start costs, beside an interpreter that does nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Row, Table
from bench.processes import PYTHON, alternating, speclsp
from bench.runs import ROUNDS, Runs
from bench.statistic import milliseconds, times

MOST_TIMES = 2.5
SMALL = "# Small\n\nThe door SHALL close.\n"


def startup(runs: Runs) -> Table:
    """`--version`, and `--check` of one small file."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "small.md").write_text(SMALL, "utf-8")
        python, version, small = alternating(
            (
                (*PYTHON, "-c", "pass"),
                (*speclsp(), "--version"),
                (*speclsp(), "--check", "small.md"),
            ),
            Path(folder),
            runs.starts,
        )
    rows = (
        Row(
            "`speclsp --version`",
            milliseconds(version),
            milliseconds(python),
            times(version / python),
            f"under {times(MOST_TIMES)} times",
            version < MOST_TIMES * python,
        ),
        Row(
            "`speclsp --check small.md`",
            milliseconds(small),
            milliseconds(python),
            times(small / python),
        ),
    )
    about = f"Whole processes, in turns; medians of {ROUNDS} rounds of {runs.starts} starts."
    return Table("Start", rows, about, "`python -c pass`")
