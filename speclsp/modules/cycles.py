"""Modules that import each other, directly or by way of others."""

from __future__ import annotations

from collections import deque

from speclsp.modules.module import Imported, Module, imports
from speclsp.workspace import Snapshot

_MOST = 200
"""Modules that are followed from one import."""


def cycle(snapshot: Snapshot, module: Module, taken: Imported) -> tuple[str, ...]:
    """The names of the modules on the shortest way from an import of `module` back to it, the
    imported one first and `module` last; empty where there is none."""
    first = taken.module
    if first is None or not first.path:
        return ()
    ways: deque[tuple[Module, tuple[str, ...]]] = deque([(first, (first.name,))])
    seen = {first.path}
    while ways and len(seen) < _MOST:
        at, way = ways.popleft()
        if at.path == module.path:
            return way
        for each in imports(snapshot, at):
            following = each.module
            if following and following.path and following.path not in seen:
                seen.add(following.path)
                ways.append((following, (*way, following.name)))
    return ()
