"""What `[[constraints]]` of a configuration file say, each where it is written there."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from speclsp.authority.nodes import Node, anywhere, node_of_target
from speclsp.config.toml import KeyPath, places
from speclsp.resolution.links import anchored
from speclsp.spec.relating import Kind
from speclsp.text import Span
from speclsp.workspace import ConfigFile, Snapshot

_PYPROJECT = ("tool", "speclsp")
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("excludes", "excludes"),
    ("requires", "requires"),
    ("overrides", "overrides"),
)


class Constraint(NamedTuple):
    """What one clause does to another, and where the configuration names the other."""

    kind: Kind
    subject: Node
    object: Node
    span: Span


class Unnamed(NamedTuple):
    """Words that do not name one clause, and what they do name."""

    words: str
    nodes: tuple[Node, ...]
    span: Span


class Constraints(NamedTuple):
    """What a configuration file says, in the order of its text."""

    constraints: tuple[Constraint, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()


class _Named(NamedTuple):
    words: str
    nodes: tuple[Node, ...]
    span: Span

    @property
    def node(self) -> Node | None:
        return self.nodes[0] if len(self.nodes) == 1 else None


def constraints(snapshot: Snapshot, path: str) -> Constraints:
    """What the configuration file at `path` says."""
    known: dict[str, Constraints] = snapshot.names.memo.setdefault(constraints, {})
    if path not in known:
        file = snapshot.configurations.get(path)
        # Most files say nothing of clauses.
        known[path] = _read(snapshot, file) if file and file.config.constraints else Constraints()
    return known[path]


def _read(snapshot: Snapshot, file: ConfigFile) -> Constraints:
    found: list[Constraint] = []
    unnamed: list[Unnamed] = []
    for table in _tables(snapshot, file):
        for every in table.values():
            unnamed += [Unnamed(*each) for each in every if each.node is None]
        (subject,) = table.get("clause", ()) or (None,)
        for key, kind in _KINDS:
            others = table.get(key, ())
            if kind == "excludes" and subject is None:
                found += _pairs(others)
            elif subject is not None and subject.node is not None:
                found += [
                    Constraint(kind, subject.node, each.node, each.span)
                    for each in others
                    if each.node is not None
                ]
    return Constraints(tuple(found), tuple(sorted(unnamed, key=lambda each: each.span)))


def _pairs(others: Sequence[_Named]) -> Iterator[Constraint]:
    for one, other in combinations(others, 2):
        if one.node is not None and other.node is not None:
            yield Constraint("excludes", one.node, other.node, other.span)


def _tables(snapshot: Snapshot, file: ConfigFile) -> Iterator[Mapping[str, tuple[_Named, ...]]]:
    """Of each table of constraints, what its keys name."""
    text = file.text.string
    in_pyproject = file.config.path.rpartition("/")[2] == "pyproject.toml"
    prefix: KeyPath = (*(_PYPROJECT if in_pyproject else ()), "constraints")
    tables: dict[int, dict[str, list[_Named]]] = {}
    for path, where in places(text).where.items():
        if path[: len(prefix)] != prefix:
            continue
        match path[len(prefix) :]:
            case (int(at), "clause") | (int(at), "excludes" | "requires" | "overrides", int()):
                words = _string(text[where.value.start : where.value.end])
                nodes = _nodes(snapshot, file.config.folder, words)
                table = tables.setdefault(at, {})
                key = str(path[len(prefix) + 1])
                table.setdefault(key, []).append(_Named(words, nodes, where.value))
            case _:
                pass
    for at in sorted(tables):
        yield {key: tuple(each) for key, each in tables[at].items()}


def _string(written: str) -> str:
    """What a string of TOML says; "" for any other value."""
    if written[:1] == '"' and "\\" in written:
        try:
            return str(json.loads(written))
        except ValueError:
            return ""
    return written[1:-1] if written[:1] in ("'", '"') and written[-1:] == written[:1] else ""


def _nodes(snapshot: Snapshot, folder: str, words: str) -> tuple[Node, ...]:
    path, hash_, fragment = words.rpartition("#") if "#" in words else (words, "", "")
    document = snapshot.document(posixpath.normpath(posixpath.join(folder, path))) if path else None
    if document is None:
        return anywhere(snapshot, fragment or words, folder) if not (hash_ and path) else ()
    if not hash_:
        return (Node(document.path),)
    if fragment in document.clauses_by_id:
        return (Node(document.path, fragment),)
    node = node_of_target(snapshot, anchored(document, fragment))
    return (node,) if node else ()
