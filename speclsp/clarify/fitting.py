"""A rewording as it is put into its document: with its end as the words before had it, and in lines
as they were."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from speclsp.clarify.passage import Passage, lines_of
from speclsp.document import Document
from speclsp.text import Edit

# Lines are at least so long.
_NARROW = 40
_STOP = re.compile(r"(?<![.!?])[.!?]\Z")
# A piece of code, a link or a word is not broken.
_TOKEN = re.compile(r"(?:(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\[[^\[\]]*\]\([^()\s]*\)|[^ ])+")
# What begins a line without beginning a list, a quote, a fence, a name or the like.
_PLAIN_START = re.compile(r"[(\"'“‘*_]{0,3}(?:[^\W\d_]|`(?!``)|\d+(?![\d.)]))")
_NAME_LIKE = re.compile(r".*:[*_]*\Z|[a-z]\w*\[|.*~\w+~\d", re.DOTALL)


def ended(new: str, old: str) -> str:
    """`new` with a full stop where `old` has its end, and without one where it has none."""
    stop = _STOP.search(old)
    if stop and new[-1:].isalnum():
        return new + stop.group()
    if not stop and new.endswith(".") and _STOP.search(new) and old[-1:] != ".":
        return new[:-1].rstrip()
    return new


def fitted(document: Document, passage: Passage, words: str) -> Edit:
    """The edit that puts `words`, which are one line, in the place of a passage."""
    at = bisect_right(document.starts, passage.span.start) - 1
    start = document.starts[at]
    there = passage.span.moved(-start)
    lines = lines_of(document.segment_words(at), there)
    if len(lines) == 1:
        return Edit(passage.span, words)
    prefix = document.words(lines[1][0].moved(start))
    before = document.text.place(passage.span.start).column
    last = document.text.line_at(passage.span.end)
    first = document.text.line_at(passage.span.start)
    ends = (document.text.line(each) for each in range(first, last + 1))
    width = max(_NARROW, *(end - low for low, end in ends))
    return Edit(passage.span, _wrapped(words, before, width, prefix))


def _wrapped(words: str, column: int, width: int, prefix: str) -> str:
    """In lines of at most `width` characters where that is safe; the first begins at `column`."""
    indent = len(prefix.lstrip("\r\n"))
    tokens = [each.group() for each in _TOKEN.finditer(words)]
    found, used = tokens[:1], column + len(tokens[0])
    for before, token in pairwise(tokens):
        if used + 1 + len(token) > width and _may_begin(token, before):
            found.append(prefix + token)
            used = indent + len(token)
        else:
            found.append(" " + token)
            used += 1 + len(token)
    return "".join(found)


def _may_begin(token: str, before: str) -> bool:
    """Whether a line may begin with it. Behind a backslash a line end is a break."""
    return (
        _PLAIN_START.match(token) is not None
        and _NAME_LIKE.match(token) is None
        and not before.endswith("\\")
    )
