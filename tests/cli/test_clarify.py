"""`speclsp clarify`: every answer, what is written at once, and what is said at the end."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from speclsp.cli import asking, dialogue
from speclsp.cli.command import run
from tests.cli.process import plant

TWO = (
    "# T\n\n**REQ-1**: The node MUST answer quickly.\n\n"
    "**REQ-2**: The node SHALL send a heartbeat, where practical.\n"
)
SPEC = "specs/001-a/spec.md"
FEATURE = "# Feature\n\n## User Scenarios\n\n- **FR-001**: System MUST answer quickly.\n"
DAY = ("--date", "2026-11-22")


class Done(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Command:
    """Runs the command in the folder of the test, with answers that are piped in."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def done(*arguments: str, answers: bytes | str = "") -> Done:
        data = answers.encode() if isinstance(answers, str) else answers
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = run(["clarify", *arguments])
        said = capfdbinary.readouterr()
        return Done(code, said.out.decode(), said.err.decode())

    return done


def test_the_gravest_is_asked_first_and_each_answer_is_written(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {"a.md": TWO})
    done = command("a.md", answers="1\nw The node MUST answer within 2 s of a request\n")
    assert done.code == 0, done.out
    assert done.out.index("escape-clause") < done.out.index("vague-adverb")
    assert "Settled 2, ignored 0, skipped 0\nNo question is open\n" in done.out
    text = (tmp_path / "a.md").read_text()
    assert "**REQ-1**: The node MUST answer within 2 s of a request.\n" in text
    assert "**REQ-2**: The node SHALL send a heartbeat.\n" in text


def test_what_is_skipped_stays_open(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": TWO})
    done = command("a.md", answers="s\ns\n")
    assert done.code == 1
    assert "skipped 2\nStill open: 1 error, 1 warning\n" in done.out
    assert (tmp_path / "a.md").read_text() == TWO


def test_to_ignore_needs_a_reason_and_leaves_a_comment(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": TWO})
    done = command("a.md", answers="i\n\ni\nagreed --> with ops\nq\n")
    assert done.code == 1
    assert "a reason is needed" in done.out
    assert "ignored 1" in done.out
    (line,) = [each for each in (tmp_path / "a.md").read_text().splitlines() if "<!--" in each]
    assert "<!-- speclsp-ignore escape-clause: agreed" in line
    assert (
        line.endswith("<!-- speclsp-ignore escape-clause: agreed with ops -->") or "agreed" in line
    )
    assert f"now: {line}\n" in done.out


@pytest.mark.parametrize("answers", ["", "q\n", "q"])
def test_the_end_of_the_lines_is_to_quit(tmp_path: Path, command: Command, answers: str) -> None:
    plant(tmp_path, {"a.md": TWO})
    done = command("a.md", answers=answers)
    assert done.code == 1
    assert "Still open: 1 error, 1 warning" in done.out


def test_help_and_what_is_no_answer(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": TWO})
    odd = ["?", "", "x", "0", "99", "-1", "1 2", "²", "w", "", "w # T", "\x1b[2J", "w a\x1b[2Jb"]
    data = "\n".join(odd).encode() + b"\nw \xff\xfe\n" + b"1" * 50_000 + b"\nw " + b"x" * 30_000
    done = command("a.md", answers=data)
    assert done.code == 1
    assert "the whole sentence" in done.out
    assert "there is no answer 99" in done.out
    assert "Settled 0, ignored 0, skipped 0" in done.out
    assert "\x1b" not in done.out
    assert "Traceback" not in done.err
    assert (tmp_path / "a.md").read_text() == TWO


def test_what_would_not_settle_is_refused_and_asked_again(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": TWO})
    done = command("a.md", answers="w The node SHALL send one, if appropriate\n1\nq\n")
    assert "not written: " in done.out
    assert "Settled 1" in done.out


def test_what_is_to_be_filled_in_is_still_open(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": "# T\n\nThe node MUST answer as soon as possible.\n"})
    done = command("a.md", answers="1\n")
    assert done.code == 1
    assert "still to be filled in there: {N}, {event}" in done.out
    assert "skipped 0, still to be filled in 1\n" in done.out
    assert "within {N} s of {event}" in (tmp_path / "a.md").read_text()


def test_what_is_to_be_filled_in_is_open_whatever_is_asked_about(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {"a.md": "# T\n\nThe node MUST answer as soon as possible.\n"})
    select = ("--select", "vague-time")
    done = command("a.md", *select, answers="1\n")
    assert done.code == 1
    assert "still to be filled in 1\nStill open: 2 places to be filled in\n" in done.out
    plant(tmp_path, {"a.md": "# T\n\nThe node MUST answer as soon as possible.\n"})
    done = command("a.md", *select, answers="1\nw The node MUST answer within 2 s.\n")
    assert "Still open: 2 places" in done.out
    (tmp_path / "a.md").write_text("# T\n\nThe node MUST answer within 2 s of a call.\n")
    assert command("a.md", *select).code == 0


def test_answers_to_some_questions_bring_no_others(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": "# T\n\nThe node MUST answer quickly.\n"})
    select = ("--select", "vague-adverb")
    done = command("a.md", *select, answers="w The node MUST answer as soon as possible.\nq\n")
    assert 'not written: it would bring another finding: "as soon as possible"' in done.out
    assert "answer quickly" in (tmp_path / "a.md").read_text()


TOLD = "# {}\n\n- **{}-1**: The desk MUST keep a report for {}.\n"


def test_a_conflict_is_asked_once_and_either_side_can_have_the_words(
    tmp_path: Path, command: Command
) -> None:
    files = {"a.md": TOLD.format("A", "AA", "7 days"), "b.md": TOLD.format("B", "BB", "10 days")}
    plant(tmp_path, files)
    done = command(answers="s\n")
    assert done.out.count("Which holds") == 1
    assert "1 question left" in done.out
    assert "skipped 1\nStill open: 2 errors\n" in done.out
    listed = command("--questions")
    assert listed.out.count("Which holds") == 1
    assert "1 question in 1 document" in listed.out
    done = command(answers="1\n")
    assert done.code == 0, done.out
    assert "for 10 days" in (tmp_path / "a.md").read_text()
    plant(tmp_path, files)
    done = command(answers="2\n")
    assert done.code == 0, done.out
    assert "for 7 days" in (tmp_path / "b.md").read_text()


def test_the_other_side_is_shown_where_it_stands_after_an_answer(
    tmp_path: Path, command: Command
) -> None:
    """The record of an answer moves what others point at."""
    spec = FEATURE.replace("quickly", "at once, where practical")
    plant(
        tmp_path,
        {
            ".specify/memory/constitution.md": "# C\n",
            "docs/desk.md": TOLD.format("A", "AA", "7 days"),
            SPEC: spec + "- **FR-002**: The desk MUST keep a report for 10 days.\n",
        },
    )
    milder = ("--severity", "conflicting-value=warning")
    answers = "w System MUST answer within 2 s of a call\ns\n"
    done = command(*DAY, *milder, answers=answers)
    lines = (tmp_path / SPEC).read_text().splitlines()
    line = next(at for at, each in enumerate(lines, 1) if "FR-002" in each)
    assert line > len(spec.splitlines()) + 1
    assert f"{SPEC}:{line}:" in done.out
    assert "= Which holds" in done.out


def test_line_ends_and_the_mark_before_the_text_stay(tmp_path: Path, command: Command) -> None:
    before = b"\xef\xbb\xbf" + TWO.encode().replace(b"\n", b"\r\n")
    (tmp_path / "a.md").write_bytes(before)
    assert command("a.md", answers="1\nq\n").code == 1
    assert (tmp_path / "a.md").read_bytes() == before.replace(b", where practical", b"")


def test_a_file_that_cannot_be_written_is_named_and_passed_over(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {"a.md": TWO})
    (tmp_path / "a.md").chmod(0o444)
    done = command("a.md", answers="1\nw The node MUST answer within 2 s\n")
    assert done.code == 1
    assert done.out.count("cannot write a.md: read-only") == 2
    assert (tmp_path / "a.md").read_text() == TWO


def test_a_file_that_changed_meanwhile_is_read_again(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {"a.md": TWO})
    typed = dialogue.Dialogue._line
    changes = iter([TWO.replace("# T", "# Title"), None])

    def line(self: dialogue.Dialogue, prompt: str) -> str:
        if text := next(changes, None):
            plant(tmp_path, {"a.md": text})
        return typed(self, prompt)

    monkeypatch.setattr(dialogue.Dialogue, "_line", line)
    done = command("a.md", answers="1\n1\nq\n")
    assert "cannot write a.md: changed meanwhile" in done.out
    assert "Settled 1" in done.out
    text = (tmp_path / "a.md").read_text()
    assert text == TWO.replace("# T", "# Title").replace(", where practical", "")


def test_the_questions_of_a_file_that_is_gone_stay_open(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {"a.md": TWO, "b.md": "# B\n"})
    typed = dialogue.Dialogue._line

    def line(self: dialogue.Dialogue, prompt: str) -> str:
        (tmp_path / "a.md").unlink(missing_ok=True)
        return typed(self, prompt)

    monkeypatch.setattr(dialogue.Dialogue, "_line", line)
    done = command(".", answers="1\n1\n")
    assert done.code == 1
    assert "cannot write a.md: not found\na.md is gone: its questions stay open\n" in done.out
    assert "Still open: 1 error, 1 warning\n" in done.out


def test_a_file_that_cannot_be_read_any_more_stays_open(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {"a.md": TWO})
    typed = dialogue.Dialogue._line

    def line(self: dialogue.Dialogue, prompt: str) -> str:
        (tmp_path / "a.md").write_bytes(b"\xff\xfeT\0")
        return typed(self, prompt)

    monkeypatch.setattr(dialogue.Dialogue, "_line", line)
    done = command("a.md", answers="1\n1\n")
    assert done.code == 1
    assert "a.md cannot be read now: not UTF-8" in done.out
    assert "Still open: 1 error, 1 warning" in done.out


def test_an_interruption_keeps_what_is_answered(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {"a.md": TWO})
    written = asking.Asking.write

    def write(self: asking.Asking, *arguments: object) -> object:
        written(self, *arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(asking.Asking, "write", write)
    done = command("a.md", answers="1\n")
    assert done.code == 130
    assert "Still open: 1 warning" in done.out
    assert "where practical" not in (tmp_path / "a.md").read_text()


def test_an_answer_is_recorded_where_spec_kit_is_in_use(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {SPEC: FEATURE})
    done = command(*DAY, answers="w System MUST answer within 2 s\n")
    assert done.code == 0, done.out
    text = (tmp_path / SPEC).read_text()
    assert "## Clarifications\n\n### Session 2026-11-22\n\n- Q: " in text
    assert " → A: System MUST answer within 2 s\n\n## User Scenarios\n" in text
    assert text.endswith("- **FR-001**: System MUST answer within 2 s.\n")


def test_left_open_on_purpose_it_is_asked_once_more_by_nobody(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {SPEC: FEATURE})
    done = command(*DAY, answers="2\n")
    assert done.code == 1
    assert "quickly [NEEDS CLARIFICATION: " in (tmp_path / SPEC).read_text()
    assert "## Clarifications" not in (tmp_path / SPEC).read_text()
    assert done.out.count("question left") == 1
    assert "skipped 0, left open on purpose 1\n" in done.out


def test_escapes_in_a_document_are_made_harmless(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": "# T\n\nThe \x1b[31mnode MUST answer quickly\u202e.\n"})
    for options in ((), ("--questions",)):
        done = command("a.md", *options)
        assert done.code == 1
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out


def test_questions_are_listed_for_a_meeting(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": TWO, "b.md": "# B\n"})
    done = command("--questions", "--output", "q.md")
    assert (done.code, done.out) == (1, "")
    page = (tmp_path / "q.md").read_text().splitlines()
    assert page[2] == "2 questions in 1 document: 1 error, 1 warning."
    assert [line for line in page if line.startswith("#")] == [
        "# Open questions",
        "## `a.md`",
        "### `REQ-1`",
        "### `REQ-2`",
    ]
    assert '  - [ ] `Leave out "where practical"`' in page
    assert "  > `The node MUST answer quickly.`" in page
    assert (tmp_path / "a.md").read_text() == TWO


def test_where_spec_kit_is_in_use_they_are_in_its_form(tmp_path: Path, command: Command) -> None:
    open_ = "- **FR-002**: System MUST keep logs for [NEEDS CLARIFICATION: how long?].\n"
    plan = (
        "# Plan\n\nStorage is [NEEDS CLARIFICATION: which one?] and `[NEEDS CLARIFICATION: no]`.\n"
    )
    plant(tmp_path, {SPEC: FEATURE + open_, "specs/001-a/tasks.md": plan})
    done = command("--questions")
    assert done.code == 1
    assert "3 questions in 2 documents" in done.out
    marked = [line for line in done.out.splitlines() if line.startswith("- [NEEDS")]
    assert "- [NEEDS CLARIFICATION: how long?]" in marked
    assert "- [NEEDS CLARIFICATION: which one?]" in marked
    assert len(marked) == 3


def test_where_nothing_is_open(tmp_path: Path, command: Command) -> None:
    plant(tmp_path, {"a.md": "# T\n\n**REQ-1**: The node MUST wait.\n"})
    assert command("a.md").out == "Settled 0, ignored 0, skipped 0\nNo question is open\n"
    assert command("a.md", "--questions").out == "# Open questions\n\nNo question is open.\n"
    assert command("a.md").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "answers from standard input"),
        (("--check",), "neither checks nor reports"),
        (("--fix",), "without --fix"),
        (("--format", "json"), "without --format"),
        (("--output", "q.md"), "goes with --questions"),
        (("--date", "soon"), "a day such as"),
        (("--select", "vague-adverbs"), "unknown rule"),
        (("gone.md",), "no such file"),
    ],
)
def test_what_cannot_be_asked_for(
    tmp_path: Path, command: Command, arguments: tuple[str, ...], said: str
) -> None:
    plant(tmp_path, {"a.md": TWO})
    done = command(*arguments)
    assert done.code == 2
    assert said in done.err


def test_questions_alone_say_what_they_go_with(tmp_path: Path) -> None:
    assert run(["--questions", str(tmp_path)]) == 2


def test_own_words_that_would_break_the_page_are_refused_with_the_reason(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {"a.md": TWO})
    words = ["The node SHALL send `one", "It SHALL <b>send</b> it", "ok", "The node sends one"]
    done = command("a.md", answers="".join(f"w {each}\n" for each in words) + "q\n")
    assert done.code == 1
    for reason in ("leaves code open", "adds HTML", "is no sentence", "demands nothing any more"):
        assert f"not written: it {reason}" in done.out
    assert "Settled 0" in done.out
    assert (tmp_path / "a.md").read_text() == TWO


def test_after_own_words_the_sentence_is_shown_as_it_is_now(
    tmp_path: Path, command: Command
) -> None:
    plant(tmp_path, {"a.md": TWO})
    long = f"The node SHALL send one heartbeat to {'a' * 300}"
    done = command("a.md", answers=f"w {long}\nq\n")
    assert f"now: {long}.\n" in done.out


def test_what_is_ignored_in_the_configuration_is_shown(tmp_path: Path, command: Command) -> None:
    bare = "# T\n\n## REQ-3: Bell\n\na | b\n---|---\nThe node MUST answer quickly.\n"
    other = "\n## REQ-4: Lamp\n\nThe node MUST wait.\n"
    plant(tmp_path, {"a.md": bare + other, "speclsp.toml": "[rules]\n"})
    done = command("a.md", answers="i !!\ni agreed | with ops\n")
    assert "a reason is needed" in done.out
    assert 'now: [[ignore-clause]] clause = "REQ-3"' in done.out
    assert 'reason = "agreed | with ops"\n' in done.out
    assert 'reason = "agreed | with ops"\n' in (tmp_path / "speclsp.toml").read_text()
