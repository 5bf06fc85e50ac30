"""The levels of authority that hold for a document, the highest first, and who says so."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.config.values import LEVELS_OF_AUTHORITY
from speclsp.notation.folders import is_fixture, is_in_force, is_precedents, is_template
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

Basis = Literal["configuration", "words", "model-spec", "spec-kit"]

FORMER = {"platform": "root"}
"""Earlier names of the levels of the Model Spec."""

CONSTITUTION, FEATURE = "constitution", "feature"
_CONSTITUTIONS = (".specify/memory/constitution.md", "memory/constitution.md")


class Ladder(NamedTuple):
    """Levels of authority. They are compared by name and rank, so that equal ladders are one."""

    levels: tuple[str, ...]
    basis: Basis
    # The file that states them, "" where they are built in.
    path: str = ""

    def rank(self, level: str) -> int | None:
        """0 for the highest; None for what is no level of it."""
        if level in self.levels:
            return self.levels.index(level)
        if self.levels == LEVELS_OF_AUTHORITY and level in FORMER:
            return self.levels.index(FORMER[level])
        return None

    def known(self, written: str) -> str:
        """The level that is meant by a word in prose, whatever its case; "" for none."""
        for level in (*self.levels, *FORMER):
            if level.casefold() == written.casefold() and self.rank(level) is not None:
                return level
        return ""


class Rung(NamedTuple):
    """A level, and where it comes from."""

    level: str
    basis: Basis
    path: str


BUILT_IN = Ladder(LEVELS_OF_AUTHORITY, "model-spec")


def chain(snapshot: Snapshot, path: str) -> tuple[Rung, ...]:
    """The levels that hold for the document at `path`, the highest first."""
    held = ladder(snapshot, path)
    return tuple(Rung(level, held.basis, held.path) for level in held.levels)


def ladder(snapshot: Snapshot, path: str) -> Ladder:
    """The levels that hold for the document at `path`: those of its configuration, else those that
    a document beside it or above it lists, else those of Spec Kit or of the Model Spec."""
    known: dict[str, Ladder] = snapshot.names.memo.setdefault(ladder, {})
    if path not in known:
        known[path] = _ladder(snapshot, path)
    return known[path]


def _ladder(snapshot: Snapshot, path: str) -> Ladder:
    config = snapshot.config(path)
    if config.authority_levels:
        return Ladder(config.authority_levels, "configuration", config.path)
    if found := _listed(snapshot, path):
        return found
    stated = path in snapshot.index.defining(Name("ruling", "", "level"))
    if not stated and not config.authority_documents and kit_level(snapshot, path):
        return Ladder((CONSTITUTION, FEATURE), "spec-kit")
    return BUILT_IN


def _listed(snapshot: Snapshot, path: str) -> Ladder | None:
    """What documents in the nearest folder upwards list, if they agree."""
    orders = _orders(snapshot)
    folder = path
    while orders and folder:
        folder = folder.rpartition("/")[0]
        if found := orders.get(folder):
            agreed = len({levels for levels, _ in found}) == 1
            return Ladder(found[0][0], "words", found[0][1]) if agreed else None
    return None


def _orders(snapshot: Snapshot) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The levels that documents list, with the document, by its folder."""
    memo = snapshot.names.memo
    if _orders not in memo:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for path in snapshot.index.defining(Name("ruling", "", "rank")):
            document = snapshot.document(path)
            if document is None or not is_binding(path):
                continue
            for _, facts in document.facts:
                for ruling in facts.rulings:
                    if ruling.kind == "order":
                        listed = (ruling.words, path)
                        found.setdefault(path.rpartition("/")[0], []).append(listed)
        memo[_orders] = found
    orders: dict[str, list[tuple[tuple[str, ...], str]]] = memo[_orders]
    return orders


def is_binding(path: str) -> bool:
    """Whether what the document at `path` says of others holds."""
    informs = is_template(path) or is_fixture(path) or is_precedents(path)
    return is_in_force(path) and not informs


def kit_level(snapshot: Snapshot, path: str) -> str:
    """The level of a document of Spec Kit: the constitution, or a feature below it; "" for none."""
    for name in _CONSTITUTIONS:
        if path == name or path.endswith("/" + name):
            return CONSTITUTION
    folders = path.split("/")[:-1]
    for depth in range(len(folders)):
        if folders[depth] != "specs" or depth + 1 == len(folders):
            continue
        above = "".join(f"{each}/" for each in folders[:depth])
        if any(snapshot.document(above + name) for name in _CONSTITUTIONS):
            return FEATURE
    return ""
