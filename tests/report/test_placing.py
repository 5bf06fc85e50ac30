"""Offsets become lines and columns from 1, whatever ends the lines."""

from __future__ import annotations

import pytest

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.report import placing
from speclsp.report.placing import findings, located
from speclsp.text import Edit, Span, Text

TEXT = "# Title\r\n\r\nIt may 👩 not wait.\rLast"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Title", (0, 2), (0, 7)),
        ("not", (2, 9), (2, 12)),
        ("👩", (2, 7), (2, 8)),
        ("Last", (3, 0), (3, 4)),
        ("wait.\rLast", (2, 13), (3, 4)),
    ],
)
def test_a_span_is_located(words: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    at = TEXT.index(words)
    found = located(Text(TEXT), Span(at, at + len(words)))
    assert (tuple(found.start), tuple(found.end)) == (start, end)
    piece = found.excerpt.text[found.excerpt.start : found.excerpt.end]
    assert piece == words.split("\r")[0]


@pytest.mark.parametrize("span", [(0, 0), (7, 8), (8, 8), (10**6, 10**7), (5, 2), (-3, -1)])
@pytest.mark.parametrize("string", ["", "a\r\nb", TEXT])
def test_any_span_has_a_place(span: tuple[int, int], string: str) -> None:
    found = located(Text(string), Span(*span))
    assert found.start <= found.end
    assert 0 <= found.excerpt.start <= found.excerpt.end <= len(found.excerpt.text)


def test_an_excerpt_of_a_very_long_line_is_short() -> None:
    found = located(Text("x" * 10**6), Span(500_000, 900_000))
    assert len(found.excerpt.text) < 1000
    assert found.excerpt.cut_before
    assert found.excerpt.cut_after


def test_each_text_is_asked_for_once() -> None:
    asked: list[str] = []

    def text(path: str) -> Text:
        asked.append(path)
        return Text(f"one\ntwo {path}\n")

    other = Related("b.md", Span(4, 7), "defined here")
    several = [Diagnostic(Span(at, at + 1), "m", (other,), rule="r") for at in range(3)]
    found = findings({"a.md": several, "b.md": several}, text, "docs/{}".format, {"r": "g"})
    assert sorted(asked) == ["a.md", "b.md"]
    assert [(each.path, each.line, each.column, each.group) for each in found[:2]] == [
        ("docs/a.md", 1, 1, "g"),
        ("docs/a.md", 1, 2, "g"),
    ]
    (related,) = found[0].related
    assert (related.path, related.line, related.column) == ("docs/b.md", 2, 1)
    assert related.excerpt.text == "two b.md"


def test_of_very_many_findings_some_are_given_with_fixes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "MOST_FIXED", 2)
    several = [Diagnostic(Span(at, at + 1), "m", rule="r") for at in range(4)]
    fix = Fix("Mend", "safe", (("a.md", Edit(Span(0, 1), "x")),))
    asked: list[int] = []

    def fixes(path: str, diagnostic: Diagnostic) -> tuple[Fix, ...]:
        asked.append(diagnostic.span.start)
        return () if diagnostic.span.start == 0 else (fix,)

    found = findings({"a.md": several}, {"a.md": Text("words")}.get, str, {}, fixes)
    assert [len(each.fixes) for each in found] == [0, 1, 1, 0]
    assert asked == [0, 1, 2]


def test_a_related_document_that_is_gone_has_a_first_line() -> None:
    lost = Diagnostic(Span(0, 1), "m", (Related("gone.md", Span(9, 12), "here"),))
    (found,) = findings({"a.md": [lost]}, {"a.md": Text("x")}.get, str, {})
    assert (found.related[0].line, found.related[0].column) == (1, 1)
