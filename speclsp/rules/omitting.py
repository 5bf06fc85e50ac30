"""The fix that leaves words out, with the space and the commas that go with them."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.text import Edit, Span


def omitted(document: Document, span: Span) -> Iterator[Fix]:
    """Leave out what stands at `span`, in the middle or at the end of a sentence.

    Nothing where the sentence would then begin in lower case, or where the words are parted from
    the rest by more than a space.
    """
    text = document.text.string
    words = document.words(span)
    start, end = span
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if not words[:1].islower() or "\n" in words:
        return
    if before == ", " and after[:1] in {",", ".", ";"}:
        start -= 2
        end += after[:1] == ","
    elif before.endswith(" "):
        start -= 1
    else:
        return
    yield Fix(f'Leave out "{words}"', "consent", ((document.path, Edit(Span(start, end), "")),))
