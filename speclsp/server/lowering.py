"""Findings that a baseline puts off, which are shown as hints; and when a baseline is read."""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import partial
from pathlib import Path

from speclsp.diagnostic import Diagnostic
from speclsp.loading.baselines import baseline_at, baseline_path
from speclsp.loading.request import ConfigError
from speclsp.server.background import DISK, in_thread
from speclsp.server.opened import Located
from speclsp.server.roots import Root
from speclsp.suppression.baseline import Baseline, Holding
from speclsp.work import Work

log = logging.getLogger(__name__)


def lowered(located: Located, found: tuple[Diagnostic, ...]) -> Work[tuple[Diagnostic, ...]]:
    """The findings in a document, those that are put off as hints."""
    baselines = located.root.baselines
    if not baselines or not found:
        return found
    baseline = baselines.get(baseline_path(located.snapshot.config(located.path)))
    if baseline is None or located.path not in baseline.counts:
        return found
    holding = Holding(baseline, located.path, located.text.string)
    shown: list[Diagnostic] = []
    for each in found:
        shown.append(each._replace(severity="hint") if holding.takes(each) else each)
        yield
    return tuple(shown)


async def put_off(root: Root, touched: Collection[str]) -> bool:
    """Reads the baselines that the configurations name, where they are others or may have changed;
    whether something else is put off now."""
    before = root.baselines
    wanted = {path for config in root.configs.values() if (path := baseline_path(config))}
    now = {path: before[path] for path in wanted if path in before and path not in touched}
    for path in sorted(wanted - now.keys()):
        try:
            now[path] = await in_thread(DISK, partial(baseline_at, Path(root.path), path))
        except ConfigError as error:
            log.warning("nothing is put off: %s", error)
            now[path] = Baseline()
    if now == before:
        return False
    root.baselines = now
    for opened in root.opened.values():
        opened.found = None
    return True
