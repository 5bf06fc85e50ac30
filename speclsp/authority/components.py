"""Which nodes of a graph lead back to themselves, and by way of which others."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def components(edges: Mapping[Name, Sequence[Name]]) -> Mapping[Name, frozenset[Name]]:
    """To each node in a circle all that are in circles with it (Tarjan 1972), without recursion."""
    order: dict[Name, int] = {}
    low: dict[Name, int] = {}
    stack: list[Name] = []
    waiting: set[Name] = set()
    found: dict[Name, frozenset[Name]] = {}
    for root in edges:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        stack.append(root)
        waiting.add(root)
        path = [(root, iter(edges.get(root, ())))]
        while path:
            node, rest = path[-1]
            for other in rest:
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append(other)
                    waiting.add(other)
                    path.append((other, iter(edges.get(other, ()))))
                    break
                if other in waiting:
                    low[node] = min(low[node], order[other])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == order[node]:
                    part = set()
                    while node not in part:
                        part.add(stack.pop())
                    waiting -= part
                    if len(part) > 1 or node in edges.get(node, ()):
                        found |= dict.fromkeys(part, frozenset(part))
    return found
