"""Precedents that supersede themselves or each other, share a number, or cite what is not here."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.precedents.known import known
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental_conflicts import fresh
from tests.features.world import world

DOORS = (
    "- **REQ-3**: The door MUST stay open for 5 s.\n- **REQ-7**: The door MUST stay open for 9 s.\n"
)
WATCHED = {"conflicting-precedent", "duplicate-clause", "unknown-precedent-clause"}


def written(number: int, superseded: str = "", said: str = "REQ-3 prevails.") -> str:
    line = f"- Supersedes: {superseded}\n" if superseded else ""
    return f"# P-{number}: x\n\n- Clauses: REQ-3, REQ-7\n{line}- Ruling: {said}\n\n"


def told(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The rules and messages in all precedents."""
    return [
        (each.rule, each.message)
        for path in sorted(snapshot.documents)
        for each in check(snapshot, path).diagnostics
        if each.rule in WATCHED
    ]


def standing(snapshot: Snapshot) -> list[str]:
    return [each.id for each in known(snapshot).entries if each.in_force]


def test_one_that_supersedes_itself_is_in_force_and_it_is_said() -> None:
    everything = world({"doors.md": DOORS, "precedents/P-1.md": written(1, "P-1")})
    assert told(everything) == [("unknown-precedent-clause", '"P-1" supersedes itself')]
    assert standing(everything) == ["P-1"]
    settled = [each.message for each in check(everything, "doors.md").diagnostics]
    assert sum(each.endswith("settled by P-1") for each in settled) == 2


def test_of_two_that_supersede_each_other_neither_is_in_force() -> None:
    texts = {"precedents/P-1.md": written(1, "P-2"), "precedents/P-2.md": written(2, "P-1")}
    everything = world({"doors.md": DOORS, **texts})
    behind = "supersede each other, so none of them is in force"
    assert told(everything) == [
        ("conflicting-precedent", f'"P-1" and "P-2" {behind}'),
        ("conflicting-precedent", f'"P-2" and "P-1" {behind}'),
    ]
    assert standing(everything) == []


def test_a_circle_of_many_is_told_of_some() -> None:
    count = 300
    text = "".join(written(at, f"P-{(at + 1) % count}") for at in range(count))
    found = told(world({"doors.md": DOORS, "precedents.md": text}))
    assert len(found) == 20
    assert found[0][1].startswith('"P-0", "P-1" and 298 more supersede each other')


def test_one_behind_another_is_no_circle() -> None:
    text = written(1) + written(2, "P-1") + written(3, "P-2")
    everything = world({"doors.md": DOORS, "precedents.md": text})
    assert told(everything) == []
    assert standing(everything) == ["P-3"]


@pytest.mark.parametrize("draft", ["- Status: draft\n", ""])
def test_what_was_never_in_force_supersedes_nothing(draft: str) -> None:
    first = written(1, "P-2").replace("- Ruling", f"{draft}- {'' if draft else 'Not a '}Ruling")
    everything = world({"doors.md": DOORS, "precedents.md": first + written(2, "P-1")})
    assert told(everything) == []
    assert standing(everything) == ["P-2"]


def test_two_of_one_number_in_one_document_and_in_two() -> None:
    once = {"doors.md": DOORS, "a/precedents.md": written(7) + written(7)}
    assert told(world(once)) == [("duplicate-clause", '"P-7" is defined before')]
    quote = "> **Precedent P-7**: x\n>\n> - Clauses: REQ-3\n> - Ruling: So it is.\n"
    everything = world({"doors.md": DOORS + "\n" + quote, "precedents/P-7.md": written(7)})
    assert told(everything) == [("duplicate-clause", '"P-7" is defined before')]
    (one,) = (
        each
        for each in check(everything, "precedents/P-7.md").diagnostics
        if each.rule == "duplicate-clause"
    )
    assert [(each.path, each.message) for each in one.related] == [
        ("doors.md", "defined here first")
    ]


@pytest.mark.parametrize("link", ["../plan.txt", "../../doors.md", "https://example.org/a.md"])
def test_a_link_to_what_is_no_document_here(link: str) -> None:
    text = f"# P-1: x\n\n- Clauses: [doors]({link})\n- Ruling: So it is.\n"
    everything = world({"precedents/P-1.md": text}, others=("plan.txt",))
    message = '"doors" leads to no document of the workspace'
    assert told(everything) == [("unknown-precedent-clause", message)]


def test_what_is_said_follows_edits_elsewhere() -> None:
    texts = {
        "a.md": DOORS,
        "precedents/P-1.md": written(1, "P-2"),
        "precedents/P-2.md": written(2, "P-1"),
        "precedents/P-3.md": written(3, "P-3"),
    }
    made: Workspace = fresh(texts)
    made.apply(Change(opened=frozenset(texts)))
    seen = [told(made.snapshot)]
    for path, old, new in (
        ("precedents/P-2.md", "P-1", "P-9"),
        ("precedents/P-2.md", "P-2", "P-1"),
        ("precedents/P-2.md", "P-9", "P-1"),
        ("precedents/P-3.md", "P-3", "P-2"),
    ):
        at = texts[path].index(old)
        texts[path] = texts[path].replace(old, new, 1)
        now = made.apply(Change(edits={path: [Edit(Span(at, at + len(old)), new)]}))
        assert told(now) == told(fresh(texts).snapshot)
        seen.append(told(now))
    assert len({tuple(each) for each in seen}) == 5
