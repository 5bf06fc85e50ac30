"""`python -m bench` measures, prints, and writes docs/benchmarks.md unless it is a short run."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from bench.check_tree import check_tree
from bench.conflicts import conflicts
from bench.features import features
from bench.figures import Table, markdown, plain
from bench.growth import growth
from bench.keystroke import keystroke
from bench.machine import machine
from bench.memory import memory
from bench.runs import FULL, QUICK
from bench.soak import soak
from bench.startup import startup
from bench.texts import REPOSITORY

PAGE = REPOSITORY / "docs" / "benchmarks.md"
MEASUREMENTS = {
    "start": startup,
    "keystroke": keystroke,
    "growth": growth,
    "check": check_tree,
    "conflicts": conflicts,
    "features": features,
    "memory": memory,
    "soak": soak,
}


def main() -> int:
    options = _options()
    names = options.only or list(MEASUREMENTS)
    runs = QUICK if options.quick else FULL
    if options.minutes is not None:
        runs = runs._replace(minutes=options.minutes)
    tables: list[Table] = []
    started = time.monotonic()
    for name in names:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        tables.append(MEASUREMENTS[name](runs))
        print(plain(tables[-1]), flush=True)
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    output = options.output or (None if options.quick or options.only else PAGE)
    if output is not None:
        output.write_text(page(tables, options.date), "utf-8", newline="\n")
    missed = [row for table in tables for row in table.rows if row.met is False]
    return 1 if missed and options.strict else 0


def page(tables: list[Table], day: str) -> str:
    return (
        "# Benchmarks\n\n"
        "Written by `make bench`, never by hand.\n"
        "What counts is the ratio to something that was measured at the same time on the same "
        "machine, because the times differ from machine to machine.\n"
        "The texts are made from the specifications in the repository, varied so that no two parts "
        "are alike.\n\n"
        f"Taken on {day}: {machine()}\n\n" + markdown(tables)
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[*MEASUREMENTS, []], help="which (default: all)")
    parser.add_argument("--quick", action="store_true", help="a short run that writes nothing")
    parser.add_argument("--minutes", type=float, help="how long soak types; default: 1")
    parser.add_argument("--output", type=Path, metavar="FILE", help=f"default: {PAGE.name} in docs")
    parser.add_argument("--date", default=date.today().isoformat(), help="default: today")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a target is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
