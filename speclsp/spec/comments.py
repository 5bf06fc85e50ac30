"""HTML comments, and the block below one that stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.spec.facts import Comment
from speclsp.spec.passage import Passage
from speclsp.text import Span

SWITCHES = frozenset(("oft:off", "oft:on"))
"""Comments that say from where on identifiers are none, and from where on they are again."""


def comments(passages: Sequence[Passage]) -> tuple[Comment, ...]:
    """All comments, in the order of the text."""
    if not passages or "<!--" not in passages[0].segment:
        return ()
    found: list[list[Comment]] = []
    below: Span | None = None
    for passage in reversed(passages):
        if passage.block.kind == "html":
            places = tuple(_spans(passage.words))
            alone = passage.parent is None and _are_all(passage.words, places)
            found.append(list(_in_html(passage, places, alone, below if alone else None)))
        else:
            alone = False
            found.append(list(_in_line(passage)))
        if passage.parent is None and not alone:
            below = passage.span
    return tuple(comment for each in reversed(found) for comment in each)


def _in_line(passage: Passage) -> Iterator[Comment]:
    for run in passage.runs:
        if run.kind == "comment":
            words = passage.segment[run.start + 4 : run.end - 3]
            yield Comment(words, Span(run.start, run.end), False, None)


def _in_html(
    passage: Passage, places: Sequence[tuple[int, int]], alone: bool, below: Span | None
) -> Iterator[Comment]:
    for low, high in places:
        span = Span(passage.start + low, passage.start + high)
        yield Comment(passage.words[low + 4 : high - 3], span, alone, below)


def _spans(html: str) -> Iterator[tuple[int, int]]:
    """Where comments start and end; one that is never closed is none."""
    start = html.find("<!--")
    while start >= 0 and (end := html.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = html.find("<!--", end + 3)


def _are_all(html: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but comments stands there."""
    starts, ends = [low for low, _ in places], [high for _, high in places]
    between = zip([0, *ends], [*starts, len(html)], strict=True)
    return not any(html[low:high].strip() for low, high in between)
