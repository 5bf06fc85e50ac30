"""HTML comments, and the block below one that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.spec.facts import Comment
from speclsp.spec.passage import Passage
from speclsp.text import Span

_COMMENT = re.compile(r"<!--(?P<words>.*?)-->", re.DOTALL)


def comments(passages: Sequence[Passage], at: int) -> Iterator[Comment]:
    """The comments in passage `at`."""
    passage = passages[at]
    if passage.block.kind != "html":
        for run in passage.runs:
            if run.kind == "comment":
                words = passage.segment[run.start + 4 : run.end - 3]
                yield Comment(words, Span(run.start, run.end), False, None)
        return
    alone = passage.parent is None and not _COMMENT.sub("", passage.words).strip()
    below = _below(passages, at) if alone else None
    for comment in _COMMENT.finditer(passage.words):
        start = passage.start + comment.start()
        span = Span(start, start + len(comment.group()))
        yield Comment(comment.group("words"), span, alone, below)


def _below(passages: Sequence[Passage], at: int) -> Span | None:
    for passage in passages[at + 1 :]:
        if passage.parent is None and passage.block.kind != "html":
            return passage.span
    return None
