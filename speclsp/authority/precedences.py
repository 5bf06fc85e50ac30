"""What comes before what because somebody says so: overrides, and clauses on precedence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from speclsp.authority.levels import is_binding
from speclsp.authority.nodes import Node, meant, nodes_at
from speclsp.authority.relations import relations
from speclsp.document import Document
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot


def precedences(snapshot: Snapshot) -> Mapping[Node, frozenset[Node]]:
    """What comes before what, also by way of a third; not what comes before itself that way."""
    memo = snapshot.names.memo
    if precedences not in memo:
        direct: dict[Node, set[Node]] = {}
        for each in relations(snapshot):
            if each.kind == "overrides":
                direct.setdefault(each.subject, set()).add(each.object)
        for one, other in _over_all(snapshot):
            direct.setdefault(one, set()).add(other)
        reached = {node: _reached(direct, node) for node in direct}
        memo[precedences] = {
            node: frozenset(each for each in found if node not in reached.get(each, ()))
            for node, found in reached.items()
        }
    found: Mapping[Node, frozenset[Node]] = memo[precedences]
    return found


def ranked(snapshot: Snapshot) -> frozenset[Node]:
    """All that comes before something, or behind."""
    memo = snapshot.names.memo
    if ranked not in memo:
        known = precedences(snapshot)
        memo[ranked] = frozenset(known).union(*known.values())
    found: frozenset[Node] = memo[ranked]
    return found


def overrides(snapshot: Snapshot, a: tuple[Document, int], b: tuple[Document, int]) -> bool:
    """Whether what stands at place `a` is said to come before what stands at place `b`."""
    if not precedences(snapshot):
        return False
    return overriding(snapshot, nodes_at(*a), nodes_at(*b))


def overriding(snapshot: Snapshot, above: Iterable[Node], below: Iterable[Node]) -> bool:
    """Whether one of the nodes that hold a place is said to come before one that holds another,
    and none the other way round. What holds both says nothing of them."""
    one, other = set(above), set(below)
    shared = one & other
    return _beats(snapshot, one - shared, other - shared) and not _beats(
        snapshot, other - shared, one - shared
    )


def _beats(snapshot: Snapshot, one: set[Node], other: set[Node]) -> bool:
    known = precedences(snapshot)
    return any(not other.isdisjoint(known.get(each, frozenset())) for each in one)


def _reached(direct: Mapping[Node, Iterable[Node]], start: Node) -> set[Node]:
    found: set[Node] = set()
    left = [*direct.get(start, ())]
    while left:
        node = left.pop()
        if node not in found:
            found.add(node)
            left += direct.get(node, ())
    return found


def _over_all(snapshot: Snapshot) -> Iterable[tuple[Node, Node]]:
    """Documents that say that they come before all others."""
    for path in snapshot.index.defining(Name("ruling", "", "rank")):
        document = snapshot.document(path)
        if document is None or not is_binding(path):
            continue
        for start, facts in document.facts:
            for ruling in facts.rulings:
                if ruling.kind == "over" and [each.kind for each in ruling.objects] == ["all"]:
                    one = ruling.subject and meant(snapshot, document, ruling.subject, start)
                    if one:
                        others = sorted(each for each in snapshot.documents if each != path)
                        yield from ((one, Node(each)) for each in others)
