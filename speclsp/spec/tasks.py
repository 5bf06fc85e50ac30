"""The tasks of a list: `- [ ] T012 ...`, `- [x] 2.1 ...`, `- [ ]* 3. ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.spec.facts import Task
from speclsp.spec.passage import Passage
from speclsp.text import Span

_BOX = re.compile(r".*\[(?P<mark>[ xX-])\]\Z")
# An optional task has a star behind its box, which is then no box to Markdown.
_STARRED = re.compile(r"\[(?P<mark>[ xX-])\]\*?(?=\s)")
# One of these is in each, and to look for them first takes a tenth of the time.
_BOXES = ("[ ]", "[x]", "[X]", "[-]")
_NUMBER = re.compile(
    r"[\s*_]*(?P<id>[A-Z]{1,6}-?\d{2,}[a-z]?|\d+(?:\.\d+)+[a-z]?|\d+(?=[.):]))[*_]*(?:[.):]|(?=\s))"
)


def tasks(passages: Sequence[Passage]) -> Iterator[Task]:
    """The items with a box, in the order of the text."""
    segment = passages[0].segment if passages else ""
    if not any(box in segment for box in _BOXES):
        return
    for at, passage in enumerate(passages):
        item = passage.parent
        if passage.block.kind != "paragraph" or item is None or item.kind != "item":
            continue
        if passages[at - 1].block is not item:
            continue
        box = _BOX.match(item.note)
        words, skipped = passage.words, 0
        if starred := _STARRED.match(words):
            box, skipped = starred, starred.end()
        if box is None:
            continue
        number = _NUMBER.match(words, skipped)
        low, high = number.span("id") if number else (skipped, skipped)
        yield Task(
            words[low:high],
            box.group("mark") in "xX",
            Span(item.start, passage.block.inner_end),
            Span(passage.start + low, passage.start + high),
        )
