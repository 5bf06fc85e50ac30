"""The pages beside this file: what each feature gives, shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from speclsp.checking.check import checking
from speclsp.diagnostic import Diagnostic
from speclsp.features.calls import Call, callable_at, incoming, outgoing
from speclsp.features.definition import definition
from speclsp.features.folding import Part, clauses, folds
from speclsp.features.goals import Goal
from speclsp.features.highlight import highlights
from speclsp.features.hints import hints
from speclsp.features.hover import hover
from speclsp.features.lens import lenses, said
from speclsp.features.linked import linked
from speclsp.features.links import links
from speclsp.features.page import one_line
from speclsp.features.references import references
from speclsp.features.selection import selections
from speclsp.features.symbols import Symbol, symbols
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.text import Span, Text
from speclsp.work import Work
from tests.features.suite import Case, cases, compare

HERE = Path(__file__).parent


def pages(name: str) -> pytest.MarkDecorator:
    found = cases(HERE / f"{name}.md")
    assert found
    return pytest.mark.parametrize("case", found, ids=lambda case: case.name)


@pages("definition")
def test_definition(case: Case) -> None:
    found = definition(case.snapshot, *case.cursor)
    assert [(each.path, each.span) for each in found] == case.marked
    document = case.snapshot.document(case.cursor[0])
    assert document is not None
    for each in found:
        assert each.origin is not None
        assert each.origin.start <= case.cursor[1] <= each.origin.end


@pages("terms")
def test_terms(case: Case) -> None:
    test_definition(case)


@pages("navigation")
def test_navigation(case: Case) -> None:
    test_definition(case)


@pages("references")
def test_references(case: Case) -> None:
    found = references(case.snapshot, *case.cursor)
    assert sorted((each.path, each.span) for each in found) == sorted(case.marked)
    defined = {(each.path, each.span) for each in found if each.defines}
    here = highlights(case.snapshot, *case.cursor)
    assert [(case.cursor[0], each.span) for each in here if each.defines] == sorted(
        each for each in defined if each[0] == case.cursor[0]
    )
    assert {(case.cursor[0], each.span) for each in here} == {
        each for each in case.marked if each[0] == case.cursor[0] and each[1].end
    }


@pages("hover")
def test_hover(case: Case, update: bool) -> None:
    snapshot = case.snapshot

    def findings(path: str) -> Work[Sequence[Diagnostic]]:
        return (yield from checking(snapshot, path)).diagnostics

    found = hover(snapshot, *case.cursor, findings)
    assert case.expected
    for expected in case.expected:
        words = "nothing" if found is None else found.plain
        if expected.kind == "markdown" and found is not None:
            words = found.markdown
        compare(case, expected.kind, f"{words}\n", update)


@pages("symbols")
def test_symbols(case: Case, update: bool) -> None:
    compare(case, "symbols", outline(case), update)


def outline(case: Case) -> str:
    path = next(iter(case.texts))
    return "".join(entry(case.texts[path], each, 0) for each in symbols(case.snapshot, path))


def entry(text: str, symbol: Symbol, depth: int) -> str:
    first = text.count("\n", 0, symbol.span.start) + 1
    last = text.count("\n", 0, symbol.span.end - 1) + 1
    selected = text[slice(*symbol.selection)]
    detail = f" ({symbol.detail})" if symbol.detail else ""
    what = f'{symbol.kind} {symbol.name}{detail} at "{selected}"'
    return f"{'  ' * depth}{first}-{last} {what}\n" + "".join(
        entry(text, each, depth + 1) for each in symbol.children
    )


@pages("links")
def test_links(case: Case, update: bool) -> None:
    compare(case, "links", followed(case), update)


def followed(case: Case) -> str:
    lines = []
    path = next(iter(case.texts))
    for link in links(case.snapshot, path):
        words = case.texts[path][slice(*link.span)]
        place = ""
        if link.fragment_span is not None:
            place = f' at "{case.texts[link.path][slice(*link.fragment_span)]}"'
        lines.append(f'"{words}" leads to {link.path}{place}, "{link.tooltip}"\n')
    return "".join(lines)


@pages("lens")
def test_lenses(case: Case, update: bool) -> None:
    compare(case, "lenses", above(case), update)


def above(case: Case) -> str:
    lines = []
    path, snapshot = next(iter(case.texts)), case.snapshot
    for lens in lenses(snapshot, path):
        title, places = said(snapshot, lens)
        number, words = shown(case.texts[path], lens.span)
        lines.append(f'{number} above "{words}": {title}\n')
        for there, span in places:
            lines.append(f"  {place(case, there, span)}\n")
    return "".join(lines)


@pages("hints")
def test_hints(case: Case, update: bool) -> None:
    compare(case, "hints", behind(case), update)


def behind(case: Case) -> str:
    """The document as a reader sees it, with the hints in braces."""
    path = next(iter(case.texts))
    text = case.texts[path]
    for offset, label in reversed(hints(case.snapshot, path, Span(0, len(text)))):
        text = f"{text[:offset]}{{{{{label}}}}}{text[offset:]}"
    return text


@pages("folding")
def test_folding(case: Case, update: bool) -> None:
    parts: dict[str, tuple[Part, ...]] = {"folds": (), "clauses": (clauses,)}
    for expected in case.expected:
        path = next(iter(case.texts))
        text = Text(case.texts[path])
        document = case.snapshot.document(path)
        assert document is not None
        lines = []
        for first, last, kind in folds(document, *parts[expected.kind]):
            words = one_line(text.string[slice(*text.line(first))], 60)
            lines.append(f'{first + 1}-{last + 1} "{words}"{f" {kind}" if kind else ""}\n')
        compare(case, expected.kind, "".join(lines), update)


@pages("selection")
def test_selection(case: Case, update: bool) -> None:
    path, offset = case.cursor
    document = case.snapshot.document(path)
    assert document is not None
    lines = []
    for span in selections(document, offset):
        words = document.words(span)
        lines.append(f"{one_line(words, 50)} ({len(words)})\n")
    compare(case, "selections", "".join(lines), update)


@pages("calls")
def test_calls(case: Case, update: bool) -> None:
    snapshot = case.snapshot
    lines = []
    for found in callable_at(snapshot, *case.cursor):
        lines.append(f"{called(found)}\n")
        lines += [f"  {call(case, each)} depends on it\n" for each in incoming(snapshot, found)]
        lines += [f"  depends on {call(case, each)}\n" for each in outgoing(snapshot, found)]
    compare(case, "calls", "".join(lines) or "nothing\n", update)


def called(goal: Goal) -> str:
    if isinstance(goal, ClausePlace):
        return f"clause {goal.clause.id} of {goal.path}"
    if isinstance(goal, SectionPlace):
        return f"section {goal.section.title} of {goal.path}"
    return f"file {goal.path}"


def call(case: Case, found: Call) -> str:
    there = (shown(case.texts[found.path], span) for span in found.spans)
    said = ", ".join(f'"{words}" in line {line}' for line, words in there)
    return f"{called(found.other)} ({said})"


@pages("linked")
def test_linked(case: Case, update: bool) -> None:
    path, offset = case.cursor
    found = linked(case.snapshot, path, offset)
    text = case.texts[path]
    edited = text
    for span in reversed(found.spans if found else ()):
        edited = f"{edited[: span.start]}***{edited[span.end :]}"
    compare(case, "edited", edited if found else "nothing\n", update)


def shown(text: str, span: Span) -> tuple[int, str]:
    """The line, from 1, and the words."""
    return text.count("\n", 0, span.start) + 1, text[slice(*span)]


def place(case: Case, path: str, span: Span) -> str:
    if path not in case.texts:
        return path
    number, words = shown(case.texts[path], span)
    return f'{path}:{number} "{words}"'
