"""The same page in Markdown has no markup but its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.report.page.markdown import markdown
from speclsp.report.page.seen import MARK
from tests.report.hostile import NAMES, TEXTS
from tests.report.page.hostile import hostile
from tests.report.page.workspace import FERRY, page
from tests.report.test_markdown import OURS, tokens


@pytest.mark.parametrize("text", [*TEXTS, *NAMES], ids=ascii)
def test_a_payload_stays_code(text: str) -> None:
    lines = list(markdown(hostile(text)))
    assert lines[0] == MARK
    found = list(tokens("".join(f"{line}\n" for line in lines[1:])))
    assert {token.type for token in found} <= OURS
    words = " ".join(token.content for token in found if token.type == "text")
    for word in ("alert", "evil", "http", "<", "##["):
        assert word not in words


def test_the_page_as_it_is_read(tmp_path: Path) -> None:
    lines = list(markdown(page(tmp_path, FERRY)))
    assert [line for line in lines if line.startswith("#")] == [
        "# `Harbour`",
        "## Map",
        "## Conflicts",
        "## Precedents",
        "## Clauses and their tests",
        "## Authority",
        "## Ambiguity",
        "## Open questions",
        "## Left out",
    ]
    for line in (
        "- conflicts: **1**",
        "    - refers to `openspec/specs/bell` in (top), 1 time",
        "  - `openspec/changes/softer/specs/bell/spec.md:3` `modified here`",
        "    - `### Requirement: Ringing The bell SHALL be silent.`",
        "  - `c0unt`: tests `examples/c0unt.md`",
        "  - `deck.rail`: no test, implements `tests/deck.rs:5`",
        "- `deckhand`, which is not declared",
        "- `deck.md:3` `Lights`: 1 warning (`vague-adverb` 1)",
    ):
        assert line in lines
