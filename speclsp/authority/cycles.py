"""Clauses that need each other in a circle, so that none of them can come first."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from speclsp.authority.components import components
from speclsp.authority.nodes import Node
from speclsp.authority.relations import Relation, relations, stated_in
from speclsp.spec.relating import Kind
from speclsp.workspace import Snapshot

# What is needed in one way leads to what is needed in another; coverage is a matter of its own.
FAMILIES: tuple[frozenset[Kind], ...] = (
    frozenset(("requires", "depends-on")),
    frozenset(("covers",)),
)

MOST = 5
"""Clauses of a circle that is told step by step."""
_MOST_LOOKED_AT = 1_000

_Edges = Mapping[Node, tuple[Node, ...]]
_Step = tuple[Node, Node]


class Cycle(NamedTuple):
    """A relation, and the way from what it names back to whose it is, which it closes."""

    relation: Relation
    # From the subject by way of the object, the subject not repeated; nothing where it is long.
    nodes: tuple[Node, ...]
    # All that need each other there, in this circle and in others.
    size: int


def cycles(snapshot: Snapshot, path: str) -> tuple[Cycle, ...]:
    """For each clause that is in a circle, the first relation by which it is, of those that the
    file at `path` states, with the shortest circle; in the order of the text."""
    found: list[Cycle] = []
    own = stated_in(snapshot, path)
    for family in FAMILIES:
        edges, parts = _parts(snapshot, family)
        told: set[Node] = set()
        for each in own:
            part = parts.get(each.subject) if each.kind in family else None
            if part is None or each.subject in told or each.object not in part:
                continue
            told.add(each.subject)
            found.append(Cycle(each, _way_back(edges, part, each), len(part)))
    return tuple(sorted(found, key=lambda each: (each.relation.span, each.relation)))


def between(snapshot: Snapshot, cycle: Cycle) -> tuple[Relation, ...]:
    """The other relations of a circle, one for each step, in its order; of a long one, the next."""
    family = next(each for each in FAMILIES if cycle.relation.kind in each)
    steps, first = _steps(snapshot, family)
    if not cycle.nodes:
        return (first[cycle.relation.object],)
    nodes = (*cycle.nodes[1:], cycle.nodes[0])
    return tuple(steps[pair] for pair in pairwise(nodes))


def _steps(
    snapshot: Snapshot, family: frozenset[Kind]
) -> tuple[Mapping[_Step, Relation], Mapping[Node, Relation]]:
    """The relation of each step, and the first of each node that goes on in a circle."""
    key = (_steps, family)
    if key not in snapshot.memo:
        steps: dict[_Step, Relation] = {}
        first: dict[Node, Relation] = {}
        parts = _parts(snapshot, family)[1]
        for each in relations(snapshot):
            if each.kind in family:
                steps.setdefault((each.subject, each.object), each)
                if each.object in parts.get(each.subject, ()):
                    first.setdefault(each.subject, each)
        snapshot.memo[key] = (steps, first)
    found: tuple[Mapping[_Step, Relation], Mapping[Node, Relation]] = snapshot.memo[key]
    return found


def _parts(
    snapshot: Snapshot, family: frozenset[Kind]
) -> tuple[_Edges, Mapping[Node, frozenset[Node]]]:
    """What leads where, and for each node in a circle all nodes that are in circles with it."""
    key = (_parts, family)
    memo = snapshot.names.memo
    if key not in memo:
        found: dict[Node, dict[Node, None]] = {}
        for each in relations(snapshot):
            if each.kind in family:
                found.setdefault(each.subject, {})[each.object] = None
        edges = {node: tuple(sorted(others)) for node, others in found.items()}
        memo[key] = (edges, components(edges))
    parts: tuple[_Edges, Mapping[Node, frozenset[Node]]] = memo[key]
    return parts


def _way_back(edges: _Edges, part: frozenset[Node], relation: Relation) -> tuple[Node, ...]:
    """The shortest circle that begins with a relation; of equal ones, the first by name. Nothing
    where it is long, or not soon found."""
    start, end = relation.object, relation.subject
    before: dict[Node, Node | None] = {start: None}
    left = deque([(start, 1)])
    looked_at = 0
    while left and end not in before and looked_at < _MOST_LOOKED_AT:
        node, steps = left.popleft()
        for other in edges.get(node, ()) if steps < MOST else ():
            looked_at += 1
            if other in part and other not in before:
                before[other] = node
                left.append((other, steps + 1))
                if other == end:
                    break
    if end not in before:
        return ()
    way: list[Node] = []
    at: Node | None = end
    while at is not None:
        way.append(at)
        at = before[at]
    # From the subject, which is the end, to the object, and on.
    way.reverse()
    return (end, *way[:-1]) if start != end else (end,)
