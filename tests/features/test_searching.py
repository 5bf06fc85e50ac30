"""What is found in a workspace by a part of its name, shown on its page; and what it costs at
most."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.features.workspace_symbols import MOST, symbols
from tests.features.suite import Case, cases, compare
from tests.features.world import world

PAGE = Path(__file__).parent / "workspace_symbols.md"


@pytest.mark.parametrize("case", cases(PAGE), ids=lambda case: case.name)
def test_workspace_symbols(case: Case, update: bool) -> None:
    (query,) = [each.words for each in case.expected if each.kind == "query"]
    lines = [
        f'{each.kind} {each.name} in {each.container}: {each.path} "'
        f'{case.texts[each.path][slice(*each.span)]}"\n'
        for each in symbols(case.snapshot, query.rstrip("\n"))
    ]
    compare(case, "found", "".join(lines), update)


NAMES = st.lists(st.text("abcİß- .ſ", min_size=1, max_size=12), min_size=1, max_size=8)


@given(NAMES, st.text("abcİßſs ", max_size=5))
def test_what_is_found_has_the_letters_in_their_order(names: list[str], query: str) -> None:
    snapshot = world({"a.md": "".join(f"# x{name}y\n\n" for name in names)})
    found = symbols(snapshot, query)
    letters = "".join(query.casefold().split())
    expected = {each for each in _titles(snapshot) if _follows(letters, each.casefold())}
    assert {each.name for each in found} == expected


def test_a_question_that_much_answers_is_answered_in_part() -> None:
    texts = {f"{at}.md": "".join(f"# Part {n}\n\n" for n in range(300)) for at in range(10)}
    assert len(symbols(world(texts), "pa")) == MOST
    assert len(symbols(world(texts), "")) == MOST
    assert len(symbols(world(texts), "p" * 100_000)) == 0


def _titles(snapshot: object) -> list[str]:
    document = snapshot.document("a.md")  # type: ignore[attr-defined]
    return [section.title for _, section in document.sections]


def _follows(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
