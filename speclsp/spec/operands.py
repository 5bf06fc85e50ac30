"""How a sentence, a line or a cell names a document, a section or a clause."""

from __future__ import annotations

import re

from speclsp.spec.passage import Passage
from speclsp.spec.ruling import Operand
from speclsp.text import Span

MARKS = r"[*_]{0,3}"
ID = r"(?:[A-Za-z]{1,20}~[\w.-]+~\d{1,9}|(?=[^\s\]~]*\d)[A-Z][\w-]*(?:\.[\w-]+)*)"
"""What may be an identifier; whether one is known is not said."""

_THIS = r"this (?:document|specification|spec|file|page|section)"
_PATH = r"[\w.-]+(?:/[\w.-]+)*\.md(?![\w-])"
_NOUN = r"(?:document|specification|spec|section|file|requirement|rule|clause)"
_EACH = re.compile(ID)
_HIDDEN = frozenset(("link", "code", "comment"))


def operand(name: str) -> str:
    """A pattern that has what is named in a group of this name."""
    kinds = rf"\ufffc+|{_THIS}|{_PATH}|\[?{ID}\]?"
    return rf"(?:the )?(?:{_NOUN} )?{MARKS}(?P<{name}>{kinds}){MARKS}(?: {_NOUN})?"


def shown(passage: Passage) -> str:
    """Its words with U+FFFC for links and code, and spaces for comments; the length stays."""
    return passage.without((run.start, run.end) for run in passage.runs if run.kind in _HIDDEN)


def named(passage: Passage, words: str, low: int, high: int) -> Operand:
    """What is named at a place of `words`, which is the passage as it is shown."""
    span = Span(low, high).moved(passage.start)
    written = words[low:high]
    if written.startswith("\ufffc"):
        return Operand("quoted", passage.words[low:high], span)
    if written[:5].casefold() == "this ":
        is_section = written.casefold().endswith("section")
        return Operand("this", "section" if is_section else "document", span)
    if written.endswith(".md"):
        return Operand("path", written, span)
    start = span.start + written.startswith("[")
    bare = written.strip("[]")
    return Operand("clause", bare, Span(start, start + len(bare)))


def identifiers(passage: Passage, low: int, high: int) -> tuple[Operand, ...]:
    """The identifiers between two places of the passage."""
    return tuple(
        Operand("clause", each.group(), Span(each.start(), each.end()).moved(passage.start))
        for each in _EACH.finditer(passage.uncommented, low, high)
    )
