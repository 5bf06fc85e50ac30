"""Where a text can be cut so that each piece, parsed alone, gives the blocks of the whole.

A cut is only made where no block can be open, so the state at every cut is the same: nothing open.
That is what lets a scan start at any cut, and stop at the first old one that it meets again. Two
kinds:

- before an ATX heading in column 0 that is not inside a fence, an HTML block or front matter;
- in long stretches without headings, before an ordinary line or list item in column 0. Which of
  them is chosen by the line's own words, so that an edit moves few of the cuts behind it.

Not cutting is always right, cutting inside a block never, so doubtful places are not cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from speclsp.markdown.extent import after_fence, after_front_matter, after_html, line_end

LEAST_SIZE = 200
"""Nothing shorter is cut off: a thousand headings in a row are not worth a thousand pieces."""

SOFT_SIZE = 250
"""A stretch without headings is cut once it has this many code points, where the words of a line
say so."""

FIRM_SIZE = 6_000
"""From this size on it is cut before any line that allows it."""

_LINE_START = r"(?:^|(?<=\r))"
_OPENING = re.compile(
    _LINE_START
    + r"""(?:
        (?P<heading>\#{1,6}(?=[ \t\r\n]|\Z))
      | (?P<fence>[ ]{0,3}(?:`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,}))
      | (?P<html>[ ]{0,3}<(?=[A-Za-z/!?]))
    )""",
    re.MULTILINE | re.VERBOSE,
)
_SOFT = re.compile(
    _LINE_START
    + r"""(?:
        (?P<item>[-+*][ ](?=[ ]{0,3}[^\s\-*_]))
      | (?P<plain>[\w(\[](?![^\r\n]{0,9}[.)][ \t\r\n]))
    )""",
    re.MULTILINE | re.VERBOSE,
)


def cuts(text: str, start: int = 0) -> Iterator[int]:
    """The places after `start` where `text` is cut, ascending, with the text's end as the last.

    `start` is 0 or a place where the text is cut; the empty text is not cut.
    """
    position = after_front_matter(text) if start == 0 else start
    last = start
    while position < len(text):
        opening = _OPENING.search(text, position)
        at = opening.start() if opening else len(text)
        if at - last >= SOFT_SIZE:
            for cut in _soft_cuts(text, position, at, last):
                yield cut
                last = cut
        if opening is None:
            break
        position = opening.end()
        if opening.lastgroup == "heading":
            if at - last >= LEAST_SIZE:
                yield at
                last = at
        elif opening.lastgroup == "fence":
            position = after_fence(text, at, last)
        else:
            position = max(position, after_html(text, at, last))
    if last < len(text):
        yield len(text)


def _soft_cuts(text: str, start: int, end: int, last: int) -> Iterator[int]:
    for line in _SOFT.finditer(text, max(start, last + SOFT_SIZE), end):
        at = line.start()
        size = at - last
        if size < SOFT_SIZE or not _may_be_cut(text, at, line.lastgroup):
            continue
        words = text[at : line_end(text, at)]
        if size >= FIRM_SIZE or crc32(words.encode("utf-8", "surrogatepass")) % 2 == 0:
            yield at
            last = at


def _may_be_cut(text: str, at: int, kind: str | None) -> bool:
    if kind == "plain":
        return _follows_blank_line(text, at)
    return not _ends_with_heading(text[max(0, at - 200) : at])


def _follows_blank_line(text: str, at: int) -> bool:
    before = text[max(0, at - 200) : at].rstrip(" \t")
    if not before or before[-1] not in "\r\n":
        return False
    before = before.removesuffix("\r\n") if before.endswith("\r\n") else before[:-1]
    before = before.rstrip(" \t")
    return bool(before) and before[-1] in "\r\n" and not _ends_with_heading(before)


def _ends_with_heading(before: str) -> bool:
    """A heading stays in one piece with the first paragraph or item below it."""
    words = before.rstrip()
    return words[max(words.rfind("\n"), words.rfind("\r")) + 1 :].startswith("#")
