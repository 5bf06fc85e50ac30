"""The words by which a finding is told from others of its rule and clause.

In a clause those at its place will do. Elsewhere one `TODO` is like the next, so a little of what
stands on either side counts too, as far as the paragraph, item or row goes.
"""

from __future__ import annotations

import re

from speclsp.suppression.fingerprint import normal
from speclsp.text import Span

# Code points that are looked at, and those that count, spaces aside.
_NEAR = 200
_COUNTED = 24
# Where something else begins: an empty line, an item, a row, a heading, a fence.
_BORDER = re.compile(r"(?>\r\n?|\n)[ \t>]*(?=[\r\n]|[-*+|#~`]|\d{1,9}[.)][ \t])")
_MARK = re.compile(r"[ \t>]*(?:(?:[-*+|#]+|\d{1,9}[.)])[ \t])?")


def words_at(text: str, span: Span, clause: str) -> str:
    """The words at `span`, which is in a clause of that identifier or, where it is "", in none."""
    here = text[span.start : span.end]
    if clause:
        return here
    low, high = max(0, span.start - _NEAR), min(len(text), span.end + _NEAR)
    for border in _BORDER.finditer(text, low, span.start + 1):
        low = min(border.end(), span.start)
    if mark := _MARK.match(text, low, span.start):
        low = mark.end()
    if border_after := _BORDER.search(text, span.end, high):
        high = border_after.start()
    before, after = _dense(text[low : span.start]), _dense(text[span.end : high])
    return f"{before[-_COUNTED:]} {here} {after[:_COUNTED]}"


def _dense(words: str) -> str:
    return normal(words).replace(" ", "")
