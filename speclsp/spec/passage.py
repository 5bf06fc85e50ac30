"""A segment read into passages: its blocks with their words, their runs, and what is not prose
masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speclsp.markdown.blocks import TOO_DEEP, Block, blocks
from speclsp.markdown.inline import Run, TooCostlyError, runs
from speclsp.spec.normative import normative
from speclsp.spec.prose import masked
from speclsp.text import Span

# GitHub's extended autolinks; a closing bracket or a full stop at the end is the sentence's.
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>`|]*[^\s<>`|.,;:!?'\"*_)\]]")
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
_PROSE = frozenset(("paragraph", "heading", "cell"))
_LINKS = frozenset(("link", "image", "full", "collapsed"))
_MASKED = frozenset(("code", "autolink", "tag", "comment"))


class Passage(NamedTuple):
    """One block. Offsets are those of the segment; `words` starts at `start`."""

    segment: str
    block: Block
    # The block that directly contains it, and its place among the segment's blocks.
    parent: Block | None
    at: int
    normative: bool
    # The words as written, or the lines of a fence.
    words: str
    # `words` with U+FFFC for what is no prose, spaces for comments; the length stays.
    masked: str = ""
    runs: tuple[Run, ...] = ()
    # Start and end, in turn and ascending, of all that is masked.
    masks: tuple[int, ...] = ()
    # It, or its runs, could not be read.
    costly: bool = False

    @property
    def start(self) -> int:
        return self.block.inner_start

    @property
    def span(self) -> Span:
        return Span(self.block.start, self.block.end)

    @property
    def uncommented(self) -> str:
        """`words` with spaces for comments; the length stays."""
        if "<!--" not in self.words:
            return self.words
        return self.without((run.start, run.end) for run in self.runs if run.kind == "comment")

    def without(self, places: Iterable[tuple[int, int]]) -> str:
        """`words` with U+FFFC for what stands in these places, spaces for comments."""
        span = Span(self.block.inner_start, self.block.inner_end)
        return masked(self.segment, span, _joined(places))


def passages(segment: str) -> tuple[Passage, ...]:
    """Every block of `segment` as a passage, containers before what they contain."""
    return tuple(_passages(segment))


def _passages(segment: str) -> Iterator[Passage]:
    found = blocks(segment)
    flags = normative(segment, found)
    for index, (block, flag) in enumerate(zip(found, flags, strict=True)):
        parent = found[block.parent] if block.parent >= 0 else None
        words = segment[block.inner_start : block.inner_end]
        if block.kind not in _PROSE:
            costly = block.note == TOO_DEEP
            yield Passage(segment, block, parent, index, flag, words, costly=costly)
            continue
        inline: tuple[Run, ...] = ()
        costly = False
        try:
            inline = runs(segment, block)
        except TooCostlyError:
            costly = True
        masks = _masks(block, words, inline)
        shown = words
        if masks:
            shown = masked(segment, Span(block.inner_start, block.inner_end), masks)
        yield Passage(segment, block, parent, index, flag, words, shown, inline, masks, costly)


def _masks(block: Block, words: str, inline: tuple[Run, ...]) -> tuple[int, ...]:
    start = block.inner_start
    found = list(zip(block.holes[::2], block.holes[1::2], strict=True))
    for run in inline:
        if run.kind in _MASKED:
            found.append((run.start, run.end))
        elif run.kind in _LINKS:
            found.append((run.text_end, run.end))
    if "://" in words or "www." in words:
        found += [(start + each.start(), start + each.end()) for each in _ADDRESS.finditer(words)]
    if "{" in words:
        found += [(start + each.start(), start + each.end()) for each in _TEMPLATE.finditer(words)]
    return _joined(found) if found else ()


def _joined(found: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    joined: list[int] = []
    for start, end in sorted(found):
        if start >= end:
            continue
        if joined and start <= joined[-1]:
            joined[-1] = max(joined[-1], end)
        else:
            joined += (start, end)
    return tuple(joined)
