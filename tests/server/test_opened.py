"""A text that is too long: its head follows every edit of the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.server import opened
from speclsp.server.opened import head, head_edits, kind_of
from speclsp.text import Edit, Span, Text


@given(
    string=st.text("abc\r\n", max_size=25),
    bounds=st.tuples(st.integers(0, 25), st.integers(0, 25)),
    new=st.text("xyz\r\n", max_size=25),
    lines=st.integers(1, 4),
)
def test_the_head_follows_every_edit(
    string: str, bounds: tuple[int, int], new: str, lines: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "LIMIT", 10)
        patch.setattr(opened, "MOST_LINES", lines)
        text = Text(string)
        low, high = sorted(min(bound, len(string)) for bound in bounds)
        edit = Edit(Span(low, high), new)
        after = text.apply(edit)
        found = Text(head(text))
        for each in head_edits(text, edit, after):
            found = found.apply(each)
            assert len(found) <= 20
        assert found.string == head(after)
        assert len(found) <= 10
        assert found.string.count("\n") <= lines


@pytest.mark.parametrize(
    ("name", "language", "kind"),
    [
        ("a.md", "plaintext", "markdown"),
        ("A.MDX", "", "markdown"),
        ("speclsp.toml", "toml", "configuration"),
        ("Cargo.toml", "toml", "other"),
        ("Untitled-1", "markdown", "markdown"),
        ("Untitled-1", "", "markdown"),
        ("notes.txt", "plaintext", "other"),
    ],
)
def test_what_a_file_holds(name: str, language: str, kind: str) -> None:
    assert kind_of(name, language) == kind
