"""A conflict on the terminal: both sides, with the words that clash."""

from __future__ import annotations

import re

from speclsp.diagnostic import Diagnostic, Related
from speclsp.report.finding import Finding
from speclsp.report.placing import findings
from speclsp.report.style import Style
from speclsp.report.text_report import text_report
from speclsp.text import Span, Text

TEXTS = {
    "a.md": "# Locks\n\nThe lock SHALL close within 30 s of the\nlast departure.\n",
    "b.md": "\n" * 98 + "- The lock SHALL stay open for at\n  least 45 s after each departure.\n",
}
MESSAGE = '"within 30 s" and "at least 45 s" cannot both hold: a lock that closed after 30 s'

PLAIN = Style()


def spanned(path: str, words: str) -> Span:
    at = TEXTS[path].index(words)
    return Span(at, at + len(words))


def conflict(**more: object) -> Finding:
    own = spanned("a.md", "The lock SHALL close within 30 s of the\nlast departure.")
    other = spanned("b.md", "The lock SHALL stay open for at\n  least 45 s after each departure.")
    related = (Related("b.md", other, "the other bound"),)
    diagnostic = Diagnostic(own, MESSAGE, related, rule="conflicting-value", severity="error")
    diagnostic = diagnostic._replace(**more)  # type: ignore[arg-type]
    groups = {"conflicting-value": "conflict", "term-drift": "term"}
    (found,) = findings({"a.md": [diagnostic]}, lambda path: Text(TEXTS[path]), str, groups)
    return found


def lines(found: Finding, style: Style = PLAIN) -> list[str]:
    return list(text_report([found], style))[2:-1]


def test_both_sides_are_shown_with_what_clashes() -> None:
    assert lines(conflict()) == [
        f"error[conflicting-value]: {MESSAGE}",
        "    --> a.md:3:1",
        "  3 | The lock SHALL close within 30 s of the",
        "    |                      ^^^^^^^^^^^",
        "    <-> b.md:99:3: the other bound",
        " 99 | - The lock SHALL stay open for at",
        "    |                                --",
        "100 | least 45 s after each departure.",
        "    | ----------",
    ]


def test_the_question_is_asked_below_both() -> None:
    assert lines(conflict(question="Which of them holds?"))[-1] == "    = Which of them holds?"


def test_other_groups_are_shown_as_they_were() -> None:
    assert "    --> b.md:99:3: the other bound" not in lines(conflict())
    shown = lines(conflict(rule="term-drift"))
    assert "   --> b.md:99:3: the other bound" in shown


def test_a_conflict_is_bounded() -> None:
    found = conflict()
    several = found._replace(related=found.related * 50)
    shown = lines(several)
    assert sum("the other bound" in line for line in shown) == 4
    assert shown[-1] == "    <-> and 46 more places"
    assert len(shown) < 40
    long = found.quote[0]._replace(text="x" * 5_000, marks=((0, 5_000),))
    wide = lines(found._replace(quote=(long,) * 50), Style(width=80))
    assert max(map(len, wide[1:])) <= 90
    assert len(wide) < 40


def test_one_place_alone_is_shown_as_any_finding() -> None:
    assert lines(conflict(related=()))[1] == "  --> a.md:3:1"


def test_the_words_that_clash_have_the_colour() -> None:
    coloured = lines(conflict(), Style(colour=True))
    assert any("\x1b[1;31mwithin 30 s\x1b[0m" in line for line in coloured)
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured]
    assert plain == lines(conflict())


def test_nothing_in_a_quote_moves_the_cursor_or_commands() -> None:
    evil = "\x1b[2J\r::error::\u202e##[add-mask]"
    found = conflict()
    quote = (found.quote[0]._replace(text=evil, marks=((0, 4), (5, 9))),)
    other = found.related[0]._replace(path="::" + evil, message=evil, quote=quote)
    hostile = found._replace(message=evil, quote=quote, related=(other,))
    for line in text_report([hostile], Style(watched=True)):
        assert line.isprintable()
        assert "##[" not in line
        assert not line.lstrip().startswith("::")
