"""Small bars in a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.diagnostic import SEVERITIES
from speclsp.report.page.markup import Markup, element

_WIDTH = 120
_HEIGHT = 8


def share(part: int, whole: int) -> Markup:
    """How much of a whole."""
    done = _WIDTH * part / whole if whole else 0
    return _bar([("track", 0, _WIDTH), ("fill-good", 0, done)])


def stacked(counts: Sequence[int], most: int) -> Markup:
    """Counts by severity beside each other; `most` would fill the bar."""
    found: list[tuple[str, float, float]] = []
    at = 0.0
    for severity, count in zip(SEVERITIES, counts, strict=True):
        size = _WIDTH * count / max(1, most)
        found.append((f"fill-{severity}", at, size))
        at += size
    return _bar(found)


def _bar(stretches: Sequence[tuple[str, float, float]]) -> Markup:
    rects = [
        element("rect", x=at, y=0, width=size, height=_HEIGHT, class_=name)
        for name, at, size in stretches
        if size
    ]
    return element(
        "svg",
        *rects,
        width=_WIDTH,
        height=_HEIGHT,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        class_="bar",
        aria_hidden="true",
    )
