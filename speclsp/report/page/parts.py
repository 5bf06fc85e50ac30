"""What a document falls into, for a picture of few documents: the parts under upper headings."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from speclsp.document import Document

_ENOUGH = 4
_OPENING = "(before the first heading)"


class Parts(NamedTuple):
    """The parts of a document, in the order of the text."""

    # Where each begins, ascending; the first is 0.
    starts: tuple[int, ...]
    names: tuple[str, ...]

    def at(self, offset: int) -> int:
        """The part that holds `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)


def parts(document: Document) -> Parts:
    """Those below the headings of the highest levels, of as few levels as give several."""
    return document.remembered(_parts)


def _parts(document: Document) -> Parts:
    sections = [
        (start + section.span.start, section.level, section.title)
        for start, section in document.sections
    ]
    levels = sorted({level for _, level, _ in sections})
    upper = sections
    for level in levels:
        upper = [each for each in sections if each[1] <= level]
        if len(upper) >= _ENOUGH:
            break
    starts = [start for start, _, _ in upper]
    names = [" ".join(title.split()) or "(untitled)" for _, _, title in upper]
    if not starts or starts[0] > 0:
        starts, names = [0, *starts], [_OPENING if names else "", *names]
    return Parts(tuple(starts), tuple(names))
