"""Which fixes of a finding are offered, in what order, and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import pytest

from speclsp.checking.check import check, fixes
from speclsp.checking.levels import Overrides
from speclsp.config.parse import parse
from speclsp.config.values import IgnoredClause
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.features.actions import Action, actions, is_wanted
from speclsp.precedents.writing import DATE
from speclsp.rules.all import BY_NAME
from speclsp.text import Edit, Span, edited
from tests.features.world import world

# Findings without a rule are not offered to be ignored.
FINDING = Diagnostic(Span(4, 12), '"MUST not" is half in capitals')
OTHER = Diagnostic(Span(20, 25), '"gone" is nowhere')


def replacing(title: str, words: str, grade: str = "safe", span: Span = FINDING.span) -> Fix:
    return Fix(title, grade, (("a.md", Edit(span, words)),))  # type: ignore[arg-type]


SAFE = replacing('Write "MUST NOT"', "MUST NOT")
SECOND = replacing('Write "MUST"', "MUST")
CONSENT = replacing("Write another", "x", "consent")
SHOWN = replacing("Think again", "x", "show")


def always(*fixes: Fix) -> Callable[[Diagnostic], Iterable[Fix]]:
    return lambda diagnostic: fixes


def offered(*fixes: Fix) -> tuple[tuple[str, bool], ...]:
    found = actions(
        world({"a.md": "You MUST not see [x](gone)"}),
        "a.md",
        FINDING.span,
        [FINDING],
        fixes=always(*fixes),
    )
    return tuple((each.title, each.preferred) for each in found)


def test_safe_fixes_come_first_and_the_only_one_is_preferred() -> None:
    assert offered(CONSENT, SAFE) == ((SAFE.title, True), (CONSENT.title, False))


def test_of_two_safe_fixes_none_is_preferred() -> None:
    assert offered(SAFE, SECOND) == ((SAFE.title, False), (SECOND.title, False))


def test_what_is_only_to_be_shown_is_not_offered() -> None:
    assert offered(SHOWN) == ()


def test_only_findings_that_are_touched_are_mended() -> None:
    snapshot = world({"a.md": "You MUST not see [x](gone)"})

    def fixes(diagnostic: Diagnostic) -> Iterable[Fix]:
        return (replacing(diagnostic.message, "", span=diagnostic.span),)

    def titles(start: int, end: int) -> list[str]:
        found = actions(snapshot, "a.md", Span(start, end), [FINDING, OTHER], fixes=fixes)
        return [each.title for each in found]

    assert titles(12, 12) == [FINDING.message]
    assert titles(13, 13) == []
    assert titles(0, 26) == [FINDING.message, OTHER.message]


def test_one_fix_for_several_findings_is_offered_once() -> None:
    again = FINDING._replace(message="again")
    (found,) = actions(
        world({"a.md": "x"}), "a.md", Span(0, 26), [FINDING, again], fixes=always(SAFE)
    )
    assert found.diagnostics == (FINDING, again)


def test_edits_have_the_line_ends_of_their_document() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"# A{end}{end}text{end}"
        insertion = Fix(
            "Add",
            "safe",
            (("a.md", Edit(Span(len(text), len(text)), "one\ntwo\n")),),
            (("examples/x.md", "new\nfile\n"),),
        )
        (found,) = actions(
            world({"a.md": text}),
            "a.md",
            Span(0, 0),
            [Diagnostic(Span(0, 1), "x")],
            fixes=always(insertion),
        )
        ((_, edit),) = found.fix.edits
        assert edited(text, [edit]) == f"{text}one{end}two{end}"
        assert found.fix.created == (("examples/x.md", f"new{end}file{end}"),)


def test_line_ends_that_are_right_are_kept() -> None:
    fix = replacing("Add", "one\r\ntwo\n")
    (found,) = actions(
        world({"a.md": "# A\r\n\r\nYou MUST not\r\n"}),
        "a.md",
        FINDING.span,
        [FINDING],
        fixes=always(fix),
    )
    assert found.fix.edits[0][1].text == "one\r\ntwo\r\n"


def test_nothing_is_written_before_a_byte_order_mark() -> None:
    text = "\ufeffMUST not"
    for span, words, expected in (
        (Span(0, 0), "<!-- x -->\n", "\ufeff<!-- x -->\nMUST not"),
        (Span(0, 5), "MUST", "\ufeffMUST not"),
    ):
        fix = Fix("Add", "safe", (("a.md", Edit(span, words)),))
        (found,) = actions(
            world({"a.md": text}),
            "a.md",
            Span(0, 0),
            [Diagnostic(Span(0, 1), "x")],
            fixes=always(fix),
        )
        ((_, edit),) = found.fix.edits
        assert edited(text, [edit]) == expected


def test_edits_of_another_document_are_in_its_manner() -> None:
    fix = Fix("Add", "safe", (("b.md", Edit(Span(0, 0), "x\n")),))
    (found,) = actions(
        world({"a.md": "a\n", "b.md": "b\r\n"}),
        "a.md",
        Span(0, 0),
        [Diagnostic(Span(0, 1), "x")],
        fixes=always(fix),
    )
    assert found.fix.edits[0][1].text == "x\r\n"


def ignoring(text: str, *findings: Diagnostic) -> list[str]:
    """The text after each offer to ignore; there is no other."""
    found = actions(world({"a.md": text}), "a.md", Span(0, len(text)), findings)
    results = []
    for each in found:
        assert each.title == f"Ignore here: {each.diagnostics[0].rule}"
        assert not each.preferred
        results.append(edited(text, [edit for _, edit in each.fix.edits]))
    return results


def test_a_finding_can_be_ignored_where_it_stands() -> None:
    half = FINDING._replace(rule="negated-keyword-case")
    assert ignoring("You MUST not see.\r\n", half) == [
        "You MUST not see. <!-- speclsp-ignore negated-keyword-case: say why -->\r\n"
    ]
    title = Diagnostic(Span(2, 5), "x", rule="placeholder")
    assert ignoring("# TBD\r\n\r\ntext\r\n", title) == [
        "<!-- speclsp-ignore placeholder: say why -->\r\n# TBD\r\n\r\ntext\r\n"
    ]


def test_two_findings_of_a_rule_in_a_line_are_ignored_at_once() -> None:
    one = Diagnostic(Span(0, 3), "x", rule="placeholder")
    two = Diagnostic(Span(8, 11), "x", rule="placeholder")
    assert len(ignoring("TBD and TBD\n", one, two)) == 1


def test_what_stands_in_a_fence_is_not_offered_to_be_ignored() -> None:
    assert ignoring("```\nTBD\n```\n", Diagnostic(Span(4, 7), "x", rule="placeholder")) == []


def test_to_ignore_is_the_last_that_is_offered() -> None:
    half = FINDING._replace(rule="negated-keyword-case")
    found = actions(
        world({"a.md": "You MUST not see"}),
        "a.md",
        FINDING.span,
        [half],
        fixes=always(CONSENT, SAFE),
    )
    titles = [each.title for each in found]
    assert titles == [SAFE.title, CONSENT.title, "Ignore here: negated-keyword-case"]


def test_fixes_of_the_rules_are_offered() -> None:
    text = "# Honesty {#honesty}\n\nYou MUST not lie[^ly1e].\n"
    snapshot = world({"a.md": text})
    (finding,) = check(snapshot, "a.md", Overrides(select=("negated-keyword-case",))).diagnostics
    found = actions(
        snapshot, "a.md", finding.span, [finding], fixes=partial(fixes, snapshot, "a.md")
    )
    assert [each.preferred for each in found] == [True, False]
    ((_, edit),) = found[0].fix.edits
    assert edited(text, [edit]) == text.replace("MUST not", "MUST NOT")


def test_a_finding_that_waits_for_its_reason_is_not_offered_again() -> None:
    half = FINDING._replace(rule="negated-keyword-case")
    (text,) = ignoring("You MUST not see.\n", half)
    assert ignoring(text, half) == []
    assert len(ignoring(text.replace("say why", "quoted"), half)) == 1


def test_the_author_is_led_to_the_reason() -> None:
    half = FINDING._replace(rule="negated-keyword-case")
    (found,) = actions(world({"a.md": "You MUST not see.\n"}), "a.md", FINDING.span, [half])
    ((_, edit),) = found.fix.edits
    assert found.blank is not None
    assert edit.text[slice(*found.blank)] == "say why"


@pytest.mark.parametrize(
    ("name", "config", "table"),
    [
        ("speclsp.toml", "", "[[ignore-clause]]"),
        ("speclsp.toml", '[rules]\r\nmay-not = "off"', "[[ignore-clause]]"),
        ("pyproject.toml", "[tool.speclsp]\n", "[[tool.speclsp.ignore-clause]]"),
    ],
)
def test_where_no_comment_can_stand_the_clause_is_ignored(
    name: str, config: str, table: str
) -> None:
    text = "```\nTBD\n```\n"
    finding = Diagnostic(Span(4, 7), "x", rule="placeholder", clause="REQ-1")
    snapshot = world({"a.md": text, name: config})
    (found,) = actions(snapshot, "a.md", finding.span, [finding])
    ((path, edit),) = found.fix.edits
    after = edited(config, [edit])
    assert path == name
    assert found.blank is not None
    assert table in after
    # Before the author gives a reason nothing is ignored.
    assert parse(after, name)[0].ignore_clause == ()
    given = edit.text[: found.blank.start] + "agreed" + edit.text[found.blank.end :]
    parsed, problems = parse(edited(config, [edit._replace(text=given)]), name)
    assert parsed.ignore_clause == (IgnoredClause("REQ-1", ("placeholder",), "agreed"),)
    assert problems == ()


def test_a_configuration_that_cannot_take_it_is_left() -> None:
    finding = Diagnostic(Span(4, 7), "x", rule="placeholder", clause="REQ-1")
    for config in ("ignore-clause = []\n", "[rules\n"):
        snapshot = world({"a.md": "```\nTBD\n```\n", "speclsp.toml": config})
        assert actions(snapshot, "a.md", finding.span, [finding]) == ()


def test_a_kind_stands_for_those_below_it() -> None:
    assert is_wanted("source.fixAll.speclsp", None)
    assert is_wanted("source.fixAll.speclsp", ["source"])
    assert is_wanted("source.fixAll.speclsp", ["quickfix", "source.fixAll"])
    assert is_wanted("source.fixAll.speclsp", [""])
    assert not is_wanted("source.fixAll.speclsp", ["source.fix", "source.fixAll.speclsp.x"])
    assert not is_wanted("quickfix", [])


def group(rule: str) -> str:
    return BY_NAME[rule].group


DOORS = (
    "# Doors\n\n- **REQ-3**: The door MUST open at a suitable speed.\n\nIt MUST NOT creak soon.\n"
)


def settling(texts: dict[str, str], words: str, date: str = DATE) -> list[Action]:
    """The precedents that are offered at words of the first of the texts."""
    path = next(iter(texts))
    snapshot = world(texts)
    at = texts[path].index(words)
    found = actions(
        snapshot, path, Span(at, at), check(snapshot, path).diagnostics, group=group, date=date
    )
    return [each for each in found if each.fix.created]


def test_an_ambiguity_is_settled_by_a_new_precedent() -> None:
    (action,) = settling({"specs/doors.md": DOORS}, "suitable", date="2026-03-01")
    assert action.title == "Settle by a precedent: vague-adjective"
    assert action.fix.grade == "consent"
    ((path, text),) = action.fix.created
    assert path == "specs/precedents/P-1.md"
    assert text == (
        '# P-1: "suitable" in REQ-3\n\n- Status: in force\n- Date: 2026-03-01\n'
        '- Clauses: REQ-3@db847398\n- Settles: vague-adjective "suitable" in REQ-3\n\n'
        '## Situation\n\n> vague-adjective: "suitable" leaves open which speed is meant\n\n'
        "## Ruling\n\n_(Write what holds from now on.)_\n\n## Reason\n\n_(Write why.)_\n"
    )
    # Until there is a ruling, the finding stays as it was, and then it is settled.
    texts = {"specs/doors.md": DOORS, path: text}
    (before,) = settling(texts, "suitable")
    assert before.fix.created[0][0] == "specs/precedents/P-2.md"
    ruled = text.replace("_(Write what holds from now on.)_", "Below 1 m/s.")
    texts = {"specs/doors.md": DOORS, path: ruled}
    assert settling(texts, "suitable") == []
    assert check(world(texts), path).diagnostics == ()
    found = [
        each
        for each in check(world(texts), "specs/doors.md").diagnostics
        if each.rule == "vague-adjective"
    ]
    assert [each.message.endswith(", settled by P-1") for each in found] == [True]
    assert [each.severity for each in found] == ["info"]


def test_a_sentence_without_an_identifier_is_cited_by_its_words() -> None:
    (action,) = settling({"doors.md": DOORS, "precedents/P-7.md": "# P-7: x\n"}, "soon")
    ((path, text),) = action.fix.created
    assert path == "precedents/P-8.md"
    assert '- Clauses: [Doors](../doors.md#doors) "It MUST NOT creak soon."\n' in text
    assert '- Settles: vague-time "soon"\n' in text
    ruled = text.replace("_(Write what holds from now on.)_", "Within ten years.")
    checked = check(world({"doors.md": DOORS, path: ruled}), "doors.md").diagnostics
    assert [each.message.endswith("P-8") for each in checked if each.rule == "vague-time"] == [True]


def test_what_nothing_can_cite_and_what_is_no_ambiguity_is_not_settled() -> None:
    assert settling({"a.md": "It MAY not.\n"}, "MAY") == []
    assert settling({"a.md": "- **REQ-1**: It MUST be TBD.\n"}, "TBD") == []
    assert settling({"a.md": "# A\n\nSee [x](gone.md).\n"}, "gone") == []
    windows = DOORS.replace("\n", "\r\n")
    (action,) = settling({"doors.md": windows}, "suitable")
    assert "\r\n- Date: YYYY-MM-DD\r\n" in action.fix.created[0][1]
