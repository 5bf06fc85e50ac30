"""From a key to the diagnostics at the client, beside a server that only keeps the text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.author import BARE, SPECLSP, Author, Round, interleaved
from bench.client import Client
from bench.engine import inside
from bench.figures import Row, Table
from bench.runs import ROUNDS, Runs
from bench.statistic import milliseconds, times
from bench.texts import specification

MOST_TIMES_BARE = 3.0


class Case(NamedTuple):
    """A document, and the p95 that it must reach in seconds, if any."""

    name: str
    text: str
    limit: float | None = None
    # What stands around it, if not an empty folder.
    around: Path | None = None
    # Whether it must also be at most so many times the bare server, by p50.
    compared: bool = True


def keystroke(runs: Runs) -> Table:
    """One document in a folder of its own."""
    cases = [
        Case("10 kB", specification(10_000)),
        Case("100 kB", specification(100_000), 0.010),
        Case("1 MB", specification(1_000_000), 0.040),
    ]
    real = runs.shared / "corpus" / "model-spec" / "model_spec.md"
    if real.is_file():
        text = real.read_text("utf-8")
        name = f"the Model Spec, {len(text) // 1_000} kB"
        cases.append(Case(name, text, around=real.parent, compared=False))
    return Table(
        "A key, in one document",
        tuple(row for case in cases for row in rows(case, runs)),
        "From the moment a change is written to the server's standard input until the last byte of "
        "the diagnostics of that version is read.\n"
        "Both servers run at once and take turns; "
        f"medians of {ROUNDS} rounds of {runs.keys} keys.\n"
        "The engine alone is measured without a server: taking the edit in, and running the rules; "
        "the rest is the server's.",
        "bare server",
    )


def rows(case: Case, runs: Runs) -> Iterator[Row]:
    findings, ours, bare = measured(case, runs)
    ratio = ours.p50 / bare.p50
    yield Row(
        f"{case.name}, {findings} findings, p50",
        milliseconds(ours.p50),
        milliseconds(bare.p50),
        times(ratio),
        f"at most {times(MOST_TIMES_BARE)} times" if case.compared else "",
        ratio <= MOST_TIMES_BARE if case.compared else None,
    )
    yield Row(
        f"{case.name}, p95",
        milliseconds(ours.p95),
        milliseconds(bare.p95),
        times(ours.p95 / bare.p95),
        f"at most {milliseconds(case.limit)}" if case.limit else "",
        ours.p95 <= case.limit if case.limit else None,
    )
    engine = inside(case.text, runs.keys)
    yield Row(
        f"{case.name}, of which the engine",
        f"{milliseconds(engine.taken_in)} edit, {milliseconds(engine.checked)} rules",
    )


def measured(case: Case, runs: Runs) -> tuple[int, Round, Round]:
    """How many findings the document has, and the times of speclsp and of the bare server."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        path = Path(folder).resolve() / "model_spec.md"
        for beside in sorted(case.around.glob("examples/*.md")) if case.around else ():
            target = path.parent / "examples" / beside.name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(beside.read_bytes())
        path.write_text(case.text, "utf-8", newline="\n")
        authors = []
        for command in (SPECLSP, BARE):
            client = stack.enter_context(Client(command, path.parent))
            client.initialize()
            if command is SPECLSP:
                client.indexed()
            authors.append(Author(client, path, case.text))
        ours, bare = interleaved(authors, ROUNDS, runs.keys)
        return authors[0].findings, ours, bare
