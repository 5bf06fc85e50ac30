"""Segments parsed alone give the blocks of the whole, on real files and on hostile ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speclsp.markdown.blocks import Block, blocks
from speclsp.markdown.segments import FIRM_SIZE, SOFT_SIZE, cuts

CORPORA = (
    "model-spec", "model-spec-history", "roam", "open-feature", "cloudevents", "openspec",
    "spec-kit", "spec-kit-en", "kiro", "kiro-rpidns",
)  # fmt: skip


def placed(found: tuple[Block, ...], by: int) -> list[tuple[object, ...]]:
    """Blocks without what a cut may change: the list that an item is in."""
    return [
        (
            *(block.kind, block.level, block.note, block.start + by, block.end + by),
            *(block.inner_start + by, block.inner_end + by),
            *(hole + by for hole in block.holes),
        )
        for block in found
        if block.kind != "list"
    ]


def by_segments(text: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    start = 0
    for cut in cuts(text):
        found += placed(blocks(text[start:cut]), start)
        start = cut
    return found


@pytest.mark.parametrize("name", CORPORA)
def test_segments_of_real_files_give_the_blocks_of_the_whole(
    name: str, corpus: Callable[[str], Path]
) -> None:
    root = corpus(name)
    for path in sorted([*root.rglob("*.md"), *root.rglob("*.mdx")]):
        text = path.read_bytes().decode("utf-8-sig")
        assert by_segments(text) == placed(blocks(text), 0), path


@pytest.mark.parametrize(
    "text",
    [
        "```\n# no heading\n```\n# heading\n",
        "~~~~\n# no\n~~~\n# no\n~~~~\n# heading\n",
        "- item\n  ```\n  # code\n# heading ends the item and its fence\n",
        "- item\n\n   ```\n   # code\n   ```\n# heading\n",
        "   ```\n# code, the fence is at the top\n   ```\n# heading\n",
        "<!--\n# no\n-->\n# heading\n",
        "<div>\n# no\n\n# heading\n",
        "text\n<x-tag>\n```\n# code\n```\n# heading\n",
        "<https://a.b>\n```\n# code\n\n# code\n```\n# heading\n",
        "<pre>\n\n# no\n</pre>\n# heading\n",
        "---\na: 1\n# no\n---\n# heading\n",
        "---\n\n# heading below a break\n",
        "> ```\n# heading ends the quote and its fence\n",
        "1. a\n   ```sh\n   # x\n   ```\n\n# heading\n",
        "\ufeff# heading\n",
        "# a\r# b\r\n# c\n#\n####### no\n#no\n# last",
    ],
)
def test_a_heading_is_a_cut_unless_something_is_open(text: str) -> None:
    assert by_segments(text) == placed(blocks(text), 0)


def test_long_stretches_without_headings_are_cut_where_nothing_is_open() -> None:
    paragraph = "Every line of this stretch says something of its own, number {}, and ends.\n\n"
    text = "".join(paragraph.format(number) for number in range(2_000))
    sizes = [end - start for start, end in zip([0, *cuts(text)], cuts(text), strict=False)]
    assert len(sizes) > len(text) // FIRM_SIZE
    assert all(size >= SOFT_SIZE for size in sizes[:-1])
    assert by_segments(text) == placed(blocks(text), 0)


def test_an_edit_moves_few_cuts_of_a_long_stretch() -> None:
    lines = [f"- item {number} of a list that has no blank line in it\n" for number in range(5_000)]
    before = set(cuts("".join(lines)))
    lines[10] = "- another\n" + lines[10]
    after = {cut - len("- another\n") for cut in cuts("".join(lines))}
    assert len(before - after) <= 3


PIECES = st.sampled_from(
    ["# h\n", "## h {#a}\n", "```\n", "~~~\n", "text\n", "\n", "- a\n", "  b\n", "    c\n", "> q\n",
     "<div>\n", "</div>\n", "<!--", "-->\n", "---\n", "1. x\n", "\r", "\u2028", "😀 é\n",
     "| a | b |\n", "|---|---|\n", "<b>\n", "[l]: /u\n", "===\n", "\t", "   ```\n", "`"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_scanning_again_from_any_cut_finds_the_same_cuts(text: str) -> None:
    found = list(cuts(text))
    for cut in found[:-1]:
        assert list(cuts(text, cut)) == [each for each in found if each > cut]
