"""Every answer that a rule offers settles its question, leaves it open, or is refused."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import WORDING, Diagnostic, Fix
from speclsp.interview.question import Option, Question, marks_open, questions
from speclsp.interview.rewording import ignored, reworded
from speclsp.interview.settling import Refused, Settled, settle
from speclsp.rules.all import RULES
from speclsp.rules.rule import Rule
from speclsp.text import Edit, Span, edited
from speclsp.work import at_once
from speclsp.workspace import Snapshot
from tests.rules.literate import examples, snapshot

ASKING = [rule for rule in RULES if rule.group in WORDING]
PAGE = "page.md"


def asked(text: str, path: str = PAGE) -> tuple[Snapshot, tuple[Question, ...]]:
    everything = snapshot([(path, text)])
    return everything, questions(everything, path, check(everything, path).diagnostics)


def alike(found: Iterable[Diagnostic], question: Question) -> int:
    known = question.diagnostic
    return sum((each.rule, each.message) == (known.rule, known.message) for each in found)


def answered(text: str, words: str) -> Settled | Refused:
    everything, (question, *_) = asked(text)
    option = reworded(everything, question, words)
    if isinstance(option, Refused):
        return option
    return at_once(settle(everything, question, option))


@pytest.mark.parametrize("rule", ASKING, ids=lambda rule: rule.name)
def test_each_answer_of_a_rule_settles_or_is_refused_with_a_reason(rule: Rule) -> None:
    overrides = Overrides(severities=((rule.name, "warning"),))
    for example in examples(rule.doc or ""):
        everything = snapshot((file.path, file.text) for file in example.files)
        for file in example.files:
            found = check(everything, file.path, overrides).diagnostics
            for question in questions(everything, file.path, found):
                for option in question.options:
                    done = at_once(settle(everything, question, option, overrides))
                    if isinstance(done, Refused):
                        assert done.reason
                        assert "\n" not in done.reason
                        continue
                    for path, edits in done.edits.items():
                        text = edited(everything.string(path), edits)
                        assert done.snapshot.string(path) == text != everything.string(path)
                    rest = check(done.snapshot, file.path, overrides).diagnostics
                    assert done.found[file.path] == rest
                    assert alike(rest, question) < alike(found, question) or done.is_open


def test_what_is_to_be_filled_in_is_open_and_not_refused() -> None:
    everything, (question,) = asked("The node MUST send a heartbeat periodically.\n")
    (option,) = question.options
    assert "fill in {N}" in option.title
    done = at_once(settle(everything, question, option))
    assert isinstance(done, Settled)
    assert done.is_open
    assert done.blanks == ("{N}",)


def test_other_words_for_the_same_fault_are_refused() -> None:
    done = answered("The node MUST answer quickly.\n", "The node MUST answer rapidly")
    assert isinstance(done, Refused)
    assert '"rapidly"' in done.reason


def test_own_words_that_bring_a_graver_fault_are_refused() -> None:
    done = answered("The node MUST answer quickly.\n", "The node MUST answer, where practical")
    assert isinstance(done, Refused)


def test_own_words_settle_and_keep_the_identifier() -> None:
    done = answered("**REQ-1**: The node MUST answer quickly.\n", "The node MUST answer within 2 s")
    assert isinstance(done, Settled)
    assert not done.is_open
    assert done.snapshot.string(PAGE) == "**REQ-1**: The node MUST answer within 2 s.\n"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        "a\nb",
        "a\rb",
        "a\x1b[2Jb",
        "a\u2028b",
        "a\u202eb",
        "\udcff",
        "x" * 3_000,
        "# The node MUST answer",
        "- The node MUST answer",
        "> The node MUST answer",
        "<!-- The node MUST answer",
        "The node MUST answer quickly.",
    ],
)
def test_words_that_cannot_stand_there_are_no_answer(words: str) -> None:
    text = "**REQ-1**: The node MUST answer quickly.\n\n## Next\n\n**REQ-3**: It waits.\n"
    done = answered(text, words)
    assert isinstance(done, Refused)
    assert done.reason
    assert "\n" not in done.reason


def test_what_was_asked_of_another_text_is_refused() -> None:
    everything, (question,) = asked("The node MUST answer quickly.\n")
    option = reworded(everything, question, "The node MUST answer within 2 s")
    assert isinstance(option, Option)
    for text in ("", "# Other\n\nThe node MUST answer at least once quickly.\n"):
        done = at_once(settle(snapshot([(PAGE, text)]), question, option))
        assert isinstance(done, Refused)
        assert "changed" in done.reason


def test_an_answer_that_changes_nothing_is_refused() -> None:
    everything, (question,) = asked("The node MUST answer quickly.\n")
    nothing = Option("Nothing", Fix("Nothing", "consent", ((PAGE, Edit(Span(0, 0), "")),)))
    assert isinstance(at_once(settle(everything, question, nothing)), Refused)


@pytest.mark.parametrize("reason", ["", "  ", "--", "\x07"])
def test_to_ignore_needs_a_reason(reason: str) -> None:
    everything, (question,) = asked("The node MUST answer quickly.\n")
    assert ignored(everything, question, reason) is None


def test_a_reason_stands_in_a_comment_that_it_cannot_close() -> None:
    everything, (question,) = asked("The node MUST answer quickly.\n")
    option = ignored(everything, question, "agreed --> # with `ops`\x1b")
    assert option is not None
    done = at_once(settle(everything, question, option))
    assert isinstance(done, Settled)
    (line,) = done.snapshot.string(PAGE).splitlines()
    assert line.startswith("The node MUST answer quickly. <!-- speclsp-ignore vague-adverb: agreed")
    assert line.count("-->") == 1


def test_line_ends_stay() -> None:
    text = "# T\r\n\r\nThe node MUST answer quickly.\r\nIt waits.\r\n"
    done = answered(text, "The node MUST answer within 2 s")
    assert isinstance(done, Settled)
    assert done.snapshot.string(PAGE) == text.replace("quickly", "within 2 s")


def test_in_spec_kit_a_question_can_be_left_open_where_it_arises() -> None:
    path = "specs/001-a/spec.md"
    everything, (question, *_) = asked("- **FR-001**: System MUST answer quickly.\n", path)
    option = question.options[-1]
    assert marks_open(option.fix)
    done = at_once(settle(everything, question, option))
    assert isinstance(done, Settled)
    assert done.is_open
    text = done.snapshot.string(path)
    assert text.startswith("- **FR-001**: System MUST answer quickly [NEEDS CLARIFICATION: ")
    assert text.endswith("].\n")
    again = questions(done.snapshot, path, check(done.snapshot, path).diagnostics)
    assert not any(marks_open(one.fix) for each in again for one in each.options)


def test_a_mark_may_make_a_sentence_longer_than_it_should_be() -> None:
    path = "specs/001-a/spec.md"
    words = " and ".join(f"the service number {n}" for n in range(14))
    text = f"- **FR-001**: System MUST tell {words} of the change.\n"
    everything, several = asked(text, path)
    question = next(each for each in several if each.diagnostic.rule == "long-sentence")
    done = at_once(settle(everything, question, question.options[-1]))
    assert isinstance(done, Settled)
    assert done.is_open
