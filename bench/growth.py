"""What a key costs as the workspace around the document grows."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.author import SPECLSP, Author, interleaved
from bench.client import Client
from bench.figures import Row, Table
from bench.runs import ROUNDS, Runs
from bench.statistic import milliseconds, times
from bench.texts import specification, write

FEW = 10
FILE = 2_000
MOST_TIMES = 1.2


def growth(runs: Runs) -> Table:
    """The same document with 10 files around it and with thousands."""
    text = specification(100_000, 99_000)
    with TemporaryDirectory() as folder, ExitStack() as stack:
        authors = []
        for files in (FEW, runs.grown):
            root = Path(folder).resolve() / str(files)
            write(root, files * FILE, (FILE,))
            path = root / "specification.md"
            path.write_text(text, "utf-8", newline="\n")
            client = stack.enter_context(Client(SPECLSP, root, limit=300.0))
            client.initialize()
            client.indexed()
            authors.append(Author(client, path, text))
        few, many = interleaved(authors, ROUNDS, runs.keys)
    ratio = many.p50 / few.p50
    row = Row(
        f"{runs.grown:,} files, p50",
        milliseconds(many.p50),
        milliseconds(few.p50),
        times(ratio),
        f"at most {times(MOST_TIMES)} times",
        ratio <= MOST_TIMES,
    )
    p95 = Row(
        f"{runs.grown:,} files, p95",
        milliseconds(many.p95),
        milliseconds(few.p95),
        times(many.p95 / few.p95),
    )
    return Table(
        "A key, as the workspace grows",
        (row, p95),
        f"A document of 100 kB among files of {FILE // 1_000} kB. Two servers run at once and take "
        f"turns; medians of {ROUNDS} rounds of {runs.keys} keys.",
        f"speclsp, {FEW} files",
    )
