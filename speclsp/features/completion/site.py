"""Where the cursor stands: the line around it, and in what kind of words. Nothing is written in
code."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from speclsp.document import Document
from speclsp.markdown.blocks import Block, blocks
from speclsp.markdown.extent import line_start
from speclsp.markdown.inline import TooCostlyError, runs
from speclsp.segment import Segment
from speclsp.workspace import Snapshot

_LOOK = 1_000
"""Code points of a line that are looked at, on both sides."""

_LINE_END = re.compile(r"[\r\n]")
_CLOSING = re.compile(r"(?:^|[\r\n])[ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")
_CODE = frozenset(("code", "autolink", "tag"))

Around = Literal["prose", "fence", "html", "code"]


class Site(NamedTuple):
    """`before` and `after` are the line up to the cursor, and from it on."""

    document: Document
    offset: int
    before: str
    after: str
    around: Around
    # The lines of the fence that it stands in, up to the cursor.
    fenced: str = ""


def site(document: Document, offset: int) -> Site:
    """What is around `offset`."""
    string = document.text.string
    offset = max(0, min(offset, len(string)))
    before = string[max(line_start(string, offset), offset - _LOOK) : offset]
    end = _LINE_END.search(string, offset, offset + _LOOK)
    after = string[offset : end.start() if end else offset + _LOOK]
    around, fence = _around(document, string, offset)
    if around == "prose" and before.count("`") % 2 and "`" not in after:
        # Code that is being typed.
        around = "code"
    return Site(document, offset, before, after, around, string[fence:offset] if fence else "")


def _around(document: Document, string: str, offset: int) -> tuple[Around, int]:
    """And where the lines of the fence start, 0 outside of one."""
    at = bisect_right(document.starts, offset) - 1
    if at < 0:
        return "prose", 0
    start, segment = document.starts[at], document.segments[at]
    words = string[start : start + segment.size]
    place = offset - start
    around: Around = "prose"
    for block in _blocks(segment, words):
        if block.start >= place:
            break
        if block.kind == "fence":
            if place <= block.end or not _CLOSING.search(words[block.inner_start : block.end]):
                inner = max(block.inner_start, block.start)
                return ("fence", start + inner) if place >= inner else ("code", 0)
        elif place > block.end:
            continue
        elif block.kind == "front-matter" or block.kind == "code":
            return "code", 0
        elif block.kind == "html":
            around = "html"
        elif block.kind in ("paragraph", "heading", "cell"):
            around = _inline(words, block, place)
    return around, 0


def _blocks(segment: Segment, words: str) -> tuple[Block, ...]:
    """Remembered: while one word is typed, it is asked for after each key, and by several."""
    key = "blocks"
    if key not in segment.memo:
        segment.memo[key] = blocks(words)
    found: tuple[Block, ...] = segment.memo[key]
    return found


def _inline(words: str, block: Block, place: int) -> Around:
    try:
        found = runs(words, block)
    except TooCostlyError:
        return "code"
    inside = [run for run in found if run.start < place < run.end]
    if any(run.kind == "comment" for run in inside):
        return "html"
    return "code" if any(run.kind in _CODE for run in inside) else "prose"


def nearby(snapshot: Snapshot, here: Site) -> list[Document]:
    """All documents: that of the cursor, those beside it, then the rest, each by path."""
    own, folder = here.document.path, here.document.path.rpartition("/")[0]

    def distance(each: tuple[str, Document]) -> tuple[bool, bool, str]:
        path = each[0]
        return path != own, path.rpartition("/")[0] != folder, path

    return [document for _, document in sorted(snapshot.documents.items(), key=distance)]
