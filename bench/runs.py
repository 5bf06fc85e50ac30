"""How much is measured: the whole of it, or a short run that only shows that everything works."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from bench.texts import REPOSITORY

ROUNDS = 5
"""Every figure is the median of as many, the things compared taking turns."""


class Runs(NamedTuple):
    """The sizes of a run, in bytes, keys, files and starts."""

    # Keys in a round.
    keys: int
    # What `--check` is given: the whole, and each of the parts that the ratio is the median of.
    checked: int
    part: int
    # The files of the larger of two workspaces.
    grown: int
    # Starts in a round.
    starts: int
    # What the server's memory is measured with: text indexed, text open, edits.
    indexed: int
    opened: int
    edits: int
    # The files around a document that is asked about.
    around: int
    # How long somebody types.
    minutes: float
    # Clauses that are held against each other; and the fewest and the most, for how that grows.
    clauses: int
    few_clauses: int
    most_clauses: int
    # The real specifications, where they are present.
    shared: Path = REPOSITORY / os.environ.get("SPECLSP_SHARED", "../shared")


FULL = Runs(
    160,
    40_000_000,
    4_000_000,
    5_000,
    5,
    20_000_000,
    1_000_000,
    20_000,
    1_000,
    1.0,
    20_000,
    1_000,
    100_000,
)
QUICK = Runs(16, 2_000_000, 400_000, 200, 1, 1_000_000, 200_000, 500, 50, 0.1, 1_000, 500, 5_000)
