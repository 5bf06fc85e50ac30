"""`python -m bench.score` measures how often findings on wording are right, and prints it.

With --write the whole goes to docs/precision.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.runs import FULL
from bench.score.arta import arta
from bench.score.conflicts import conflicts
from bench.score.coordination import coordination
from bench.score.defects import defects
from bench.score.frames import frames
from bench.score.page import page
from bench.score.pronouns import pronouns
from bench.score.sample import SEVERAL, sample
from bench.score.seeding import seeding
from bench.score.tables import Scored, plain
from bench.score.truth import truth
from bench.score.volume import volume
from bench.score.wordings import wordings
from bench.texts import REPOSITORY

PAGE = REPOSITORY / "docs" / "precision.md"
PARTS: dict[str, Callable[[Path], Scored]] = {
    "truth": truth,
    "arta": arta,
    "pronouns": pronouns,
    "coordination": coordination,
    "volume": volume,
    "defects": defects,
    "frames": frames,
    "conflicts": conflicts,
    "wordings": wordings,
    "seeds": seeding,
}


def main() -> int:
    options = _options()
    if options.sample is not None:
        for line in sample(FULL.shared, options.corpus, options.sample, options.seed):
            print(line)
        return 0
    scored: dict[str, Scored] = {}
    for name in options.only or PARTS:
        started = time.monotonic()
        print(f"scoring: {name}", file=sys.stderr, flush=True)
        scored[name] = PARTS[name](FULL.shared)
        if scored[name].absent:
            print(f"{name}: skipped, {scored[name].absent} is absent (SPECLSP_SHARED)\n")
        for table in scored[name].tables:
            print(plain(table), flush=True)
        if options.list:
            print("\n".join(scored[name].lines), flush=True)
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    if options.write:
        if options.only or any(each.absent for each in scored.values()):
            print("nothing written: the page needs every part", file=sys.stderr)
            return 2
        PAGE.write_text(page(scored, options.date), "utf-8", newline="\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.score", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[*PARTS, []], help="which (default: all)")
    parser.add_argument("--list", action="store_true", help="also misses, traps, other findings")
    parser.add_argument("--write", action="store_true", help="write docs/precision.md")
    parser.add_argument("--date", default=date.today().isoformat(), help="default: today")
    parser.add_argument(
        "--sample",
        type=int,
        nargs="?",
        const=SEVERAL,
        metavar="N",
        help=f"print N random findings of each corpus instead (default: {SEVERAL})",
    )
    parser.add_argument("--seed", type=int, default=5, help="of the sample (default: 5)")
    parser.add_argument("--corpus", default="", metavar="NAME", help="of the sample: only this one")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
