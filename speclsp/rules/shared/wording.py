"""What rules on wording share: what may stand between two words, what is quoted, and what is the
name of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

GAP = r"[*_]*(?:[ \t]+|[ \t]*(?:\r\n?|\n)[ \t\ufffc]*)[*_]*"
"""White space and emphasis between two words, over at most one line end and a quote's marks."""
# In words longer than this, quotation marks are looked for only so near.
_LONG = 10_000
_NEAR = 1_000
_MASKED = re.compile("\ufffc+")
_CODE = re.compile(r"(`[^`]*`)")
_LINE_END = re.compile(r"[\r\n\x85\u2028\u2029][ \t>]*")
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
    return _unmarked(words).strip()


def shown(statement: Statement, span: Span) -> str:
    """The words at a place of a passage as a message shows them, on one line, code as it is
    written; where there are none, what is written there."""
    low, high = span
    pieces: list[str] = []
    done = low
    for found in _MASKED.finditer(statement.passage, low, high):
        pieces.append(_unmarked(statement.passage[done : found.start()]))
        written = statement.written[found.start() : found.end()]
        pieces.append(_on_one_line(written) if written.startswith("`") else " ")
        done = found.end()
    pieces.append(_unmarked(statement.passage[done:high]))
    words = " ".join("".join(pieces).split())
    return words or _on_one_line(statement.written[low:high]).strip("<>![]()")


def plain_but_code(words: str) -> str:
    """As `plain`, but what stands between backticks is kept as it is."""
    pieces = _CODE.split(words)
    kept = [each if each.startswith("`") else _unmarked(each) for each in pieces]
    return " ".join("".join(kept).split())


def _unmarked(words: str) -> str:
    return re.sub(r"[\s\ufffc]+", " ", re.sub(r"[*_]+", "", words))


def _on_one_line(written: str) -> str:
    """Code or a link that goes on in the next line, without what belongs to a quote there."""
    return " ".join(_LINE_END.sub(" ", written).split())


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
    for phrase in vocabulary:
        low, high = max(0, span.end - len(phrase)), span.start + len(phrase)
        for found in _exactly(phrase).finditer(words, low, high):
            if found.start() <= span.start and span.end <= found.end():
                return True
    return False


@lru_cache(maxsize=256)
def _exactly(phrase: str) -> re.Pattern[str]:
    """The phrase, in whatever letters."""
    return re.compile(re.escape(phrase), re.IGNORECASE)
