"""The blocks of a segment, read anew where somebody has to know them, and kept with it."""

from __future__ import annotations

from speclsp.document import Document
from speclsp.markdown.blocks import Block, blocks

_KEY = "layout"


def layout(document: Document, at: int, string: str) -> tuple[Block, ...]:
    """The blocks of segment number `at` of `document`, which has the text `string`.

    Their offsets count from the segment.
    """
    segment, start = document.segments[at], document.starts[at]
    if _KEY not in segment.memo:
        segment.memo[_KEY] = blocks(string[start : start + segment.size])
    found: tuple[Block, ...] = segment.memo[_KEY]
    return found
