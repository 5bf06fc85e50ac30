"""What a key costs inside the engine: taking the edit in, and running the rules. No server here."""

from __future__ import annotations

import gc
import re
import time
from pathlib import Path
from typing import NamedTuple

from bench.statistic import median
from speclsp.checking.check import check
from speclsp.files.listing import Listing
from speclsp.rules.all import NAMES
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Workspace

_PATH = "specification.md"
_PROSE = re.compile(r"^[A-Z][\x20-\x7e]{39,}", re.MULTILINE)


class Inside(NamedTuple):
    """Seconds of one key."""

    taken_in: float
    checked: float


def inside(text: str, keys: int) -> Inside:
    """The medians of so many keys in a document that is alone in its workspace."""
    workspace = Workspace(Listing(Path(".")), NAMES)
    opened = frozenset([_PATH])
    check(workspace.apply(Change(texts={_PATH: text}, opened=opened, complete=True)), _PATH)
    gc.collect()
    offsets = [found.start() + 10 for found in _PROSE.finditer(text)]
    offsets = offsets[:: max(1, len(offsets) // 40)]
    times: list[Inside] = []
    for number in range(keys):
        offset = offsets[number // 2 * 7 % len(offsets)]
        typed = number % 2 == 0
        edit = Edit(Span(offset, offset), "x") if typed else Edit(Span(offset, offset + 1), "")
        start = time.perf_counter()
        snapshot = workspace.apply(Change(edits={_PATH: [edit]}))
        between = time.perf_counter()
        check(snapshot, _PATH)
        times.append(Inside(between - start, time.perf_counter() - between))
    return Inside(median(t.taken_in for t in times), median(t.checked for t in times))
