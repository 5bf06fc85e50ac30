"""Which modules have to do with each other, so that what their documents say is compared."""

from __future__ import annotations

from itertools import permutations

from speclsp.modules.module import Module, imports, module_of, modules
from speclsp.workspace import Snapshot

Neighbours = frozenset[tuple[str, str]]
"""Pairs of modules, each pair both ways; "" stands for what is in none."""


def module_at(snapshot: Snapshot, path: str) -> str:
    """The module of the document at `path`."""
    return _name(module_of(snapshot, path))


def neighbours(snapshot: Snapshot) -> Neighbours:
    """Each module of the root with itself and with what is in no module; two of which one imports
    the other, or that a third imports. What is outside the root is no neighbour of itself."""
    memo = snapshot.names.memo
    if neighbours not in memo:
        memo[neighbours] = _neighbours(snapshot)
    found: Neighbours = memo[neighbours]
    return found


def _neighbours(snapshot: Snapshot) -> Neighbours:
    own = {"", *map(_name, modules(snapshot))}
    found = {(each, each) for each in own}
    found |= {pair for each in own for pair in (("", each), (each, ""))}
    outside = {module_of(snapshot, path) for path in snapshot.imported} - {None}
    for module in (*modules(snapshot), *outside):
        if module is not None:
            near = (each.module for each in imports(snapshot, module) if each.module is not None)
            near_names = {_name(module), *map(_name, near)}
            found |= {pair for pair in permutations(near_names, 2) if not own.isdisjoint(pair)}
    return frozenset(found)


def _name(module: Module | None) -> str:
    return (module.path or module.folder) if module else ""
