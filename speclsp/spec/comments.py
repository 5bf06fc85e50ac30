"""HTML comments, and the block below one that stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.spec.facts import Comment
from speclsp.spec.passage import Passage
from speclsp.text import Span


def comments(passages: Sequence[Passage], at: int) -> Iterator[Comment]:
    """The comments in passage `at`."""
    passage = passages[at]
    if passage.block.kind != "html":
        for run in passage.runs:
            if run.kind == "comment":
                words = passage.segment[run.start + 4 : run.end - 3]
                yield Comment(words, Span(run.start, run.end), False, None)
        return
    found = tuple(_spans(passage.words))
    starts, ends = [low for low, _ in found], [high for _, high in found]
    between = zip([0, *ends], [*starts, len(passage.words)], strict=True)
    alone = passage.parent is None and not any(passage.words[a:b].strip() for a, b in between)
    below = _below(passages, at) if alone else None
    for low, high in found:
        span = Span(passage.start + low, passage.start + high)
        yield Comment(passage.words[low + 4 : high - 3], span, alone, below)


def _spans(html: str) -> Iterator[tuple[int, int]]:
    """Where comments start and end; one that is never closed is none."""
    start = html.find("<!--")
    while start >= 0 and (end := html.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = html.find("<!--", end + 3)


def _below(passages: Sequence[Passage], at: int) -> Span | None:
    for below in range(at + 1, len(passages)):
        passage = passages[below]
        if passage.parent is None and passage.block.kind != "html":
            return passage.span
    return None
