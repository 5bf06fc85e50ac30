"""A second opinion: headings and fences as markdown-it-py, a CommonMark parser, sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from speclsp.markdown.blocks import blocks
from speclsp.markdown.extent import after_front_matter
from speclsp.markdown.segments import cuts
from speclsp.text import Text

CORPORA = (
    "model-spec", "model-spec-history", "roam", "open-feature", "cloudevents", "openspec",
    "spec-kit", "spec-kit-en", "kiro", "kiro-rpidns",
)  # fmt: skip
PARSER = MarkdownIt("commonmark").enable("table")

Seen = set[tuple[str, int, int]]
"""Kind, first line from 0, level of a heading (a fence has 0)."""


def theirs(text: str) -> Seen:
    found: Seen = set()
    for token in PARSER.parse(text):
        if token.map and token.type == "heading_open":
            found.add(("heading", token.map[0], int(token.tag[1])))
        elif token.map and token.type == "fence":
            found.add(("fence", token.map[0], 0))
    return found


def ours(text: str) -> Seen:
    lines = Text(text)
    found: Seen = set()
    start = 0
    for cut in cuts(text):
        for block in blocks(text[start:cut]):
            if block.kind in ("heading", "fence"):
                line = lines.line_at(start + block.start)
                found.add((block.kind, line, block.level if block.kind == "heading" else 0))
        start = cut
    return found


def differences(text: str) -> Seen:
    return theirs(text) ^ ours(text)


@pytest.mark.parametrize("name", CORPORA)
def test_headings_and_fences_are_those_of_commonmark(
    name: str, corpus: Callable[[str], Path]
) -> None:
    root = corpus(name)
    unexplained = {}
    for path in sorted([*root.rglob("*.md"), *root.rglob("*.mdx")]):
        # Front matter is no CommonMark; its lines are blanked for both.
        text = path.read_bytes().decode("utf-8-sig")
        end = after_front_matter(text)
        text = "".join(each if each in "\r\n" else " " for each in text[:end]) + text[end:]
        if found := differences(text):
            unexplained[str(path.relative_to(root))] = sorted(found)
    assert not unexplained
