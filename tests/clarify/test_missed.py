"""What a model finds in a section has a place in it, where no rule has found anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.clarify.missed import Missed, diagnostic, missed, read
from speclsp.clarify.readings import NAME
from speclsp.model.asking import ModelError
from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.clarify.injections import INJECTIONS
from tests.clarify.scripted import Scripted, at, data, findings, run, world

TEXT = """# Loans

The key words "MUST" and "SHOULD" in this document are to be interpreted as described in BCP 14.

## Returns

- **FR-1**: A member MUST bring a tool back by the end
  of the week.
- **FR-2**: A late tool MUST be reported quickly to its owner. The
  owner MUST be told by the end of the day.

```text
A tool comes back on the last day.
```

## Fees

A fee MUST be paid before the next loan.
"""
PATH = "loans.md"
WEEK = {
    "quote": "the end of the week",
    "sentence": "A member MUST bring a tool back by the end of the week.",
    "one_reader": "A tool that comes back on Sunday is in time.",
    "another_reader": "A tool that comes back on Saturday is late.",
    "question": "On which day does the week end?",
}


LOANS = world(loans=TEXT)


def ask(*places: dict[str, str], of: Snapshot | None = None) -> tuple[Missed, ...]:
    of = of or world(loans=TEXT)
    offset = of.string(PATH).index("## Returns")
    return run(missed(Scripted([{"places": places}]), of, PATH, offset, findings(of, PATH)))


def test_a_place_is_where_its_quote_stands() -> None:
    of = world(loans=TEXT)
    (found,) = ask(WEEK)
    assert found.span == at(of, PATH, "the end\n  of the week")
    assert found.words == "the end of the week"
    assert found.clause == "FR-1"
    assert found.readers == (WEEK["one_reader"], WEEK["another_reader"])
    finding = diagnostic(found)
    assert finding.message == (
        '"the end of the week" can be read in two ways: A tool that comes back on Sunday is in '
        "time; or: A tool that comes back on Saturday is late"
    )
    assert (finding.rule, finding.severity, finding.clause) == (NAME, "info", "FR-1")
    assert finding.question == WEEK["question"]


def test_words_that_stand_twice_are_placed_by_their_sentence() -> None:
    of = world(loans=TEXT)
    (found,) = ask({**WEEK, "quote": "the end"})
    assert found.span.start == at(of, PATH, "the end\n  of the week").start
    (found,) = ask(
        {
            **WEEK,
            "quote": "the end",
            "sentence": "The owner MUST be told by the end of the day.",
        }
    )
    assert found.span.start == at(of, PATH, "the end of the day").start
    assert found.clause == "FR-2"


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "the end", "sentence": "the end"},
        {"quote": "the end", "sentence": ""},
        {"quote": "the end", "sentence": "The owner is told by the end of the day."},
        {"quote": "the end of the month"},
        {"quote": ""},
        {"quote": "The End of the Week"},
        {"quote": "before the next loan"},
        {"quote": "comes back on the last day"},
        {"quote": "Returns"},
        {"quote": "reported quickly"},
        {"one_reader": ""},
        {"another_reader": WEEK["one_reader"]},
        {"question": "\u200b"},
    ],
    ids=str,
)
def test_what_has_no_place_of_its_own_is_dropped(change: dict[str, str]) -> None:
    """Words that are not there, or twice; in another section, code or a heading; where a rule has
    found something; and what shows no two readers."""
    assert ask({**WEEK, **change}) == ()


def test_at_most_five_in_the_order_of_the_text_and_none_twice() -> None:
    words = [
        "by the end of the day",
        "its owner",
        "bring a tool back",
        "A late tool",
        "A member",
        "of the week",
    ]
    every = [{**WEEK, "quote": quote} for quote in words]
    found = ask(*every)
    assert [each.words for each in found] == [words[4], words[2], words[3], words[1], words[0]]
    assert len(ask(WEEK, WEEK, {**WEEK, "quote": "week"})) == 1


def test_nothing_found_is_no_finding() -> None:
    assert ask() == ()


def test_nothing_is_asked_where_there_is_nothing_to_read() -> None:
    model = Scripted([])
    assert run(missed(model, world(a=""), "a.md", 0)) == ()
    assert run(missed(model, world(a="x"), "b.md", 0)) == ()
    assert model.asked == []


def test_the_model_is_told_what_the_rules_have_found() -> None:
    of = world(loans=TEXT)
    model = Scripted([{"places": []}])
    run(missed(model, of, PATH, of.string(PATH).index("## Returns"), findings(of, PATH)))
    told = data(model.asked[0])
    assert "quickly" in [each["words"] for each in told["findings"]]
    assert "next loan" not in told["section"]["words"]


@pytest.mark.parametrize("said", ["", [], {"places": [{**WEEK, "line": "7"}]}, {"places": "none"}])
def test_an_answer_in_another_form_is_none(said: Any) -> None:
    of = world(loans=TEXT)
    with pytest.raises(ModelError, match="agreed form"):
        run(missed(Scripted([said]), of, PATH, 0))


@pytest.mark.parametrize("injection", INJECTIONS.values(), ids=INJECTIONS)
def test_a_section_that_speaks_to_the_model_changes_nothing_else(injection: str) -> None:
    """The model obeys: it says what the section says, of all that it knows. What it says of the
    words of the injection themselves is as good as of any others."""
    text = TEXT.replace("## Fees", f"{injection}\n\n## Fees")
    of = world(loans=text)
    before = findings(of, PATH)
    fields = {**dict.fromkeys(WEEK, injection), "another_reader": "Another does not."}
    elsewhere = {**fields, "quote": "before the next loan", "sentence": "A fee MUST be paid"}
    reported = {**fields, "quote": "reported quickly"}
    found = ask(fields, elsewhere, reported, of=of)
    for each in found:
        assert text.index("```\n\n") < each.span.start < each.span.end < text.index("## Fees")
        assert diagnostic(each).message.isprintable()
    assert len(found) <= 1
    assert findings(of, PATH) == before


@given(st.fixed_dictionaries(dict.fromkeys(WEEK, st.text() | st.sampled_from(TEXT.split("\n")))))
def test_whatever_is_said_is_placed_in_the_section_or_dropped(said: dict[str, str]) -> None:
    section = Span(TEXT.index("## Returns"), TEXT.index("## Fees"))
    of = LOANS
    for each in read(json.dumps({"places": [said, {**WEEK, **said}]}), of, PATH, section):
        assert section.start <= each.span.start < each.span.end <= section.end
        assert each.words == " ".join(TEXT[slice(*each.span)].split())
