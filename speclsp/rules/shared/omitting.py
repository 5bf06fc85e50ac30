"""Fixes that leave words out, with the space and the commas that go with them, or write a bound in
their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.text import Edit, Span

# Words that would lead to nothing, or to something else.
_LEADING = re.compile(r"\b(?:an?|the|only|not|no)\s+\Z", re.IGNORECASE)
_ENDS = frozenset(".,;:)")


def bounded(document: Document, span: Span, bound: str) -> Iterator[Fix]:
    """Write a bound in place of what stands at `span`, at the end of what is demanded: elsewhere it
    would tear the sentence."""
    text = document.text.string
    behind = text[span.end : span.end + 1]
    if (not behind.strip() and not text[span.end : span.end + 2].strip(" ")) or behind in _ENDS:
        yield Fix(f'Write "{bound}"', "consent", ((document.path, Edit(span, bound)),))


def omitted(document: Document, span: Span) -> Iterator[Fix]:
    """Leave out what stands at `span`, in the middle or at the end of a sentence.

    Nothing where the sentence would then begin in lower case, or where the words are parted from
    the rest by more than a space.
    """
    text = document.text.string
    words = document.words(span)
    start, end = span
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if not words[:1].islower() or "\n" in words or _LEADING.search(text[max(0, start - 8) : start]):
        return
    if before == ", " and after[:1] in {",", ".", ";"}:
        start -= 2
        end += after[:1] == ","
    elif before.endswith(" "):
        start -= 1
    else:
        return
    yield Fix(f'Leave out "{words}"', "consent", ((document.path, Edit(Span(start, end), "")),))
