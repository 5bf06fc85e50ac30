"""A circle is one conflict on the page, however many clauses report a step of it."""

from __future__ import annotations

from pathlib import Path

from tests.report.page.workspace import page


def circle(first: int, count: int) -> str:
    return "".join(
        f"- **REQ-{first + at}**: It opens (depends on REQ-{first + (at + 1) % count}).\n"
        for at in range(count)
    )


def test_each_circle_stands_there_once(tmp_path: Path) -> None:
    shown = page(tmp_path, {"a.md": circle(10, 2) + circle(20, 300), "b.md": circle(1000, 4)})
    assert [(each.rule, len(each.sides)) for each in shown.clashes] == [
        ("cyclic-dependency", 2),
        ("cyclic-dependency", 300),
        ("cyclic-dependency", 4),
    ]
    first = shown.clashes[1]
    assert [side.line for side in first.sides] == list(range(3, 303))
    states = [clause.state for each in shown.sheets for clause in each.clauses]
    assert states == ["clashing"] * 306


def test_where_each_needs_all_others_it_is_one(tmp_path: Path) -> None:
    names = [f"REQ-{at}" for at in range(30)]
    text = "".join(
        f"- **{own}**: It opens (depends on {', '.join(each for each in names if each != own)}).\n"
        for own in names
    )
    (clash,) = page(tmp_path, {"a.md": text}).clashes
    assert len(clash.sides) == 30
