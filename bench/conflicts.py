"""What it costs that clauses are held against each other: a key and a check with and without the
rules of the group `conflict`, and how the cost grows with the number of clauses."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.author import SPECLSP, Author, interleaved
from bench.clauses import document, documents, write
from bench.client import Client
from bench.figures import Row, Table
from bench.processes import seconds, speclsp
from bench.runs import ROUNDS, Runs
from bench.statistic import median, milliseconds, times
from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.files.listing import Listing
from speclsp.rules.all import NAMES
from speclsp.workspace import Change, Workspace

WITHOUT = 'ignore = ["conflict"]\n'
MOST_TIMES_KEY = 1.3
LONGEST_KEY = 0.015
MOST_TIMES_CHECK = 3.0

_ONLY = Overrides(select=("conflict",))
_TYPED = "typed.md"
# A document of a number that no other has.
_NUMBER = 1_000_000
_CHECKS = 3


def conflicts(runs: Runs) -> Table:
    """A key, a check, and growth."""
    with TemporaryDirectory() as folder:
        roots = _roots(Path(folder).resolve(), runs.clauses)
        rows = (*keys(roots, runs), *checks(roots, runs), *growth(runs))
    return Table(
        "Clauses held against each other",
        rows,
        f"Documents of 40 made-up clauses, one in 200 of which contradicts another; "
        f"{runs.clauses:,} clauses where nothing else is said. "
        f'Beside it, the same with `ignore = ["conflict"]`.\n'
        f"Keys are medians of {ROUNDS} rounds of {runs.keys}, both servers taking turns, in a "
        "document of 100 clauses, each key in one of them. "
        "Growth is measured inside the engine, the rules of the group alone: the time for each "
        "clause may grow as the logarithm of their number does.",
        "without",
    )


def _roots(folder: Path, clauses: int) -> tuple[Path, Path]:
    """The same documents with the rules and without."""
    roots = (folder / "with", folder / "without")
    for root in roots:
        write(root, clauses)
        (root / _TYPED).write_text(document(_NUMBER, 100), "utf-8", newline="\n")
    (roots[1] / "speclsp.toml").write_text(WITHOUT, "utf-8")
    return roots


def keys(roots: tuple[Path, Path], runs: Runs) -> Iterator[Row]:
    """From a key to the diagnostics at the client."""
    with ExitStack() as stack:
        authors = []
        for root in roots:
            client = stack.enter_context(Client(SPECLSP, root, limit=300.0))
            client.initialize()
            client.indexed()
            text = (root / _TYPED).read_text("utf-8")
            authors.append(Author(client, root / _TYPED, text))
        ours, without = interleaved(authors, ROUNDS, runs.keys)
    ratio = ours.p50 / without.p50
    yield Row(
        "a key, p50",
        milliseconds(ours.p50),
        milliseconds(without.p50),
        times(ratio),
        f"at most {times(MOST_TIMES_KEY)} times",
        ratio <= MOST_TIMES_KEY,
    )
    yield Row(
        "a key, p95",
        milliseconds(ours.p95),
        milliseconds(without.p95),
        times(ours.p95 / without.p95),
        f"at most {milliseconds(LONGEST_KEY)}",
        ours.p95 <= LONGEST_KEY,
    )


def checks(roots: tuple[Path, Path], runs: Runs) -> Iterator[Row]:
    """Whole processes, in turns."""
    taken: list[list[float]] = [[], []]
    for _ in range(_CHECKS):
        for root, mine in zip(roots, taken, strict=True):
            output = root.parent / "report.json"
            command = (*speclsp(), "--check", "--format", "json", "--output", str(output), ".")
            mine.append(seconds(command, root))
    ours, without = (median(mine) for mine in taken)
    ratio = ours / without
    yield Row(
        f"`--check`, median of {_CHECKS}",
        f"{ours:.1f} s",
        f"{without:.1f} s",
        times(ratio),
        f"at most {times(MOST_TIMES_CHECK)} times",
        ratio <= MOST_TIMES_CHECK,
    )


def growth(runs: Runs) -> Iterator[Row]:
    """The time for each clause, of few and of many."""
    few, most = runs.few_clauses, runs.most_clauses
    sizes = [few]
    while sizes[-1] * 10 < most:
        sizes.append(sizes[-1] * 10)
    first = 0.0
    for size in (*sizes, most):
        rounds = ROUNDS if size < most else 1
        each = median(rules_alone(size) for _ in range(rounds)) / size
        if size == few:
            first = each
            yield Row(f"a clause of {size:,}", f"{each * 1e6:.0f} µs")
            continue
        ratio, allowed = each / first, math.log(size) / math.log(few)
        target = f"at most {times(allowed)} times the first" if size == most else ""
        met = ratio <= allowed if size == most else None
        yield Row(f"a clause of {size:,}", f"{each * 1e6:.0f} µs", "", times(ratio), target, met)


def rules_alone(clauses: int) -> float:
    """Seconds that the rules of the group take on documents that have been read."""
    texts = dict(documents(clauses))
    workspace = Workspace(Listing(Path("."), tuple(texts), frozenset(texts)), NAMES)
    snapshot = workspace.apply(Change(texts=texts, complete=True, listed=True, sourced=True))
    gc.collect()
    start = time.perf_counter()
    for path in texts:
        check(snapshot, path, _ONLY)
    return time.perf_counter() - start
