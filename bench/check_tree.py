"""`speclsp --check` of a tree of specifications, beside tree-sitter's parse of the same bytes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Row, Table
from bench.processes import seconds, speclsp
from bench.runs import ROUNDS, Runs
from bench.statistic import median, times
from bench.texts import write

MOST_TIMES = 5.0


def check_tree(runs: Runs) -> Table:
    """The whole once, parts of it in turns, and the real specifications where they are."""
    rows: list[Row] = []
    with TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        rows += whole(tree, runs)
        rows += part(tree, runs)
        corpus = runs.shared / "corpus"
        if corpus.is_dir():
            rows += real(corpus, Path(folder) / "real")
    return Table(
        "`--check` of a tree, cold",
        tuple(rows),
        "Whole processes with all rules, beside one that cuts the same files into segments, gives "
        "each to tree-sitter's block grammar and every inline node to its inline grammar, and "
        "drops the trees.",
        "parse only",
    )


def whole(tree: Path, runs: Runs) -> Iterator[Row]:
    files = write(tree, runs.checked)
    ours, bare = once(tree)
    yield _row(f"{runs.checked // 1_000_000} MB in {files} files, one run", ours, bare)
    shutil.rmtree(tree)


def part(tree: Path, runs: Runs) -> Iterator[Row]:
    files = write(tree, runs.part)
    pairs = [once(tree) for _ in range(ROUNDS)]
    ours, bare = (median(each) for each in zip(*pairs, strict=True))
    name = f"{runs.part / 1_000_000:.1f} MB in {files} files, median of {ROUNDS}"
    yield _row(name, ours, bare)
    shutil.rmtree(tree)


def real(corpus: Path, copy: Path) -> Iterator[Row]:
    """The Markdown of the real specifications, as one tree."""
    size = files = 0
    for path in sorted(corpus.rglob("*.md")):
        data = path.read_bytes()
        target = copy / path.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        size, files = size + len(data), files + 1
    name = f"public specifications, {size / 1_000_000:.1f} MB in {files} files, one run"
    yield _row(name, *once(copy))


def once(tree: Path) -> tuple[float, float]:
    """Seconds of the check and of the parse, one after the other."""
    output = tree.parent / "report.json"
    command = (*speclsp(), "--check", "--format", "json", "--output", str(output), ".")
    ours = seconds(command, tree)
    return ours, seconds((sys.executable, "-m", "bench.parse_only", "."), tree)


def _row(name: str, ours: float, bare: float) -> Row:
    ratio = ours / bare
    target = f"at most {times(MOST_TIMES)} times"
    return Row(name, f"{ours:.1f} s", f"{bare:.1f} s", times(ratio), target, ratio <= MOST_TIMES)
