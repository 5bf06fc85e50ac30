"""Typing for long among open documents: how late findings come, what is held, what is found."""

from __future__ import annotations

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.author import SPECLSP
from bench.client import Client
from bench.figures import Row, Table
from bench.memory import resident
from bench.runs import Runs
from bench.statistic import milliseconds, percentile
from bench.texts import specification
from bench.typist import Typist

LATEST = 0.020
MOST_GROWTH = 10e6
KEYS_A_SECOND = 20
DOCUMENTS = 20
SIZE = 100_000
_OTHERS = 20_000
_WARM = 200
_PATIENCE = 15.0
"""Seconds in which findings in other documents must be there after the last key."""


class Outcome(NamedTuple):
    """What a run has come to."""

    # Seconds from each key to the findings of the version that it made.
    delays: list[float]
    # Bytes, after the first keys and at the end.
    before: int
    after: int
    # Documents whose last findings are not those of a fresh server.
    different: list[str]
    # Findings in all documents at the end.
    findings: int


def soak(runs: Runs) -> Table:
    """One author, one document, many open."""
    seconds = 60 * runs.minutes
    done = typed(seconds)
    growth = done.after - done.before
    latest = percentile(done.delays, 0.95)
    same = f"{done.findings} findings in {DOCUMENTS} documents"
    wrong = f"different in {len(done.different)} of {DOCUMENTS} documents"
    rows = (
        Row(
            f"a key, p50 of {len(done.delays):,}",
            milliseconds(percentile(done.delays, 0.5)),
        ),
        Row(
            "a key, p95",
            milliseconds(latest),
            target=f"under {milliseconds(LATEST)}",
            met=latest < LATEST,
        ),
        Row(
            "memory, growth",
            f"{growth / 1e6:.1f} MB",
            f"{done.before / 1e6:.1f} MB after {_WARM} keys",
            target=f"under {MOST_GROWTH / 1e6:.0f} MB",
            met=growth < MOST_GROWTH,
        ),
        Row(
            "last findings",
            wrong if done.different else same,
            target="those of a fresh server",
            met=not done.different,
        ),
    )
    return Table(
        "Typing for long",
        rows,
        f"{runs.minutes:g} minutes at {KEYS_A_SECOND} keys a second in a document of "
        f"{SIZE // 1_000} kB, with {DOCUMENTS} documents open.",
        "before",
    )


def typed(seconds: float) -> Outcome:
    """Types for so long. Each version is waited for, so ServerError where one is not published."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        texts = _written(root)
        first = next(iter(texts))
        typist = Typist(texts[first])
        delays: list[float] = []
        with Client(SPECLSP, root) as client:
            _opened(client, texts)
            before = resident(client)
            start = time.perf_counter()
            for number in range(round(seconds * KEYS_A_SECOND)):
                # A machine that is late types on at its pace and does not catch up.
                start = max(start + 1 / KEYS_A_SECOND, time.perf_counter() - 1 / KEYS_A_SECOND)
                time.sleep(max(0.0, start - time.perf_counter()))
                sent = client.change(first, number + 2, [typist.press()])
                delays.append(client.diagnostics(first, number + 2).received - sent)
                client.forget()
                if number == _WARM:
                    before = resident(client)
            texts[first] = typist.text
            after = resident(client)
            with Client(SPECLSP, root) as fresh:
                _opened(fresh, texts)
                different = _different(client, fresh, texts)
            findings = sum(len(each["diagnostics"]) for each in client.latest.values())
    return Outcome(delays, before, after, different, findings)


def _written(root: Path) -> dict[str, str]:
    """The texts of the documents by URI; the first is the large one."""
    texts: dict[str, str] = {}
    for number in range(DOCUMENTS):
        path = root / f"part-{number:02}.md"
        text = specification(_OTHERS if number else SIZE, number)
        path.write_text(text, "utf-8", newline="\n")
        texts[path.as_uri()] = text
    return texts


def _opened(client: Client, texts: dict[str, str]) -> None:
    client.initialize()
    client.indexed()
    for uri, text in texts.items():
        client.open(uri, text)
    for uri in texts:
        client.diagnostics(uri, 1)


def _different(client: Client, fresh: Client, texts: dict[str, str]) -> list[str]:
    """Documents whose findings are not the same in both, once what was said last has come."""
    end = time.monotonic() + _PATIENCE
    while True:
        for each in (client, fresh):
            each.listen(0.5)
        found = [uri for uri in texts if _findings(client, uri) != _findings(fresh, uri)]
        if not found or time.monotonic() > end:
            return found


def _findings(client: Client, uri: str) -> Any:
    said = client.latest.get(uri, {"diagnostics": []})
    return json.dumps(said["diagnostics"], sort_keys=True)
