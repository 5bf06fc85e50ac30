"""Markdown read line by line: fences, comments and code are blanked, the rest stays in its place.

Knows nothing of blocks: enough where fences stand in plain text, quotes and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(
    r"^[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+|\d+[.)][ \t]+)?[ \t]*(`{3,}(?=[^`]*$)|~{3,})(.*)$"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


def fence_flags(lines: list[str]) -> list[bool]:
    """For each line whether it is of a fence, the two marker lines included."""
    flags: list[bool] = []
    opened = ""
    for line in lines:
        marker = _FENCE.match(line)
        flags.append(bool(opened or marker))
        if marker and not opened:
            opened = marker[1]
        elif marker and marker[1].startswith(opened) and not marker[2].strip():
            opened = ""
    return flags


def fence_lines(text: str) -> Iterator[tuple[int, str]]:
    """Number, from 1, and text of each line of a fence."""
    lines = text.split("\n")
    for number, (line, fenced) in enumerate(zip(lines, fence_flags(lines), strict=True), 1):
        if fenced:
            yield number, line


def without_fences(text: str) -> str:
    """The text with the lines of fences emptied."""
    lines = text.split("\n")
    kept = zip(lines, fence_flags(lines), strict=True)
    return "\n".join("" if fenced else line for line, fenced in kept)


def without_front_matter(text: str) -> str:
    """The text with the lines of a leading `---` or `+++` block emptied."""
    lines = text.split("\n")
    if lines[0].rstrip() not in ("---", "+++"):
        return text
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == lines[0].rstrip():
            return "\n" * (number + 1) + "\n".join(lines[number + 1 :])
    return text


def prose(text: str) -> str:
    """The text without front matter, fences, comments and code spans."""
    visible = _COMMENT.sub(_spaces, without_fences(without_front_matter(text)))
    # a code span ends with its paragraph
    return "\n\n".join(_CODE.sub(_spaces, part) for part in visible.split("\n\n"))


def line_of(text: str, offset: int) -> int:
    """The 1-based line of an offset."""
    return text.count("\n", 0, offset) + 1


def _spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
