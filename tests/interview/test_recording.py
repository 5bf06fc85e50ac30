"""Answers in Spec Kit's `## Clarifications`: where they go, and what stays as it is."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.interview.question import Question, questions
from speclsp.interview.recording import recording
from speclsp.text import edited
from speclsp.workspace import Snapshot
from tests.rules.literate import snapshot

SPEC = "specs/001-a/spec.md"
HEAD = "# Feature\n\n**Status**: Draft\n"
BODY = "## User Scenarios\n\n- **FR-001**: System MUST answer quickly.\n"
LINE = "- Q: {} → A: within 2 s\n"


def first(everything: Snapshot, path: str = SPEC) -> Question:
    return questions(everything, path, check(everything, path).diagnostics)[0]


def recorded(text: str, answer: str = "within 2 s", date: str = "2026-11-22") -> str:
    everything = snapshot([(SPEC, text)])
    question = first(everything)
    option = recording(everything, question, answer, date)
    assert option is not None
    ((path, edit),) = option.fix.edits
    assert path == SPEC
    return edited(text, [edit]).replace(question.text, "{}")


def test_the_section_is_made_above_the_scenarios() -> None:
    wanted = f"{HEAD}\n## Clarifications\n\n### Session 2026-11-22\n\n{LINE}\n{BODY}"
    assert recorded(f"{HEAD}\n{BODY}") == wanted


def test_behind_an_overview() -> None:
    overview = f"{HEAD}\n## Overview\n\nIt answers.\n\n"
    wanted = f"{overview}## Clarifications\n\n### Session 2026-11-22\n\n{LINE}\n{BODY}"
    assert recorded(overview + BODY) == wanted


def test_the_session_of_the_day_goes_on() -> None:
    before = f"{HEAD}\n## Clarifications\n\n### Session 2026-11-22\n\n- Q: a? → A: b\n  and c\n"
    assert recorded(f"{before}\n{BODY}") == f"{before}{LINE}\n{BODY}"


def test_another_day_has_its_own_session() -> None:
    before = f"{HEAD}\n## Clarifications\n\n### Session 2026-11-21 (Initial)\n\n- Q: a? → A: b\n"
    wanted = f"{before}\n### Session 2026-11-22\n\n{LINE}\n{BODY}"
    assert recorded(f"{before}\n{BODY}") == wanted


def test_line_ends_and_a_missing_last_one_stay() -> None:
    text = f"{HEAD}\n{BODY}".replace("\n", "\r\n").removesuffix("\r\n")
    after = recorded(text)
    assert after.count("\n") == after.count("\r\n")
    assert after.endswith("quickly.")
    assert "### Session 2026-11-22\r\n\r\n- Q: {} → A: within 2 s\r\n\r\n## User" in after


@pytest.mark.parametrize("answer", ["a\nb", "a\r\n## b", "<!-- a", "a\x1b[2J", "[x]: y"])
def test_an_answer_is_one_line_of_a_list_and_no_more(answer: str) -> None:
    before, after = (
        snapshot([(SPEC, text)])
        for text in (f"{HEAD}\n{BODY}", recorded(f"{HEAD}\n{BODY}", answer))
    )
    titles = [each.title for _, each in after.documents[SPEC].sections]
    assert titles == ["Feature", "Clarifications", "Session 2026-11-22", "User Scenarios"]
    assert "\x1b" not in after.string(SPEC)
    assert not any(each.comments for _, each in after.documents[SPEC].facts)
    assert len(after.documents[SPEC].settled.clauses) == len(before.documents[SPEC].settled.clauses)


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("`now` → A: *soon*", r"\`now\` -> A: \*soon\*"),
        ("[x](javascript:y) <b>z</b>", r"\[x\](javascript:y) &lt;b>z&lt;/b>"),
        (r"a_b _c_ ~~d~~ &amp; \|", r"a_b \_c\_ \~~d\~~ \&amp; \\\|"),
    ],
)
def test_what_was_markup_is_recorded_as_text(answer: str, written: str) -> None:
    text = recorded(f"{HEAD}\n{BODY}", answer)
    assert f"- Q: {{}} → A: {written}\n" in text
    assert text.count("→") == 1
    after = snapshot([(SPEC, text)]).documents[SPEC]
    assert not any(each.links or each.comments for _, each in after.facts)


def test_it_is_recorded_once_and_only_where_spec_kit_is_in_use() -> None:
    everything = snapshot([(SPEC, f"{HEAD}\n{BODY}")])
    question = first(everything)
    assert recording(everything, question, "within 2 s", "tomorrow") is None
    option = recording(everything, question, "within 2 s", "2026-11-22")
    assert option is not None
    again = snapshot([(SPEC, edited(everything.string(SPEC), [option.fix.edits[0][1]]))])
    assert recording(again, question, "within 2 s", "2026-11-22") is None
    plain = snapshot([("a.md", BODY)])
    assert recording(plain, first(plain, "a.md"), "within 2 s", "2026-11-22") is None


def test_an_answer_about_a_plan_is_recorded_in_the_specification() -> None:
    plan = "specs/001-a/plan.md"
    everything = snapshot(
        [(SPEC, f"{HEAD}\n{BODY}"), (plan, "# P\n\nThe peer MUST answer quickly.\n")]
    )
    option = recording(everything, first(everything, plan), "within 2 s", "2026-11-22")
    assert option is not None
    assert [path for path, _ in option.fix.edits] == [SPEC]
