"""What the running server holds: at rest, with text open or indexed, after many edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench.author import SPECLSP, Author
from bench.client import Client
from bench.figures import Row, Table
from bench.runs import Runs
from bench.statistic import megabytes
from bench.texts import specification, write

BASE = 80e6
PER_OPEN = 20.0
PER_INDEXED = 5.0
EDITED = 100_000
# An allocator gives nothing back at once, so a little more is no growth.
MOST_GROWTH = 1.05


def memory(runs: Runs) -> Table:
    """Resident memory of the server process alone."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        rows = (
            *opened(root / "opened", runs),
            *indexed(root / "indexed", runs),
            *edited(root / "edited", runs),
        )
    return Table(
        "Memory",
        rows,
        "Resident memory of the server's process. The targets are 80 MB, 20 MB more for each MB of "
        "open text, and 5 MB more for each MB indexed.",
        "size",
    )


def opened(root: Path, runs: Runs) -> Iterator[Row]:
    """An empty folder, then a document that is opened and typed in."""
    root.mkdir()
    with Client(SPECLSP, root) as client:
        client.initialize()
        client.indexed()
        yield _row("at rest, an empty folder", resident(client), 0, BASE)
        author = Author(client, root / "specification.md", specification(runs.opened))
        author.presses(20)
        limit = BASE + PER_OPEN * runs.opened
        yield _row("open text", resident(client), runs.opened, limit)


def edited(root: Path, runs: Runs) -> Iterator[Row]:
    """A document that is typed in for long."""
    root.mkdir()
    with Client(SPECLSP, root) as client:
        client.initialize()
        client.indexed()
        author = Author(client, root / "specification.md", specification(EDITED))
        # What the first edits set up is not growth.
        author.presses(runs.edits // 10)
        before = resident(client)
        author.presses(runs.edits)
        after = resident(client)
        yield Row(
            f"{EDITED // 1_000} kB open, after {runs.edits:,} edits",
            megabytes(after),
            f"{megabytes(before)} after {runs.edits // 10:,}",
            f"{after / before:.2f}",
            "no growth",
            after <= before * MOST_GROWTH,
        )


def indexed(root: Path, runs: Runs) -> Iterator[Row]:
    """A workspace of which nothing is open."""
    files = write(root, runs.indexed)
    with Client(SPECLSP, root, limit=300.0) as client:
        client.initialize()
        client.indexed()
        limit = BASE + PER_INDEXED * runs.indexed
        yield _row(f"indexed, {files} files", resident(client), runs.indexed, limit)


def resident(client: Client) -> int:
    """Bytes, of the server and of whatever it has started."""
    process = psutil.Process(client.process.pid)
    children = process.children(recursive=True)
    return sum(int(each.memory_info().rss) for each in (process, *children))


def _row(what: str, measured: int, size: int, limit: float) -> Row:
    target = f"at most {megabytes(limit)}"
    beside = f"{size / 1_000_000:.1f} MB of text" if size else ""
    return Row(what, megabytes(measured), beside, "", target, measured <= limit)
