"""The pages beside this file: what each feature gives, shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.features.definition import definition
from speclsp.features.highlight import highlights
from speclsp.features.hover import hover
from speclsp.features.links import links
from speclsp.features.references import references
from speclsp.features.symbols import Symbol, symbols
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
    found = hover(case.snapshot, *case.cursor)
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
