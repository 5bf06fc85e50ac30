"""What rules on wording share: what may stand between two words, what is quoted, and what is the
name of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

GAP = r"[*_]*(?:[ \t]+|[ \t]*(?:\r\n?|\n)[ \t\ufffc]*)[*_]*"
"""White space and emphasis between two words, over at most one line end and a quote's marks."""
# In words longer than this, quotation marks are looked for only so near.
_LONG = 10_000
_NEAR = 1_000
_MASKED = re.compile("\ufffc+")
# Holds the place of code while marks around words are taken away.
_HELD = "\ue000"
# So many words are looked at as a name.
_NAME = 2
# Only marks stand before the first word of a sentence, and it is capitalised anyway.
_OPENING = re.compile(r"(?:\A|[.:!?]\s)[\W\d_]*\Z|(?:\A|\s)[*_]*[A-Z]+(?:-[\w.]+)+[*_:\])]*\s*\Z")


def quoted(words: str, start: int, end: int) -> bool:
    """Whether `words[start:end]` stands inside quotation marks, so that it is mentioned only."""
    low, high = (max(0, start - _NEAR), end + _NEAR) if len(words) > _LONG else (0, len(words))
    if words.count('"', low, start) % 2 and words.find('"', end, high) >= 0:
        return True
    for opening, closing in ("“”", "«»", "「」"):
        opened = words.rfind(opening, low, start)
        if opened > words.rfind(closing, low, start) and words.find(closing, end, high) >= 0:
            return True
    return words[start - 1 : start] in ("'", "‘") and words[end : end + 1] in ("'", "’")


def plain(words: str) -> str:
    """Words as they are shown in a message: without emphasis, on one line."""
    return re.sub(r"[\s\ufffc]+", " ", re.sub(r"[*_]+", "", words)).strip()


def shown(statement: Statement, span: Span) -> str:
    """The words at a place of a passage as a message shows them, code as it is written."""
    low, high = span
    code: list[str] = []

    def kept(found: re.Match[str]) -> str:
        written = statement.written[low + found.start() : low + found.end()]
        if not written.startswith("`"):
            return " "
        code.append(written)
        return _HELD

    words = plain(_MASKED.sub(kept, statement.passage[low:high]))
    for written in code:
        words = words.replace(_HELD, written, 1)
    return words


def either(names: Sequence[str]) -> str:
    """Names in quotation marks, of which one is meant: `"a", "b" or "c"`."""
    *others, last = (f'"{each}"' for each in names)
    return f"{', '.join(others)} or {last}" if others else last


def is_proper(statement: Statement, span: Span) -> bool:
    """Whether one or two words are part of a name: capitalised in the middle of a sentence, as
    "Fast" in `the Fast Lane badge`. Words in capitals throughout are none."""
    words = statement.passage[span.start : span.end]
    first = words.split(None, 1)[0] if words.strip() else ""
    if len(words.split()) > _NAME or not first[:1].isupper() or first.isupper():
        return False
    before = statement.passage[statement.span.start : span.start]
    return _OPENING.search(before) is None


def is_mentioned(statement: Statement, span: Span, setting: Setting) -> bool:
    """Whether words are only quoted, are somebody's name, or are fine in this project."""
    return (
        quoted(statement.passage, span.start, span.end)
        or is_proper(statement, span)
        or is_allowed(statement.passage, span, setting.vocabulary)
    )


def is_allowed(words: str, span: Span, vocabulary: Iterable[str]) -> bool:
    """Whether a place lies in one of the project's own words or phrases."""
    lower = words.lower()
    for phrase in vocabulary:
        low = max(0, span.end - len(phrase))
        at = lower.find(phrase, low, span.start + len(phrase))
        while at >= 0:
            if at <= span.start and span.end <= at + len(phrase):
                return True
            at = lower.find(phrase, at + 1, span.start + len(phrase))
    return False
