"""Two readings that somebody could tell apart are a question; each wording is verified first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest

from speclsp.checking.check import check
from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.clarify.readings import NAME, Clarification, clarified, diagnostic
from speclsp.model.asking import Ask, ModelError
from speclsp.text import Span
from speclsp.workspace import Change, Snapshot, changed
from tests.clarify.injections import INJECTIONS
from tests.clarify.scripted import Scripted, at, data, findings, run, world

TEXT = """# Lamps

The key words "MUST" and "SHOULD" in this document are to be interpreted as described in BCP 14.

- **FR-1**: The lamp MUST go off quickly after the door is closed.
- **FR-2**: The lamp MUST NOT be lit while [the hall](#lamps) is empty.

```text
The lamp goes off.
```
"""
PATH = "lamps.md"
ONE = "The lamp MUST go off within 2 s after the door is closed."
OTHER = "The lamp MUST go off within 200 ms after the door is closed."
LINKED = "The lamp MUST go off within [2 s](https://example.org/) after the door is closed."


def reading(meaning: str, behaviour: str, replacement: str) -> dict[str, str]:
    return {"meaning": meaning, "behaviour": behaviour, "replacement": replacement}


def answer(*readings: dict[str, str], **changes: Any) -> dict[str, Any]:
    return {
        "quote": "quickly",
        "situation": "The door is closed and a clock is started.",
        "question": "How soon must the lamp be off?",
        "readings": readings,
        **changes,
    }


SLOW = reading("as soon as a person would notice.", "The lamp is off after 1 s.", ONE)
FAST = reading("as soon as an eye would notice", "The lamp is off after 100 ms.", OTHER)


def mended(*replacements: tuple[int, str]) -> dict[str, Any]:
    said = [{"number": number, "replacement": words} for number, words in replacements]
    return {"replacements": said}


def ask(
    *answers: Any, of: Snapshot | None = None, words: str = "quickly"
) -> tuple[Clarification | None, Scripted]:
    of = of or world(lamps=TEXT)
    model = Scripted(answers)
    found = findings(of, PATH)
    span = at(of, PATH, words)
    finding = next((each for each in found if each.span == span), None)
    return run(clarified(model, of, PATH, span, found, finding)), model


def wordings(found: Clarification | None) -> list[str | None]:
    assert found is not None
    return [each.verified.replacement if each.verified else None for each in found.readings]


def test_each_reading_has_its_situation_and_a_wording_that_leaves_no_finding() -> None:
    of = world(lamps=TEXT)
    found, model = ask(answer(SLOW, FAST), of=of)
    assert found is not None
    assert len(model.asked) == 1
    assert found.words == "quickly"
    assert found.question == "How soon must the lamp be off?"
    assert found.model == "scripted-1"
    assert [each.behaviour for each in found.readings] == [SLOW["behaviour"], FAST["behaviour"]]
    assert {each.situation for each in found.readings} == {
        "The door is closed and a clock is started."
    }
    assert wordings(found) == [ONE, OTHER]
    for each in found.readings:
        assert each.verified is not None
        after = changed(of, Change(edits={PATH: [each.verified.edit]}))
        assert after.string(PATH) == TEXT.replace(
            "The lamp MUST go off quickly after the door is closed.", each.verified.replacement
        )
        assert "vague-adverb" not in {one.rule for one in findings(after, PATH)}


def test_it_is_a_finding_that_asks() -> None:
    found, _ = ask(answer(SLOW, FAST))
    assert found is not None
    said = diagnostic(found)
    assert said.message == (
        '"quickly" can be read as: as soon as a person would notice; '
        "or as: as soon as an eye would notice"
    )
    assert (said.rule, said.severity, said.clause) == (NAME, "info", "FR-1")
    assert said.question == "How soon must the lamp be off?"


def test_the_model_is_told_what_is_asked_about_and_what_else_is_found() -> None:
    _, model = ask(answer(SLOW, FAST))
    told = data(model.asked[0])
    assert told["asked_about"]["words"] == "quickly"
    assert told["passage"]["clause"] == "FR-1"
    assert "findings" not in told
    _, model = ask(answer(SLOW, FAST), words="The lamp MUST go off quickly")
    told = data(model.asked[0])
    assert "asked_about" not in told
    assert [each["words"] for each in told["findings"]] == ["quickly"]


@pytest.mark.parametrize(
    "said",
    [
        answer(quote="", situation="", question=""),
        answer(SLOW),
        answer(SLOW, SLOW),
        answer(SLOW, {**FAST, "behaviour": "the lamp is  off after 1 s"}),
        answer(SLOW, {**FAST, "meaning": SLOW["meaning"].upper()}),
        answer(SLOW, {**FAST, "behaviour": ""}),
        answer(SLOW, {**FAST, "meaning": "\u200b"}),
        answer(SLOW, FAST, quote="slowly"),
        answer(SLOW, FAST, quote="Quickly"),
        answer(SLOW, FAST, quote="while the hall is empty"),
        answer(SLOW, FAST, situation=" "),
        answer(SLOW, FAST, question="\u202e"),
    ],
)
def test_without_two_readings_of_words_that_stand_there_nothing_is_said(said: Any) -> None:
    found, model = ask(said)
    assert found is None
    assert len(model.asked) == 1


def test_a_wording_that_is_refused_is_asked_for_again_with_the_reason() -> None:
    found, model = ask(answer(SLOW, {**FAST, "replacement": LINKED}), mended((2, OTHER)))
    assert wordings(found) == [ONE, OTHER]
    first, second = model.asked
    assert (second.task, second.messages[0]) == ("repair", first.messages[0])
    assert [each.role for each in second.messages] == ["user", "assistant", "user"]
    (refused,) = data(second)["refused"]
    assert refused["number"] == 2
    assert "link" in refused["reason"]


@pytest.mark.parametrize(
    "again",
    [
        mended(),
        mended((2, LINKED)),
        mended((2, ONE)),
        mended((1, OTHER)),
        mended((3, OTHER)),
        mended((0, OTHER), (-1, OTHER)),
        mended((2, ""), (2, OTHER)),
    ],
)
def test_a_wording_that_is_refused_twice_is_left_out(
    again: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where another is given instead, or the same as that of another reading."""
    caplog.set_level(logging.INFO, "speclsp")
    found, model = ask(answer(SLOW, {**FAST, "replacement": LINKED}), again)
    assert wordings(found) == [ONE, None]
    assert len(model.asked) == 2
    (said,) = [each.getMessage() for each in caplog.records if "wording" in each.getMessage()]
    assert said.startswith("a wording of the model is not shown: ")
    assert "example.org" not in said
    assert "door" not in said


@pytest.mark.parametrize("again", ["no", mended((2, OTHER)) | {"more": 1}])
def test_without_an_answer_the_second_time_the_first_one_stands(again: Any) -> None:
    found, model = ask(answer(SLOW, {**FAST, "replacement": LINKED}), again)
    assert wordings(found) == [ONE, None]
    assert len(model.asked) == 2


def test_the_same_wording_twice_fits_no_reading_alone() -> None:
    found, model = ask(answer(SLOW, {**FAST, "replacement": ONE}), mended((2, OTHER)))
    assert wordings(found) == [ONE, OTHER]
    assert data(model.asked[1])["refused"] == [
        {"number": 2, "reason": "it is the same wording as number 1"}
    ]


@pytest.mark.parametrize("overrides", [NOTHING_SAID, Overrides(profile="strict")])
def test_a_wording_is_held_against_the_rules_that_are_on(overrides: Overrides) -> None:
    of = world(lamps=TEXT)
    found = check(of, PATH, overrides).diagnostics
    (finding,) = found
    words = "The lamp MUST go off immediately after the door is closed."
    model = Scripted([answer({**SLOW, "replacement": words}, FAST), mended((1, words))])
    asked = clarified(model, of, PATH, finding.span, found, finding, overrides)
    assert wordings(run(asked)) == [None if overrides.profile else words, OTHER]


def test_readings_without_any_wording_still_ask() -> None:
    bad = [{**each, "replacement": LINKED} for each in (SLOW, FAST)]
    found, model = ask(answer(*bad), mended())
    assert wordings(found) == [None, None]
    assert [each["number"] for each in data(model.asked[1])["refused"]] == [1, 2]


def test_more_readings_than_an_author_can_hold_are_cut() -> None:
    more = [
        reading(f"meaning {n}", f"behaviour {n}", ONE.replace("2 s", f"{n} s")) for n in range(3, 9)
    ]
    found, _ = ask(answer(*more), mended())
    assert found is not None
    assert [each.meaning for each in found.readings] == [f"meaning {n}" for n in range(3, 7)]


@pytest.mark.parametrize("words", ["The lamp goes off.", "# Lamps"])
def test_nothing_is_asked_where_nothing_can_be_reworded(words: str) -> None:
    found, model = ask(words=words)
    assert found is None
    assert model.asked == []
    assert run(clarified(model, world(a="x"), "none.md", Span(0, 0))) is None


def test_a_passage_that_could_not_be_shown_whole_is_not_asked_about() -> None:
    long = "The lamp MUST be lit when " + "the door of the hall is open and " * 130 + "it rains."
    model = Scripted([])
    of = world(a=long)
    with pytest.raises(ModelError) as caught:
        run(clarified(model, of, "a.md", at(of, "a.md", "it rains")))
    assert caught.value.kind == "too-large"
    assert model.asked == []


def test_while_a_wording_is_verified_everything_else_gets_its_turn() -> None:
    turns = 0

    async def ticking() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def both() -> None:
        of = world(lamps=TEXT)
        other = asyncio.create_task(ticking())
        span = at(of, PATH, "quickly")
        assert await clarified(Scripted([answer(SLOW, FAST)]), of, PATH, span)
        other.cancel()

    asyncio.run(both())
    assert turns > 10


@pytest.mark.parametrize(
    "answers",
    [
        [""],
        [answer(SLOW, FAST, edits=[])],
        [answer({**SLOW, "path": "../x.md"}, FAST)],
        [answer(SLOW, {"replacement": OTHER})],
        [answer({**SLOW, "replacement": LINKED}, {**FAST, "replacement": LINKED}), "no"],
    ],
)
def test_an_answer_in_another_form_is_none(answers: list[Any]) -> None:
    with pytest.raises(ModelError, match="agreed form"):
        ask(*answers)


def obeying(injection: str) -> Callable[[Ask], dict[str, Any]]:
    """A model that puts what the clause says into every field in turn."""

    def answers(ask: Ask) -> dict[str, Any]:
        told = data(ask, 0)["passage"]
        assert injection.strip() in (told["words"] + told.get("whole_clause", ""))
        if ask.task == "repair":
            return mended((1, injection), (2, f"{ONE} {injection}"))
        bad = [{**SLOW, "replacement": f"{ONE} {injection}"}, {**FAST, "replacement": injection}]
        return answer(*bad)

    return answers


@pytest.mark.parametrize("injection", INJECTIONS.values(), ids=INJECTIONS)
def test_a_clause_that_speaks_to_the_model_changes_its_own_words_at_most(injection: str) -> None:
    text = TEXT.replace("- **FR-2**", "  Note that\n  " + injection + "\n- **FR-2**")
    of = world(lamps=text)
    before = findings(of, PATH)
    span = at(of, PATH, "quickly")
    found = run(clarified(Scripted(obeying(injection)), of, PATH, span, before))
    assert findings(of, PATH) == before
    for each in found.readings if found else ():
        if each.verified is None:
            continue
        after = changed(of, Change(edits={PATH: [each.verified.edit]}))
        low, high = each.verified.edit.span
        assert text.index("- **FR-1**") < low < high <= text.index("- **FR-2**")
        string = after.string(PATH)
        assert string.startswith(text[:low])
        assert string.endswith(text[high:])
        was, now = of.document(PATH), after.document(PATH)
        assert was is not None
        assert now is not None
        assert list(now.clauses_by_id) == list(was.clauses_by_id) == ["FR-1", "FR-2"]
        assert now.anchors == was.anchors
