"""Many precedents on one question: few findings, and work that grows with their number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from speclsp.checking.check import check
from speclsp.diagnostic import Diagnostic
from speclsp.precedents import ruling
from speclsp.precedents.ruling import differ
from speclsp.rules import conflicting_precedent
from tests.features.world import world

DOORS = "- **REQ-3**: A door MUST open within 5 s.\n- **REQ-7**: A door MUST open within 9 s.\n"
PATH = "precedents/P.md"


def written(number: int, said: str, superseded: str = "") -> str:
    line = f"- Supersedes: {superseded}\n" if superseded else ""
    return f"# P-{number}: x\n\n- Clauses: REQ-3, REQ-7\n{line}\n## Ruling\n\n{said}\n\n"


def opposed(text: str) -> list[Diagnostic]:
    found = check(world({"doors.md": DOORS, PATH: text}), PATH).diagnostics
    return [each for each in found if each.rule == "conflicting-precedent"]


def alternately(count: int) -> str:
    names = ("REQ-3", "REQ-7")
    return "".join(written(at, f"{names[at % 2]} prevails.") for at in range(count))


def test_of_many_that_oppose_each_other_some_are_shown() -> None:
    found = opposed(alternately(700))
    assert len(found) == 20
    assert {len(each.related) for each in found} == {1}


def test_one_is_told_of_a_few_that_oppose_it() -> None:
    text = "".join(written(at, "REQ-3 prevails.") for at in range(9))
    found = opposed(text + written(9, "REQ-7 prevails."))
    assert [each.message[: each.message.index(" are")] for each in found] == [
        f'"P-9" and "P-{at}"' for at in range(3)
    ]


def test_one_that_differs_is_found_however_many_agree() -> None:
    said = ["REQ-3 prevails."] * 200
    said[150] = "REQ-7 prevails."
    text = "".join(written(at, each) for at, each in enumerate(said))
    assert {each.message.split()[0] for each in opposed(text)} >= {'"P-150"', '"P-151"'}


def test_few_clauses_are_named_of_many() -> None:
    names = [f"REQ-{at}" for at in range(40)]
    doors = "".join(f"- **{each}**: A door opens.\n" for each in names)
    cited = f"- Clauses: {', '.join(names)}\n"
    text = "".join(f"# P-{at}: x\n\n{cited}- Ruling: {names[at]} prevails.\n\n" for at in range(2))
    (found,) = (
        each.message
        for each in check(world({"doors.md": doors, PATH: text}), PATH).diagnostics
        if each.rule == "conflicting-precedent"
    )
    assert found.endswith(
        'rule differently on "REQ-0", "REQ-1", "REQ-2", "REQ-3", "REQ-4" and 35 more'
    )


@pytest.mark.parametrize("said", ["REQ-3 prevails.", "The door opens {} times."])
def test_work_grows_with_their_number(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Neither are all pairs compared, nor is a ruling read twice."""
    compared = 0
    read = 0
    reads: Callable[..., str] = ruling._ruling

    def counting(*given: object) -> bool:
        nonlocal compared
        compared += 1
        return differ("", "", ())

    def reading(*given: object) -> str:
        nonlocal read
        read += 1
        return reads(*given)

    monkeypatch.setattr(ruling, "differ", counting)
    monkeypatch.setattr(ruling, "_ruling", reading)
    opposed("".join(written(at, said.format(at)) for at in range(300)))
    assert read == 300
    assert 300 < compared <= 300 * conflicting_precedent._MOST_COMPARED
