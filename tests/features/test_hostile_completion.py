"""No text makes completion fail, at any offset, and what it offers can be put there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.features.completion.documentation import documentation
from speclsp.features.completion.item import MOST, Completion
from speclsp.features.completion.offer import completion
from speclsp.features.completion.settings import settings
from speclsp.features.page import LIMIT
from speclsp.features.tokens import tokens
from tests.features.test_hostile import PIECES
from tests.features.test_tokens import sound
from tests.features.world import world

RULES = {"may-not": "Two readings."}
TOML = (
    "[rules]", "[[overrides]]", "[", "]", "]]", "{", "}", '"', "'", '"""', "'''", "=", ".", ",",
    "\n", "\r\n", "\r", " ", "#", "\\", "select", "authority", "tool.speclsp", "😀", "\ud800", "\0",
)  # fmt: skip
texts = st.lists(st.sampled_from([*PIECES, "**Term**: a x", "FR-", " ", "\n\n"]), max_size=25)


def fits(found: Completion | None, text: str, offset: int) -> None:
    if found is None:
        return
    low, high = found.span
    assert 0 <= low <= offset <= high <= len(text)
    assert not {"\r", "\n"} & set(text[low:high])
    assert len(found.items) <= MOST
    typed = text[low:offset].casefold()
    assert all((each.filter or each.label).casefold().startswith(typed) for each in found.items)


@given(texts.map("".join))
def test_any_text_at_any_offset(text: str) -> None:
    snapshot = world({"a.md": text, "b c.md": "# X {#t}\n", "examples/ab12.md": text})
    for path in ("a.md", "examples/ab12.md"):
        for offset in range(len(text) + 1):
            found = completion(snapshot, path, offset, RULES)
            fits(found, text, offset)
            for item in found.items[:5] if found else ():
                shown = item.source and documentation(snapshot, item.source)
                assert not shown or 0 < len(shown.markdown.encode()) <= LIMIT
        sound(tokens(snapshot, path), text)


@given(st.lists(st.sampled_from(TOML), max_size=25).map("".join))
def test_any_configuration_at_any_offset(text: str) -> None:
    for path in ("speclsp.toml", "pyproject.toml"):
        for offset in range(len(text) + 1):
            fits(settings(path, text, offset, RULES), text, offset)


@pytest.mark.parametrize("text", ["[" * 20_000, "`" * 20_001, "a" * 50_000, "<!--" * 5_000])
def test_long_lines_are_looked_at_in_part(text: str) -> None:
    snapshot = world({"a.md": text})
    for offset in (0, 1, len(text) // 2, len(text)):
        fits(completion(snapshot, "a.md", offset, RULES), text, offset)
