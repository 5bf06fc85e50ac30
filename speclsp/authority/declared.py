"""Clauses that the project itself says cannot both hold, and that both do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Literal, NamedTuple

from speclsp.authority.levels import is_binding
from speclsp.authority.nodes import Node, name_of
from speclsp.authority.precedences import overriding
from speclsp.authority.relations import Relation, relations
from speclsp.notation import front_matter
from speclsp.workspace import Snapshot

Kind = Literal["both-in-force", "required-and-excluded"]

_OUT_OF_FORCE = frozenset(
    (
        "abandoned", "archived", "deferred", "deprecated", "draft", "inactive", "obsolete",
        "proposed", "rejected", "removed", "retired", "stagnant", "superseded", "withdrawn",
    )
)  # fmt: skip


class DeclaredConflict(NamedTuple):
    """`a` excludes `b`, or needs what excludes it. `why` is one line; `relations` are what says so,
    the exclusion first."""

    a: Node
    b: Node
    kind: Kind
    why: str
    relations: tuple[Relation, ...]


def declared_in(snapshot: Snapshot, path: str) -> tuple[DeclaredConflict, ...]:
    """Those of which a side is in the document at `path`."""
    memo: dict[str, tuple[DeclaredConflict, ...]] | None = snapshot.memo.get(declared_in)
    if memo is None:
        memo = snapshot.memo[declared_in] = {}
        for each in declared_conflicts(snapshot):
            for side in {each.a.path, each.b.path}:
                memo[side] = (*memo.get(side, ()), each)
    return memo.get(path, ())


def declared_conflicts(snapshot: Snapshot) -> list[DeclaredConflict]:
    """Exclusions between clauses that are both in force, and between a clause and what it needs, by
    the names of the two; none of which one overrides the other."""
    every = relations(snapshot)
    excluding: dict[frozenset[Node], Relation] = {}
    for each in every:
        if each.kind == "excludes" and each.subject != each.object:
            excluding.setdefault(frozenset((each.subject, each.object)), each)
    needs: dict[Node, list[Relation]] = {}
    for each in every:
        if each.kind in ("requires", "depends-on"):
            needs.setdefault(each.subject, []).append(each)
    found = [*_required(snapshot, excluding, needs), *_together(snapshot, excluding)]
    return sorted(found, key=lambda each: (each.a, each.b, each.kind, each.why))


def _together(
    snapshot: Snapshot, excluding: dict[frozenset[Node], Relation]
) -> Iterator[DeclaredConflict]:
    for pair, exclusion in excluding.items():
        one, other = sorted(pair)
        settled = overriding(snapshot, (one,), (other,)) or overriding(snapshot, (other,), (one,))
        if not settled and in_force(snapshot, one) and in_force(snapshot, other):
            why = f"{_said(snapshot, exclusion)}, and both are in force"
            yield DeclaredConflict(one, other, "both-in-force", why, (exclusion,))


def _required(
    snapshot: Snapshot,
    excluding: dict[frozenset[Node], Relation],
    needs: dict[Node, list[Relation]],
) -> Iterator[DeclaredConflict]:
    """What a clause needs, also by way of others, and is excluded by it or by what it needs."""
    for node in sorted(needs) if excluding else ():
        reached: dict[Node, Relation | None] = {node: None}
        left = deque([node])
        while left:
            for relation in needs.get(left.popleft(), ()):
                if relation.object not in reached:
                    reached[relation.object] = relation
                    left.append(relation.object)
        for pair, exclusion in excluding.items():
            one, other = sorted(pair)
            if one in reached and other in reached:
                steps = tuple(each for place in (one, other) if (each := reached[place]))
                names = [name_of(snapshot, each) for each in (one, other) if each != node]
                needed = " and ".join(f'"{name}"' for name in names)
                why = f'"{name_of(snapshot, node)}" needs {needed}'
                why += f", and {_said(snapshot, exclusion)}"
                said = (exclusion, *steps)
                yield DeclaredConflict(one, other, "required-and-excluded", why, said)


def _said(snapshot: Snapshot, exclusion: Relation) -> str:
    one, other = (name_of(snapshot, each) for each in (exclusion.subject, exclusion.object))
    return f'"{one}" excludes "{other}"'


def in_force(snapshot: Snapshot, node: Node) -> bool:
    """Whether a clause, a section or a document holds now, as far as it says so itself."""
    document = snapshot.document(node.path)
    if document is None or not is_binding(node.path):
        return False
    if not node.id:
        clauses = [c for _, c in document.settled.clauses if c.notation == front_matter.NAME]
    else:
        clauses = [each for _, each in document.clauses_by_id.get(node.id, ())]
    attributes = [each for clause in clauses for each in clause.attributes]
    for _, section in document.sections:
        if node.id and section.id == node.id:
            attributes += section.attributes
    status = {each.value.casefold() for each in attributes if each.key == "status"}
    removed = any(clause.amends == "removed" for clause in clauses)
    return not removed and status.isdisjoint(_OUT_OF_FORCE)
