"""Clauses that need each other in a circle."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from speclsp.authority import cycles
from speclsp.authority.nodes import Node
from speclsp.authority.relations import Relation
from speclsp.checking.check import check
from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.features.world import world


def found(snapshot: Snapshot, path: str = "a.md") -> list[tuple[str, str, int]]:
    """What each finding marks, its message, and how many places it shows."""
    return [
        (snapshot.string(path)[slice(*each.span)], each.message, len(each.related))
        for each in check(snapshot, path).diagnostics
        if each.rule == "cyclic-dependency"
    ]


def sections(*edges: str) -> str:
    """`a>b,c` is a section a that requires b and c."""
    parts = []
    for each in edges:
        name, _, needs = each.partition(">")
        needed = f" requires={needs}" if needs else ""
        parts.append(f"# {name.upper()} {{#{name}{needed}}}\n\nWords.\n")
    return "\n".join(parts)


def test_a_clause_that_needs_itself() -> None:
    assert found(world({"a.md": sections("a>a", "b>a")})) == [("a", '"a" depends on itself', 0)]


def test_two_clauses() -> None:
    assert found(world({"a.md": sections("a>b", "b>a")})) == [
        ("b", '"a" depends on "b", and that on "a"', 1),
        ("a", '"b" depends on "a", and that on "b"', 1),
    ]


def circle(count: int) -> str:
    names = [f"n{at}" for at in range(count)]
    return sections(*(f"{one}>{other}" for one, other in pairwise([*names, names[0]])))


def test_a_circle_is_told_step_by_step_where_it_is_short() -> None:
    every = found(world({"a.md": circle(5)}))
    on = ", and that on "
    chain = on.join(f'"n{at}"' for at in (1, 2, 3, 4, 0))
    assert every[0] == ("n1", f'"n0" depends on {chain}', 4)
    assert len(every) == 5


def test_of_a_long_circle_the_next_step_and_the_size_are_told() -> None:
    every = found(world({"a.md": circle(6)}))
    message = '"n5" depends on "n0", and that on "n5" in the end: 6 clauses need each other'
    assert every[5] == ("n0", message, 1)
    assert len(every) == 6


def test_where_each_needs_all_others_each_is_told_once() -> None:
    """However many are named in one sentence."""
    for count in (3, 30, 60):
        names = [f"REQ-{at}" for at in range(count)]
        lines = []
        for own in names:
            others = ", ".join(each for each in names if each != own)
            lines.append(f"- **{own}**: It opens (depends on {others}).")
        every = found(world({"a.md": "\n".join(lines)}))
        behind = f'and that on "REQ-0": {count} clauses need each other'
        assert every[0] == ("REQ-1", f'"REQ-0" depends on "REQ-1", {behind}', 1)
        assert len(every) == count


def test_a_list_that_does_not_end_as_it_should_takes_no_time() -> None:
    """Each of these identifiers can be read in four ways."""
    listed = ", ".join(["REQ-1___"] * 2_000)
    assert found(world({"a.md": f"- **REQ-1**: It opens (depends on {listed} or so)."})) == []


def test_a_long_circle_costs_as_much_as_its_clauses() -> None:
    looked_at: list[int] = []
    part = frozenset(Node("a.md", f"n{at}") for at in range(2_000))
    every = sorted(part)

    class Counted(dict[Node, tuple[Node, ...]]):
        def get(self, key: Node, default: object = None) -> Any:
            looked_at.append(1)
            return super().get(key, default)

    edges = Counted({one: (other,) for one, other in pairwise([*every, every[0]])})
    for one, (other,) in edges.items():
        relation = Relation("requires", one, other, "a.md", Span(0, 0), "attribute")
        assert cycles._way_back(edges, part, relation) == ()
    assert len(looked_at) <= cycles.MOST * len(every)


def test_two_circles_that_share_a_clause() -> None:
    snapshot = world({"a.md": sections("a>b", "b>a,c", "c>d", "d>b", "e>a")})
    behind = ": 4 clauses need each other"
    assert [message for _, message, _ in found(snapshot)] == [
        f'"a" depends on "b", and that on "a"{behind}',
        f'"b" depends on "a", and that on "b"{behind}',
        f'"c" depends on "d", and that on "b", and that on "c"{behind}',
        f'"d" depends on "b", and that on "c", and that on "d"{behind}',
    ]


def test_circles_side_by_side_and_what_leads_into_them() -> None:
    snapshot = world({"a.md": sections("a>b", "b>a", "c>a,d", "d>e", "e>d")})
    assert [words for words, _, _ in found(snapshot)] == ["b", "a", "e", "d"]


def test_no_circle() -> None:
    assert found(world({"a.md": sections("a>b,c", "b>d", "c>d", "d")})) == []


def test_a_circle_through_documents_and_the_configuration() -> None:
    texts = {
        "a.md": "- **REQ-1**: It dims (depends on REQ-2).\n",
        "b.md": "- **REQ-2**: It is night.\n",
        "speclsp.toml": '[[constraints]]\nclause = "REQ-2"\nrequires = ["REQ-1"]\n',
    }
    snapshot = world(texts)
    assert found(snapshot) == [("REQ-2", '"REQ-1" depends on "REQ-2", and that on "REQ-1"', 1)]
    assert found(snapshot, "speclsp.toml") == [
        ('"REQ-1"', '"REQ-2" depends on "REQ-1", and that on "REQ-2"', 1)
    ]
    (one,) = [
        each for each in check(snapshot, "a.md").diagnostics if each.rule == "cyclic-dependency"
    ]
    assert [(each.path, each.message) for each in one.related] == [
        ("speclsp.toml", '"REQ-2" needs this')
    ]


def test_coverage_is_no_dependency() -> None:
    text = (
        "## One\n`req~one~1`\n\nCovers:\n- `feat~all~1`\n\n"
        "## All\n`feat~all~1`\n\nDepends:\n- `req~one~1`\n"
    )
    assert found(world({"a.md": text})) == []
    covering = text.replace("Depends:", "Covers:")
    assert [message for _, message, _ in found(world({"a.md": covering}))] == [
        '"req~one" covers "feat~all", and that "req~one"',
        '"feat~all" covers "req~one", and that "feat~all"',
    ]


def test_many_clauses_in_a_row_are_no_recursion() -> None:
    names = [f"n{at}" for at in range(3_000)]
    edges = [f"{one}>{other}" for one, other in pairwise(names)]
    assert found(world({"a.md": sections(*edges)})) == []
