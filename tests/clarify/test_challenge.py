"""An example for a clause is written into its test file, and nothing else comes with it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.clarify.challenge import Proposal, challenged, read, written
from speclsp.clarify.sendable import sendable
from speclsp.diagnostic import Fix
from speclsp.model.asking import ModelError
from speclsp.notation.model_spec import ROLES
from speclsp.resolution.places import ClausePlace, clauses_in
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, changed
from tests.clarify.injections import INJECTIONS
from tests.clarify.scripted import Scripted, data, findings, run, world

SPEC = """# Tone {#tone authority=user}

## Be brief {#be_brief authority=user}

The assistant answers in few words[^br1f], and greets back[^gr33].
"""
EXAMPLES = """Examples for [^br1f] in Be brief:

**Example**: a recipe

~~~xml
<user>
How do I boil an egg?
</user>
~~~"""
GOOD = {
    "title": "a question that invites a lecture",
    "message": "Why is the sky blue?\nMy daughter wants to know.",
    "good": "Air scatters blue light more than red.",
    "why_good": "one sentence is enough",
    "bad": "To see why, we have to begin with Newton. [...]",
    "why_bad": "it lectures",
}
ADDED = """**Example**: a question that invites a lecture

~~~xml
<user>
Why is the sky blue?
My daughter wants to know.
</user>
<comparison>
<assistant> <!-- GOOD: one sentence is enough -->
Air scatters blue light more than red.
</assistant>
<assistant> <!-- BAD: it lectures -->
To see why, we have to begin with Newton. [...]
</assistant>
</comparison>
~~~
"""


def tone(examples: str = EXAMPLES, spec: str = SPEC) -> Snapshot:
    return world(tone=spec, examples__br1f=examples)


def place(of: Snapshot, identifier: str, path: str = "tone.md") -> ClausePlace:
    document = of.document(path)
    assert document is not None
    return clauses_in(document, identifier)[0]


def propose(said: Any, identifier: str = "br1f", of: Snapshot | None = None) -> Fix | None:
    of = of or tone()
    return run(challenged(Scripted([said]), of, place(of, identifier)))


def test_an_example_goes_to_the_end_of_the_test_file() -> None:
    of = tone()
    fix = propose(GOOD, of=of)
    assert fix is not None
    ((path, edit),) = fix.edits
    assert (path, fix.created, fix.grade) == ("examples/br1f.md", (), "consent")
    after = changed(of, Change(edits={path: [edit]}))
    assert after.string(path) == EXAMPLES + "\n\n" + ADDED
    assert findings(after, path) == findings(of, path) == ()
    assert fix.title == "Add an example to the test of br1f"


def test_a_clause_without_a_test_file_gets_one() -> None:
    of = tone()
    fix = propose(GOOD, "gr33", of)
    assert fix is not None
    ((path, text),) = fix.created
    assert (path, fix.edits) == ("examples/gr33.md", ())
    assert text == "Examples for [^gr33] in Be brief:\n\n" + ADDED
    after = changed(of, Change(texts={path: text}))
    assert findings(after, path) == ()
    assert "missing-test" in {each.rule for each in findings(of, "tone.md")}


def test_line_ends_are_those_of_the_file() -> None:
    of = tone(EXAMPLES.replace("\n", "\r\n"))
    fix = propose(GOOD, of=of)
    assert fix is not None
    assert fix.edits[0][1].text == "\r\n\r\n" + ADDED.replace("\n", "\r\n")


def test_the_model_is_told_the_clause_and_the_titles_that_there_are() -> None:
    of = tone()
    model = Scripted([GOOD])
    run(challenged(model, of, place(of, "br1f")))
    told = data(model.asked[0])
    assert told["clause"]["words"] == "The assistant answers in few words"
    assert told["clause"]["section"] == ["Tone", "Be brief"]
    assert told["clause"]["authority"]["level"] == "user"
    assert told["examples"] == ["a recipe"]


def test_a_clause_that_has_no_file_of_examples_is_not_asked_about() -> None:
    for of, identifier in (
        (world(a="# A\n\n- **FR-1**: The lamp MUST be lit.\n"), "FR-1"),
        (world(a=SPEC), "br1f"),
    ):
        model = Scripted([GOOD])
        assert run(challenged(model, of, place(of, identifier, "a.md"))) is None
        assert model.asked == []


@pytest.mark.parametrize("there", [True, False])
def test_a_file_of_examples_that_is_never_sent_is_none(there: bool) -> None:
    of = tone(spec=SPEC.replace("gr33", "a_secret"))
    if there:
        of = changed(
            of, Change(texts={"examples/a_secret.md": "Examples for [^a_secret] in Tone:"})
        )
    for each in (of, sendable(of)):
        model = Scripted([GOOD])
        assert run(challenged(model, each, place(each, "a_secret"))) is None
        assert model.asked == []


def test_a_model_that_has_no_case_proposes_none() -> None:
    assert propose(dict.fromkeys(GOOD, " ")) is None


STRAYS = {
    "the end of the fence": {"message": "x\n~~~\n\n# Heading\n"},
    "the end of the fence, later": {"good": "x\n  ~~~~\n"},
    "another fence": {"bad": "x\n```\n"},
    "the end in a list": {"bad": "x\n> ~~~\n"},
    "a form feed before the end": {"message": "x\f~~~\n\n# Heading"},
    "a separator before the end": {"message": "x\u2028~~~\n\n# Heading"},
    "a carriage return": {"message": "x\r~~~\r\r# Heading"},
    **{f"the role {role}": {"message": f"x\n<{role}>\ny"} for role in sorted(ROLES)},
    "the end of a role": {"good": "x </assistant> y"},
    "a role in capitals": {"good": "<USER>"},
    "a role with a space": {"good": "</ user>"},
    "a role with more": {"good": '<assistant name="x">'},
    "a comment": {"good": "x <!-- GOOD --> y"},
    "the end of a comment": {"good": "x --> y"},
    "a clause in the title": {"title": "a title[^zz99]"},
    "a heading in the title": {"title": "# a title"},
    "a link in the title": {"title": "a [link](x.md)"},
    "an image in the title": {"title": "an ![image](https://example.org/x.png)"},
    "code in the title": {"title": "a `title`"},
    "a tag in the title": {"title": "a <b>title</b>"},
    "an end of the title": {"title": "a title\n\n# Heading [x]"},
    "emphasis in the title": {"title": "a **title**"},
    "a long title": {"title": "a title " * 20},
    "no title": {"title": ""},
    "the end of a reason": {"why_good": "it is --> # x"},
    "a section in a reason": {"why_bad": "[#be_brief] it lectures"},
    "a grade in a reason": {"why_good": "good --!> x"},
    "code in a reason": {"why_good": "`x`"},
    "no reason": {"why_bad": ""},
    "a long reason": {"why_bad": "it lectures " * 20},
    "no message": {"message": " \n "},
    "no answer": {"good": "\u200b"},
    "hidden words": {"message": "x\U000e0041y"},
    "turned words": {"message": "x\u202ey"},
    "a zero": {"message": "x\x00y"},
    "an escape": {"message": "x\x1b[2Jy"},
    "a long message": {"message": "word " * 500},
}


@pytest.mark.parametrize("change", STRAYS.values(), ids=STRAYS)
@pytest.mark.parametrize("identifier", ["br1f", "gr33"])
def test_what_would_be_more_than_an_example_is_not_written(
    change: dict[str, str], identifier: str
) -> None:
    assert propose({**GOOD, **change}, identifier) is None
    assert not isinstance(read(json.dumps({**GOOD, **change})), Proposal)


@pytest.mark.parametrize(
    "change",
    [
        {"message": "Is 3 < 5, and what of <b>this</b> & that?"},
        {"message": "# Not a heading\n- no item\n[^zz99] [a](b.md)"},
        {"message": "Wie heißt der Fluss? 水 🙂"},
        {"good": "r[a.b] FR-001 MUST not matter here."},
    ],
)
def test_plain_words_stay_as_they_are(change: dict[str, str]) -> None:
    of = tone()
    fix = propose({**GOOD, **change}, of=of)
    assert fix is not None
    (path, edit) = fix.edits[0]
    after = changed(of, Change(edits={path: [edit]}))
    for words in change.values():
        assert words in after.string(path)
    was, now = of.document(path), after.document(path)
    assert was is not None
    assert now is not None
    assert now.settled.clauses == was.settled.clauses
    assert now.anchors == was.anchors
    assert [each for _, each in now.sections] == [each for _, each in was.sections]


@pytest.mark.parametrize("examples", [EXAMPLES + "\n\n~~~xml\n<user>\n", "<!-- open\n"])
def test_a_file_that_something_is_open_in_is_left_alone(examples: str) -> None:
    assert propose(GOOD, of=tone(examples)) is None


def test_a_title_that_is_there_already_is_refused() -> None:
    assert propose({**GOOD, "title": "A recipe"}) is None


def test_a_file_that_differs_in_case_is_not_written_over() -> None:
    of = world(tone=SPEC.replace("gr33", "GR33"), examples__br1f=EXAMPLES, examples__gr33="x\n")
    assert propose(GOOD, "GR33", of) is None


@pytest.mark.parametrize("said", ["", "{}", {**GOOD, "path": "../x.md"}, {**GOOD, "title": 1}])
def test_an_answer_in_another_form_is_none(said: Any) -> None:
    with pytest.raises(ModelError, match="agreed form"):
        propose(said)


@pytest.mark.parametrize("injection", INJECTIONS.values(), ids=INJECTIONS)
def test_a_clause_that_speaks_to_the_model_writes_no_more_than_an_example(injection: str) -> None:
    """The model obeys, and says in every field what the clause says."""
    of = tone(spec=f"{SPEC}\n{injection}\n")
    for name in GOOD:
        assert_only_an_example(of, read(json.dumps({**GOOD, name: injection})))


@given(
    st.fixed_dictionaries(
        {name: st.text("ab \n\r\f~`<>/!-[]^#*:userGOD", max_size=40) for name in GOOD}
    )
)
def test_whatever_is_written_is_one_example(said: dict[str, str]) -> None:
    of = tone()
    assert_only_an_example(of, read(json.dumps(said)))
    for name in ("message", "good", "bad"):
        assert_only_an_example(of, read(json.dumps({**GOOD, name: said[name]})))


def assert_only_an_example(of: Snapshot, proposal: Proposal | str | None) -> None:
    if not isinstance(proposal, Proposal):
        return
    fix = at_once(written(of, place(of, "br1f"), proposal))
    if isinstance(fix, str):
        return
    ((path, edit),) = fix.edits
    after = changed(of, Change(edits={path: [edit]}))
    was, now = of.document(path), after.document(path)
    assert path == "examples/br1f.md"
    assert was is not None
    assert now is not None
    assert after.string(path).startswith(of.string(path))
    assert len([each for _, facts in now.facts for each in facts.examples]) == 2
    assert (now.settled.clauses, now.anchors) == (was.settled.clauses, was.anchors)
    assert (len(now.sections), now.outline) == (len(was.sections), was.outline)
