"""A segment read into passages: its blocks with their words, their runs, and what is not prose
masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from speclsp.markdown.blocks import TOO_DEEP, Block, blocks
from speclsp.markdown.inline import Run, TooCostlyError, runs
from speclsp.spec.normative import normative
from speclsp.spec.prose import masked
from speclsp.text import Span

# GitHub's extended autolinks; a closing bracket or a full stop at the end is the sentence's.
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>`|]*[^\s<>`|.,;:!?'\"*_)\]]")
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
_MASKED = frozenset(("code", "autolink", "tag", "comment"))


@dataclass(frozen=True)
class Passage:
    """One block. Offsets are those of the segment; `words` starts at `start`."""

    segment: str
    block: Block
    # The block that directly contains it, and its place among the segment's blocks.
    parent: Block | None
    index: int
    normative: bool
    runs: tuple[Run, ...]
    # The runs could not be read.
    costly: bool = False

    @property
    def start(self) -> int:
        return self.block.inner_start

    @property
    def span(self) -> Span:
        return Span(self.block.start, self.block.end)

    @cached_property
    def words(self) -> str:
        """The words as written, or the lines of a fence."""
        return self.segment[self.block.inner_start : self.block.inner_end]

    @cached_property
    def masks(self) -> tuple[int, ...]:
        """Start and end, in turn and ascending, of all that is not prose."""
        if self.block.kind not in ("paragraph", "heading", "cell"):
            return ()
        found = list(zip(self.block.holes[::2], self.block.holes[1::2], strict=True))
        for run in self.runs:
            if run.kind in _MASKED:
                found.append((run.start, run.end))
            elif run.kind in ("link", "image", "full", "collapsed"):
                found.append((run.text_end, run.end))
        for pattern in (_ADDRESS, _TEMPLATE):
            if pattern is _ADDRESS and "://" not in self.words and "www." not in self.words:
                continue
            found += [
                (self.start + m.start(), self.start + m.end()) for m in pattern.finditer(self.words)
            ]
        return _joined(found)

    @cached_property
    def masked(self) -> str:
        """`words` with U+FFFC for what is masked, spaces for comments; the length stays."""
        inner = Span(self.block.inner_start, self.block.inner_end)
        return masked(self.segment, inner, self.masks)

    @cached_property
    def uncommented(self) -> str:
        """`words` with spaces for comments; the length stays."""
        masks = [at for run in self.runs if run.kind == "comment" for at in (run.start, run.end)]
        inner = Span(self.block.inner_start, self.block.inner_end)
        return masked(self.segment, inner, masks)


def passages(segment: str) -> tuple[Passage, ...]:
    """Every block of `segment` as a passage, containers before what they contain."""
    return tuple(_passages(segment))


def _passages(segment: str) -> Iterator[Passage]:
    found = blocks(segment)
    flags = normative(segment, found)
    for index, (block, flag) in enumerate(zip(found, flags, strict=True)):
        parent = found[block.parent] if block.parent >= 0 else None
        inline: tuple[Run, ...] = ()
        costly = block.note == TOO_DEEP
        if block.kind in ("paragraph", "heading", "cell"):
            try:
                inline = runs(segment, block)
            except TooCostlyError:
                costly = True
        yield Passage(segment, block, parent, index, flag, inline, costly)


def _joined(found: list[tuple[int, int]]) -> tuple[int, ...]:
    joined: list[int] = []
    for start, end in sorted(found):
        if start >= end:
            continue
        if joined and start <= joined[-1]:
            joined[-1] = max(joined[-1], end)
        else:
            joined += (start, end)
    return tuple(joined)
