"""A finding is known again when lines move above it, and told from others that are like it."""

from __future__ import annotations

from speclsp.diagnostic import Diagnostic
from speclsp.report.finding import Finding
from speclsp.report.placing import findings
from speclsp.text import Span, Text


def found(text: str, *words: str, rule: str = "r", clause: str = "R-1") -> list[Finding]:
    """Findings at each of the words, from left to right."""
    several = []
    at = 0
    for each in words:
        at = text.index(each, at)
        span = Span(at, at + len(each))
        several.append(Diagnostic(span, "m", rule=rule, clause=clause))
        at += 1
    return findings({"a.md": several}, {"a.md": Text(text)}.get, str, {})


def known(text: str, *words: str, rule: str = "r", clause: str = "R-1") -> list[str]:
    return [each.fingerprint for each in found(text, *words, rule=rule, clause=clause)]


def test_lines_above_do_not_count() -> None:
    text = "It MAY not\nwait.\n"
    assert known(text, "MAY not") == known(f"# Title\r\n\r\nWords.\r\n\r\n  {text}", "MAY not")


def test_how_words_are_broken_does_not_count() -> None:
    assert known("It MAY not wait.", "MAY not") == known("It MAY\r\n   not wait.", "MAY\r\n   not")


def test_rule_clause_and_words_count() -> None:
    text = "It MAY not wait. It MAY NOT wait."
    several = {
        *known(text, "MAY not"),
        *known(text, "MAY NOT"),
        *known(text, "MAY not", rule="s"),
        *known(text, "MAY not", clause="R-2"),
    }
    assert len(several) == 4


def test_what_is_alike_is_counted() -> None:
    first, second, third = known("TODO a\n\nTODO b\n\nTODO c\n", "TODO", "TODO", "TODO")
    assert len({first, second, third}) == 3
    assert known("x\n\nTODO a\n\nTODO b\n", "TODO", "TODO") == [first, second]


def test_outside_a_clause_a_little_of_what_is_near_counts() -> None:
    one, other = known("TODO a\n\nTODO b\n", "TODO", "TODO", clause="")
    assert one != other
    assert known("TODO b\n", "TODO", clause="") == [other]


def test_columns_are_counted_in_bytes_too() -> None:
    one, other = found("ü 👩 may wait\r\n日 not", "👩", "not")
    assert (one.column, one.byte_column, one.end_byte_column) == (3, 4, 8)
    assert (other.column, other.byte_column, other.end_byte_column) == (3, 5, 8)
