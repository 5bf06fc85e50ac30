"""The tokens of each page; and that remembering them changes nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from speclsp.features.tokens import Token, tokens
from speclsp.files.listing import Listing
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental import HOSTILE, OWN, random_edit
from tests.features.suite import Case, cases, compare
from tests.features.world import world

PAGE = Path(__file__).parent / "tokens.md"
TERMS = "# Glossary\n\n- **Server**: What answers.\n- **Frame size**: a number.\n"


@pytest.mark.parametrize("case", cases(PAGE), ids=lambda case: case.name)
def test_tokens(case: Case, update: bool) -> None:
    path = next(iter(case.texts))
    compare(case, "tokens", shown(case.texts[path], tokens(case.snapshot, path)), update)


def shown(text: str, found: tuple[Token, ...]) -> str:
    lines = []
    for start, end, kind, defines in found:
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        what = f"{kind}, defined" if defines else kind
        lines.append(f'{line}:{column} "{text[start:end]}" {what}\n')
    return "".join(lines)


def test_after_edits_they_are_those_of_a_fresh_reading() -> None:
    choose = Random(1)
    texts = {"a.md": OWN * 5 + "The server has a frame size. It MUST NOT.\n", "b.md": TERMS}
    workspace = Workspace(Listing(Path("/spec")), frozenset())
    snapshot = workspace.apply(Change(texts=texts, complete=True, opened=frozenset(texts)))
    for _ in range(300):
        path = choose.choice(("a.md", "a.md", "b.md"))
        text = texts[path]
        edit = random_edit(choose, text)
        snapshot = workspace.apply(Change(edits={path: [edit]}))
        document = snapshot.document(path)
        assert document is not None
        texts[path] = document.text.string
        found = tokens(snapshot, "a.md")
        assert found == tokens(world(texts), "a.md")
        sound(found, texts["a.md"])
        if len(texts[path]) > 5_000:
            whole = Edit(Span(0, len(texts[path])), OWN)
            snapshot = workspace.apply(Change(edits={path: [whole]}))
            texts[path] = OWN


def sound(found: tuple[Token, ...], text: str) -> None:
    """In order, apart, and each in one line."""
    end = 0
    for token in found:
        assert end <= token.start < token.end <= len(text)
        assert not {"\r", "\n"} & set(text[token.start : token.end])
        end = token.end


def test_a_range_has_the_tokens_that_are_in_it() -> None:
    text = OWN * 30
    snapshot: Snapshot = world({"a.md": text, "b.md": TERMS})
    found = tokens(snapshot, "a.md")
    choose = Random(2)
    for _ in range(50):
        low, high = sorted((choose.randint(0, len(text)), choose.randint(0, len(text))))
        inside = tuple(each for each in found if each.start < high and low < each.end)
        assert tokens(snapshot, "a.md", Span(low, high)) == inside


def test_the_edits_have_something_to_change() -> None:
    assert "MUST not " in HOSTILE
    assert tokens(world({"a.md": OWN}), "a.md")
