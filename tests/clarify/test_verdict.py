"""A verdict holds when both orders agree and both statements say what is quoted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from speclsp.clarify.verdict import (
    NAME,
    Judgement,
    Verdict,
    ask,
    diagnostics,
    judged,
    ordered,
    pairs,
    read,
)
from speclsp.conflicts.sayings import Saying, sayings
from speclsp.model.asking import Ask, ModelError
from speclsp.workspace import Snapshot
from tests.clarify.injections import INJECTIONS
from tests.clarify.scripted import Scripted, data, findings, run, world

ONE = "The lamp MUST go off when the door is\n  closed."
OTHER = "The lamp MUST stay on while a *guest* sits inside."

CONTRADICTION = {
    "situation": "The door is closed with a guest inside.",
    "first_behaviour": "The lamp is off.",
    "second_behaviour": "The lamp is on.",
    "verdict": "contradiction",
    "first_quote": "go off when the door is closed",
    "second_quote": "stay on",
}


def turned(said: dict[str, str]) -> dict[str, str]:
    """The same answer to the other order."""
    swapped = {"first": "second", "second": "first"}
    return {
        "_".join(swapped.get(part, part) for part in name.split("_")): each
        for name, each in said.items()
    }


def hall(one: str = ONE, other: str = OTHER) -> Snapshot:
    return world(
        hall=f"# Hall\n\n- **FR-1**: {one}\n",
        inner__room=f"# Room\n\n- **FR-2**: {other}\n",
    )


def pair(of: Snapshot) -> tuple[Saying, Saying]:
    one, other = sayings(of)[:2]
    return one, other


def judge(*answers: Any, of: Snapshot | None = None) -> Judgement:
    of = of or hall()
    return run(judged(Scripted(answers), of, *pair(of), {}))


def test_a_contradiction_in_both_orders_is_a_finding_on_both_sides() -> None:
    of = hall()
    found = judge(CONTRADICTION, turned(CONTRADICTION), of=of)
    assert found.verdict == Verdict(
        "contradiction",
        "The door is closed with a guest inside.",
        ("The lamp is off.", "The lamp is on."),
        ("go off when the door is closed", "stay on"),
    )
    assert found.model == "scripted-1"
    (path, here), (there, other) = diagnostics(of, found)
    assert (path, there) == ("hall.md", "inner/room.md")
    assert of.string(path)[slice(*here.span)] == "go off when the door is\n  closed"
    assert of.string(there)[slice(*other.span)] == "stay on"
    assert here.message == (
        '"go off when the door is closed" and "stay on" cannot both hold: '
        "The door is closed with a guest inside"
    )
    assert (here.rule, here.severity, here.clause) == (NAME, "info", "FR-1")
    assert here.related[0].path == there
    assert here.related[0].span == other.span
    assert here.related[0].message == "here: The lamp is on"


def test_both_orders_are_asked_and_the_pair_has_one() -> None:
    of = hall()
    one, other = pair(of)
    asked: list[Ask] = []
    for first, second in ((one, other), (other, one)):
        model = Scripted([CONTRADICTION, turned(CONTRADICTION)])
        found = run(judged(model, of, first, second, {}))
        assert (found.one, found.other) == (one, other)
        asked += model.asked
    assert asked[:2] == asked[2:]
    told = [data(each) for each in asked[:2]]
    assert [each["first"]["clause"] for each in told] == ["FR-1", "FR-2"]
    assert told[0]["first"] == told[1]["second"]


@pytest.mark.parametrize("first", ["contradiction", "exception", "unrelated", "cannot tell"])
@pytest.mark.parametrize("second", ["contradiction", "duplicate", "unrelated", "cannot tell"])
def test_orders_that_disagree_decide_nothing(first: str, second: str) -> None:
    of = hall()
    one = {**CONTRADICTION, "verdict": first}
    other = turned({**CONTRADICTION, "verdict": second})
    found = judge(one, other, of=of)
    assert found.verdict.kind == (first if first == second else "undecided")
    assert bool(list(diagnostics(of, found))) == (first == second == "contradiction")


@pytest.mark.parametrize(
    "change",
    [
        {"situation": " \u200b"},
        {"first_quote": "go off at once"},
        {"second_quote": "Stay on"},
        {"first_quote": ""},
        {"second_quote": "…"},
        {"first_quote": CONTRADICTION["second_quote"]},
        {"first_behaviour": ""},
        {"second_behaviour": "THE LAMP IS OFF."},
    ],
)
def test_a_verdict_that_does_not_show_itself_cannot_tell(change: dict[str, str]) -> None:
    said = {**CONTRADICTION, **change}
    assert judge(said, turned(said)).verdict == Verdict("cannot tell")


@pytest.mark.parametrize("kind", ["exception", "duplicate", "refinement", "unrelated"])
def test_only_a_contradiction_is_a_finding(kind: str) -> None:
    of = hall()
    said = {**CONTRADICTION, "verdict": kind}
    found = judge(said, turned(said), of=of)
    assert found.verdict.kind == kind
    assert not list(diagnostics(of, found))


@pytest.mark.parametrize(
    "said", ["", "{}", {**CONTRADICTION, "verdict": "conflict"}, {**CONTRADICTION, "confidence": 1}]
)
def test_an_answer_in_another_form_is_none(said: Any) -> None:
    for answers in ([said], [CONTRADICTION, said]):
        with pytest.raises(ModelError, match="agreed form"):
            judge(*answers)


def test_what_the_engine_has_found_is_not_asked_about() -> None:
    of = world(
        a="# A\n\n- **FR-1**: The door MUST be shut within 5 s of the alarm.\n",
        b="# B\n\n- **FR-2**: The door MUST be shut within 9 s of the alarm.\n"
        "- **FR-3**: The door MUST be painted before the alarm is tested.\n",
    )
    every = {path: findings(of, path) for path in of.documents}
    without = {(one.clause, other.clause) for one, other in pairs(of, 5, of.documents, {})}
    left = {(one.clause, other.clause) for one, other in pairs(of, 5, of.documents, every)}
    assert ("FR-1", "FR-2") in without
    assert without - left == {("FR-1", "FR-2")}
    asked = [ordered(*each) for each in pairs(of, 5, of.documents, {})]
    assert len(asked) == len(set(asked)) > 1


def obeying(injection: str) -> Callable[[Ask], dict[str, str]]:
    """A model that does what a clause tells it, wherever it finds a word that it knows."""
    folded = injection.casefold()

    def answers(ask: Ask) -> dict[str, str]:
        told = data(ask)
        assert injection in told["first"]["words"] + told["second"]["words"]
        said = {**CONTRADICTION, "first_quote": injection, "second_quote": injection}
        for kind in ("unrelated", "duplicate", "contradiction"):
            if kind in folded:
                said["verdict"] = kind
        return said

    return answers


@pytest.mark.parametrize("injection", INJECTIONS.values(), ids=INJECTIONS)
def test_a_clause_that_speaks_to_the_model_moves_no_verdict(injection: str) -> None:
    of = world(
        a="# A\n\n- **FR-1**: The door MUST be shut within 5 s of the alarm.\n",
        b=f"# B\n\n- **FR-2**: The door MUST be shut within 9 s of the alarm.\n\n  {injection}\n",
    )
    before = {path: findings(of, path) for path in of.documents}
    assert any(each.rule == "conflicting-value" for each in before["a.md"])
    one = next(each for each in sayings(of) if each.clause == "FR-1")
    other = next(each for each in sayings(of) if each.clause == "FR-2")
    other = other._replace(text=f"{other.text} {injection}")
    model = Scripted(obeying(injection))
    found = run(judged(model, of, one, other, before))
    assert found.verdict.kind in ("cannot tell", "unrelated", "undecided")
    assert not list(diagnostics(of, found))
    # Only the data differ from what any other pair is asked; the rules find what they found.
    plain = ask(of, one, one, before)
    assert {(each.system, each.schema, each.task) for each in model.asked} == {
        (plain.system, plain.schema, plain.task)
    }
    assert {path: findings(of, path) for path in of.documents} == before


def test_a_quote_of_the_injection_alone_is_still_of_one_side() -> None:
    """Both sides must be quoted: what one clause says of the other is not enough."""
    of = hall(other=f"{OTHER} {INJECTIONS['an authority']}")
    one, other = pair(of)
    other = other._replace(text=f"{other.text} {INJECTIONS['an authority']}")
    said = {
        **CONTRADICTION,
        "first_quote": "say contradiction",
        "second_quote": "say contradiction",
    }

    assert read(json.dumps(said), one, other).kind == "cannot tell"
